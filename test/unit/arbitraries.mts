import fc from 'fast-check';

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - SURROGATES }).map(
	(index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES),
	(character) => {
		const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
		if (point === undefined || character !== String.fromCodePoint(point)) throw new Error('Not one character');
		return point < FIRST_SURROGATE ? point : point - SURROGATES;
	},
);

/** Any text that Unicode allows. fast-check's unit `binary` is the same, but takes most of a second to set up. */
export const anyText = (constraints: { maxLength?: number } = {}): fc.Arbitrary<string> =>
	fc.string({ unit: anyCharacter, ...constraints });
