import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import type { Entry } from './manifest';

/** The one file that holds all code, so that state shared between nodes exists once at run time. */
const PACK = 'dist/pack.js';

/** What runs on a command line, without n8n; `bin` in package.json names it. */
const COMMAND = 'dist/cli.js';

/** Libraries too heavy for n8n's start. Each is a file of its own, which the pack's `import('…')` loads at first use. */
const LOADED_LATER = ['date-holidays', 'nodemailer', 'pg'];

const SETTINGS = {
	bundle: true,
	platform: 'node',
	target: 'node22',
	format: 'cjs',
	// Identifiers keep their names: n8n shows class names, and a stack trace in a bug report stays readable.
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: 'none',
	logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Bundles all entries and their libraries into `dist/pack.js`, the libraries that are loaded later and the command line into
 * files beside it, and writes, for each entry, the small file that n8n looks for.
 *
 * @returns esbuild's records of which input went into the bundles
 */
export async function bundle(root: string, entries: Entry[]): Promise<Metafile[]> {
	for (const entry of entries) writeEntryFile(root, entry);
	return Promise.all([
		bundlePack(root, entries),
		bundleCommand(root),
		...LOADED_LATER.map((name) => bundleLibrary(root, name)),
	]);
}

async function bundleCommand(root: string): Promise<Metafile> {
	const { metafile } = await build({
		...SETTINGS,
		absWorkingDir: root,
		entryPoints: ['cli/main.ts'],
		outfile: COMMAND,
		banner: { js: '#!/usr/bin/env node' },
		metafile: true,
	});
	return metafile;
}

async function bundlePack(root: string, entries: Entry[]): Promise<Metafile> {
	const { metafile } = await build({
		...SETTINGS,
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
		external: ['n8n-workflow'],
		plugins: [loadLater],
		// An import of such a file becomes a require when it is run.
		supported: { 'dynamic-import': false },
		metafile: true,
	});
	return metafile;
}

const loadLater: Plugin = {
	name: 'load-later',
	setup(pack) {
		pack.onResolve({ filter: new RegExp(`^(?:${LOADED_LATER.join('|')})$`) }, ({ path }) => ({
			path: `./${path}.js`,
			external: true,
		}));
	},
};

async function bundleLibrary(root: string, name: string): Promise<Metafile> {
	const { metafile } = await build({
		...SETTINGS,
		absWorkingDir: root,
		stdin: { contents: `module.exports = require('${name}');`, resolveDir: root, sourcefile: `${name}.js` },
		outfile: posix.join(posix.dirname(PACK), `${name}.js`),
		// Holidays are asked for by date, never for the past: the clock changes of ten years are plenty.
		alias: { 'moment-timezone': 'moment-timezone/builds/moment-timezone-with-data-10-year-range.js' },
		// Native code is not bundled; pg does without it.
		external: ['pg-native'],
		metafile: true,
	});
	return metafile;
}

function writeEntryFile(root: string, { className, output }: Entry): void {
	const pack = posix.relative(posix.dirname(output), PACK);
	const file = join(root, output);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `'use strict';\nexports.${className} = require('${pack}').${className};\n`);
}
