/**
 * Reads `{ file, code }[]` from stdin and writes, for each, the rules of this project's rooms that it breaks. A process of
 * its own, because ESLint's configuration is an ES module and Jest runs CommonJS.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const snippets = JSON.parse(await text(process.stdin));
const eslint = new ESLint({
	overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
	ruleFilter: ({ ruleId }) => /no-restricted-(?:imports|syntax)$/.test(ruleId),
});

const broken = [];
for (const { file, code } of snippets) {
	const [result] = await eslint.lintText(code, { filePath: file });
	broken.push(result.messages.map(({ message }) => message));
}
process.stdout.write(JSON.stringify(broken));
