/**
 * The layout as a rule: imports run one way. n8n's own lint (eslint.config.mjs) must stay as n8n ships it, so this is
 * a second pass, and it also holds everything that only runs on Node to the same style.
 */
import tseslint from 'typescript-eslint';

const inward = (files, forbidden, message) => ({
	files,
	rules: {
		'no-restricted-imports': ['error', { patterns: forbidden.map((group) => ({ group: [group].flat(), message })) }],
	},
});

export default tseslint.config(
	{ ignores: ['dist/**', 'node_modules/**', '.n8n-local/**'] },
	{
		files: ['**/*.ts', '**/*.mts'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
		},
	},
	inward(
		['shared/renewal/**/*.ts'],
		['n8n-workflow', 'n8n-core', 'zod', '**/engine/**', '**/n8n/**', '**/nodes/**', '**/credentials/**'],
		'The domain is pure: it knows neither n8n nor a vendor.',
	),
	inward(
		['shared/engine/**/*.ts'],
		['n8n-workflow', 'n8n-core', '**/renewal/**', '**/n8n/**', '**/nodes/**', '**/credentials/**'],
		'The engine knows n8n only through its Host.',
	),
	inward(
		['shared/n8n/**/*.ts'],
		['n8n-core', '**/nodes/**', '**/credentials/**'],
		'What is shared knows no single vendor.',
	),
	inward(
		['credentials/**/*.ts'],
		[['**/shared/**', '!**/shared/engine/address'], '**/nodes/**', 'zod', 'n8n-core'],
		'Credentials stand alone: n8n-workflow, node:crypto, each other, and the rule for addresses only.',
	),
	inward(
		['nodes/**/*.ts', 'shared/**/*.ts', 'credentials/**/*.ts', 'index.ts'],
		['**/sandbox/**', '**/scripts/**', '**/test/**', '**/bench/**', 'undici'],
		'What ships does not reach for what does not.',
	),
	inward(
		['sandbox/**/*.mts'],
		['**/shared/**', '**/nodes/**', '**/credentials/**'],
		'The sandbox is a second opinion: it shares no code with the package.',
	),
);
