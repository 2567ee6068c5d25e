/*
 * Lints texts as if they stood in files: reads [[filePath, text], …] from stdin, writes the messages of each as JSON.
 * A process of its own, because jest cannot load a configuration that is an ES module.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint({ overrideConfigFile: 'eslint.architecture.mjs', allowInlineConfig: false });
const all = [];
for (const [filePath, code] of JSON.parse(await text(process.stdin))) {
	const [result] = await eslint.lintText(code, { filePath });
	all.push((result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(all));
