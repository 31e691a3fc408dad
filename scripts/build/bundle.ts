import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { build, type Metafile } from 'esbuild';
import type { Entry } from './manifest';

/** The one file that holds all code, so that state shared between nodes exists once at run time. */
const PACK = 'dist/pack.js';

/**
 * Bundles all entries and their libraries into `dist/pack.js` and writes, for each entry, the small file that n8n
 * looks for.
 *
 * Identifiers keep their names: n8n shows class names, and a stack trace in a bug report stays readable.
 *
 * @returns esbuild's record of which input went into the bundle
 */
export async function bundle(root: string, entries: Entry[]): Promise<Metafile> {
	const { metafile } = await build({
		absWorkingDir: root,
		stdin: {
			contents: entries
				.map(({ className, source }) => `export { ${className} } from './${source}';`)
				.join('\n'),
			resolveDir: root,
			sourcefile: 'pack.ts',
			loader: 'ts',
		},
		outfile: PACK,
		bundle: true,
		external: ['n8n-workflow'],
		platform: 'node',
		target: 'node22',
		format: 'cjs',
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: 'none',
		metafile: true,
		logLevel: 'warning',
	});
	for (const entry of entries) writeEntryFile(root, entry);
	return metafile;
}

function writeEntryFile(root: string, { className, output }: Entry): void {
	const pack = posix.relative(posix.dirname(output), PACK);
	const file = join(root, output);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `'use strict';\nexports.${className} = require('${pack}').${className};\n`);
}
