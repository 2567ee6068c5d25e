/** Every ring of tests runs from TypeScript as written; swc strips the types, tsc checks them (`npm run check`). */
const transform = {
	'^.+\\.m?ts$': [
		'@swc/jest',
		{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
	],
};

const ring = (name, more = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`, `<rootDir>/test/${name}/**/*.test.mts`],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform,
	...more,
});

module.exports = {
	// jest leaves one core idle; on two cores that is half of them.
	maxWorkers: 2,
	cacheDirectory: '<rootDir>/.jest-cache',
	projects: [ring('unit'), ring('workflow'), ring('e2e')],
};
