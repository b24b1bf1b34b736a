/**
 * Markdown written indented in the source: drops the common indentation and the blank first and last
 * lines, so that posts can be read in place. One source line is one paragraph or list item.
 */
export function md(strings: TemplateStringsArray): string {
	const lines = (strings[0] ?? '').split('\n');
	const indents = lines
		.filter((line) => line.trim() !== '')
		.map((line) => line.length - line.trimStart().length);
	// A text that starts on the line of the opening backtick has no indentation to give.
	const common = Math.min(...indents.filter((_, i) => i > 0 || lines[0]?.trim() === ''));
	return lines
		.map((line, i) =>
			i === 0 && line.trim() !== '' ? line : line.slice(Number.isFinite(common) ? common : 0)
		)
		.join('\n')
		.trim();
}
