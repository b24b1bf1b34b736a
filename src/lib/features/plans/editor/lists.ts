import { Node, wrappingInputRule } from '@tiptap/core';

/** A list begins when somebody types how it begins: `- ` or `1. `. */
const list = (name: 'bulletList' | 'orderedList', tag: 'ul' | 'ol', begins: RegExp, keys: string) =>
	Node.create({
		name,
		group: 'block list',
		content: 'listItem+',
		parseHTML: () => [{ tag }],
		renderHTML: () => [tag, 0],
		addKeyboardShortcuts() {
			return { [keys]: () => this.editor.commands.toggleList(name, 'listItem') };
		},
		addInputRules() {
			return [wrappingInputRule({ find: begins, type: this.type })];
		}
	});

export const BulletList = list('bulletList', 'ul', /^\s*[-+*•]\s$/, 'Mod-Shift-8');
export const OrderedList = list('orderedList', 'ol', /^\s*(?:1|١)[.)]\s$/, 'Mod-Shift-7');

export const ListItem = Node.create({
	name: 'listItem',
	content: 'paragraph block*',
	defining: true,
	parseHTML: () => [{ tag: 'li' }],
	renderHTML: () => ['li', 0],
	addKeyboardShortcuts() {
		// Asked for anew each time: commands belong to the state they were asked in.
		const commands = () => this.editor.commands;
		return {
			Enter: () => commands().splitListItem('listItem'),
			// Where there is nothing to go under, Tab goes on to what comes after the text.
			Tab: () => commands().sinkListItem('listItem'),
			'Shift-Tab': () => commands().liftListItem('listItem'),
			Backspace: () => {
				const { $from, empty } = this.editor.state.selection;
				const first = $from.depth > 1 && $from.node(-1).type.name === 'listItem' && $from.index(-1) === 0;
				return empty && first && $from.parentOffset === 0 && commands().liftListItem('listItem');
			}
		};
	}
});
