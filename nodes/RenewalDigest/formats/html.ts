/** HTML that was written here, or made from text by {@link html}. */
export interface Html {
	readonly html: string;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

type Value = string | number | Html | readonly Html[];

function written(value: Value): string {
	if (typeof value === 'string') return escaped(value);
	if (typeof value === 'number') return String(value);
	return 'html' in value ? value.html : value.map((one) => one.html).join('');
}

/** A template in which every value is text, and means nothing but itself, unless it is HTML made in the same way. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
	let text = parts[0] ?? '';
	values.forEach((value, index) => {
		text += written(value) + (parts[index + 1] ?? '');
	});
	return { html: text };
}
