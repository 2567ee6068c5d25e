/** Every ring of tests runs from TypeScript as written; swc strips the types, tsc checks them (`npm run check`). */
const transform = {
	'^.+\\.m?ts$': [
		'@swc/jest',
		{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
	],
};

/** Folders of one ring share what they run on: a vendor's node in n8n-core, or nothing at all. */
const ring = (name, ...folders) => ({
	displayName: name,
	testEnvironment: '<rootDir>/test/support/environment.cjs',
	roots: ['<rootDir>/test'],
	testMatch: [name, ...folders].flatMap((folder) => [
		`<rootDir>/test/${folder}/**/*.test.ts`,
		`<rootDir>/test/${folder}/**/*.test.mts`,
	]),
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform,
});

module.exports = {
	// More than the two cores that continuous integration has: tests in a real n8n wait for it three quarters of the time.
	maxWorkers: 4,
	testSequencer: '<rootDir>/test/support/sequencer.cjs',
	cacheDirectory: '<rootDir>/.jest-cache',
	// The browser takes minutes on two cores: `npm test` leaves it out, `npm run e2e` does not.
	projects: [
		ring('unit'),
		ring('house'),
		ring('workflow', 'faults'),
		{ ...ring('e2e'), testPathIgnorePatterns: ['/e2e/editor'] },
		{ ...ring('editor'), testMatch: ['<rootDir>/test/e2e/editor*.test.mts'] },
	],
};
