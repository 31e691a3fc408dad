/**
 * `npm run install-into -- FOLDER`: builds this repository and puts it where the n8n of that folder looks for community
 * packages when it starts.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildPack, packageFolder, unpackInto } from '../sandbox/n8n/pack';

const [asked, ...more] = process.argv.slice(2);

async function main(): Promise<void> {
	if (asked === undefined || more.length > 0) {
		throw new Error('Name n8n’s own folder: npm run install-into -- ~/.n8n');
	}
	const folder = n8nFolderOf(resolve(asked));
	const before = await versionIn(folder);
	console.log('Building …');
	await buildPack();
	await unpackInto(folder);
	const now = await versionIn(folder);
	console.log(
		`${before === undefined ? 'Installed' : `Replaced ${before} by`} ${now ?? ''} in ${packageFolder(folder)}`,
	);
	console.log('It needs n8n 2.0 or newer on Node.js 22.13 or newer. Restart n8n now.');
}

/** The one that has n8n's own settings in it, itself or as `.n8n` below. */
function n8nFolderOf(folder: string): string {
	const found = [folder, join(folder, '.n8n')].find((one) => existsSync(join(one, 'config')));
	if (found !== undefined) return found;
	throw new Error(
		`${folder} is no folder of an n8n: the file “config” is not in it. Start n8n once, or name another folder.`,
	);
}

async function versionIn(folder: string): Promise<string | undefined> {
	const manifest = await readFile(join(packageFolder(folder), 'package.json'), 'utf8').catch(() => undefined);
	return manifest === undefined ? undefined : /"version": "([^"]+)"/.exec(manifest)?.[1];
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
