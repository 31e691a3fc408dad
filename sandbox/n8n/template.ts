import { cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSettings, readSettings, writeSettings } from '../settings';
import { startN8n } from './n8n';
import { N8N_INSTALLATION } from './paths';
import { N8nSession, type Login } from './session';

/** Goes when n8n is installed anew. */
const TEMPLATE = join(N8N_INSTALLATION, 'node_modules', '.fresh-n8n');
const SETTINGS = 'settings.json';

/** Prepares the user folder that {@link freshN8nFolder} copies: n8n takes ten seconds to make a database, once. */
export async function prepareTemplate(): Promise<void> {
	if (await exists(TEMPLATE)) return;
	const folder = `${TEMPLATE}.${process.pid}`;
	const settings = newSettings();
	const n8n = await startN8n({ folder });
	try {
		await N8nSession.open(n8n.url, settings.login);
	} finally {
		await n8n.stop();
	}
	await writeSettings(join(folder, SETTINGS), settings);
	await rename(folder, TEMPLATE);
}

/**
 * A user folder of its own for an n8n that has an owner and nothing else in it.
 * @throws {Error} when {@link prepareTemplate} has never been called
 */
export async function freshN8nFolder(): Promise<{ folder: string; login: Login; remove(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'missed-call-n8n-'));
	await cp(TEMPLATE, folder, { recursive: true });
	const { login } = await readSettings(join(folder, SETTINGS));
	return { folder, login, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function exists(path: string): Promise<boolean> {
	return await stat(path).then(
		() => true,
		() => false,
	);
}
