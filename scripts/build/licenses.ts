import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * Writes the licence text of every library inside the bundles to `dist/THIRD-PARTY-LICENSES.txt`, as their licences ask
 * of whoever passes the code on.
 *
 * @throws when a bundled library brings neither a licence file nor the name of its licence
 */
export function writeLicenses(root: string, metafiles: Metafile[]): void {
	const folders = [
		...new Set(metafiles.flatMap(bundledFiles).flatMap((file) => packageFolder(root, file) ?? [])),
	].sort();
	const texts = folders.map(licenseOf).sort();
	writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/** Only what is left after unused code was dropped. */
function bundledFiles(metafile: Metafile): string[] {
	return Object.values(metafile.outputs).flatMap((output) =>
		Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
	);
}

function packageFolder(root: string, file: string): string | undefined {
	const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file);
	return match ? join(root, match[0]) : undefined;
}

function licenseOf(folder: string): string {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
		license?: string;
	};
	const file = globSync('{LICEN[CS]E,licen[cs]e,COPYING}*', { cwd: folder }).sort()[0];
	if (!file && !license) throw new Error(`${name} is bundled but says nothing of its licence`);
	const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
	return `${name} ${version} (${license ?? 'see below'})\n\n${text || `Licensed under ${license ?? ''}.`}\n`;
}
