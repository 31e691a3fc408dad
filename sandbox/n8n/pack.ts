import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NODE, PACKAGE_NAME, PROJECT } from './paths';
import { run } from './run';

/** Compiles and bundles the nodes into dist/. */
export async function buildPack(): Promise<void> {
	await run(NODE, [join(PROJECT, 'node_modules', 'gulp', 'bin', 'gulp.js'), 'build']);
}

/**
 * Makes the tarball that would be published.
 * @param source the package's folder
 * @returns where the tarball is, in a temporary folder of its own that the caller removes, and its size in bytes
 */
export async function packTarball(
	source = PROJECT,
): Promise<{ folder: string; file: string; bytes: number }> {
	const folder = await mkdtemp(join(tmpdir(), 'missed-call-pack-'));
	await run('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder], {
		cwd: source,
	});
	const [name] = await readdir(folder);
	if (!name) throw new Error(`npm pack made no tarball of ${source}.`);
	const file = join(folder, name);
	return { folder, file, bytes: (await stat(file)).size };
}

/**
 * Puts the pack where n8n looks for community packages at its next start.
 * @param userFolder n8n's user folder (N8N_USER_FOLDER)
 * @param source the package's folder, built
 */
export async function installPack(userFolder: string, source = PROJECT): Promise<void> {
	await unpackInto(join(userFolder, '.n8n'), source);
}

/** The same by n8n's own folder: unpacked in `nodes/node_modules`, as n8n's own installation leaves it. */
export async function unpackInto(n8nFolder: string, source = PROJECT): Promise<void> {
	const tarball = await packTarball(source);
	try {
		const target = packageFolder(n8nFolder);
		const arriving = join(dirname(target), '.arriving');
		await rm(arriving, { recursive: true, force: true });
		await mkdir(arriving, { recursive: true });
		await run('tar', ['-xzf', tarball.file, '-C', arriving, '--strip-components=1']);
		await rm(target, { recursive: true, force: true });
		await rename(arriving, target);
	} finally {
		await rm(tarball.folder, { recursive: true, force: true });
	}
}

export function packageFolder(n8nFolder: string): string {
	return join(n8nFolder, 'nodes', 'node_modules', PACKAGE_NAME);
}
