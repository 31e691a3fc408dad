import { join } from 'node:path';
import { N8N_INSTALLATION, NODE, PROJECT } from './paths';
import { run, RunError } from './run';

/**
 * Installs n8n into this folder's node_modules when it is not there yet, which takes minutes, and keeps it.
 * @param progress gets a line every few seconds while something is being done, none when nothing is to do
 * @throws {Error} with one sentence for a person when the network, disk space or a compiler is missing
 */
export async function installN8n(progress: (line: string) => void): Promise<void> {
	try {
		await run(NODE, [join(PROJECT, 'scripts', 'setup.mjs'), N8N_INSTALLATION, 'n8n'], { onLine: progress });
	} catch (error) {
		if (error instanceof RunError) throw new Error(error.complaint, { cause: error });
		throw error;
	}
}
