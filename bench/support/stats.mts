/** The middle of an odd number of values, and between the two in the middle of an even one. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
	return (lower + upper) / 2;
}

/** Three significant digits, thousands apart: what noise leaves of a figure. */
export function figure(value: number, unit = ''): string {
	if (!Number.isFinite(value)) return '–';
	const rounded = Number(value.toPrecision(3));
	return `${rounded.toLocaleString('en-US', { maximumFractionDigits: 6 })}${unit === '' ? '' : ` ${unit}`}`;
}

/** Least to most, such as `3.1–3.4`; nothing for a single value. */
export function spread(values: readonly number[]): string {
	if (values.length < 2) return '–';
	return `${figure(Math.min(...values))}–${figure(Math.max(...values))}`;
}

/** Such as `9.4x`. */
export const ratio = (value: number): string => `${figure(value)}x`;

export const count = (value: number): string => value.toLocaleString('en-US');
