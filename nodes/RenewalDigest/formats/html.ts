/** HTML that was written here, or created from text by {@link html}. */
export interface Html {
	readonly html: string;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const SPECIAL = /[&<>"']/;

const escaped = (text: string): string =>
	SPECIAL.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character) : text;

type Value = string | number | Html | readonly Html[];

function written(value: Value): string {
	if (typeof value === 'string') return escaped(value);
	if (typeof value === 'number') return String(value);
	return 'html' in value ? value.html : value.map((one) => one.html).join('');
}

/** Templates without the line breaks and the indentation of their source, which would be a third of every mail. */
const collapsed = new WeakMap<TemplateStringsArray, string[]>();

function partsOf(template: TemplateStringsArray): string[] {
	const known = collapsed.get(template);
	if (known !== undefined) return known;
	const parts = template.map((part) => part.replace(/\s+/g, ' '));
	collapsed.set(template, parts);
	return parts;
}

/** A template that escapes every value as text, unless it is HTML created in the same way. */
export function html(template: TemplateStringsArray, ...values: Value[]): Html {
	const parts = partsOf(template);
	let text = parts[0] ?? '';
	values.forEach((value, index) => {
		text += written(value) + (parts[index + 1] ?? '');
	});
	return { html: text };
}
