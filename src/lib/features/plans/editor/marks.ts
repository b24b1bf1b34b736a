import type { Mark, Schema } from '@tiptap/pm/model';

/** The marks of a run of text from its formatting attributes; unknown ones are left out. */
export function attributesToMarks(schema: Schema, attributes: Record<string, unknown> = {}): Mark[] {
	return Object.entries(attributes).flatMap(([key, value]) => {
		// Where a mark may stand twice, its name carries a hash.
		const name = key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
		const type = Object.hasOwn(schema.marks, name) ? schema.marks[name]! : null;
		return type && value ? [type.create(typeof value === 'object' ? value : null)] : [];
	});
}
