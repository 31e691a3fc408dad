/**
 * Brings a folder's packages in line with its lock file, when needed: the project's own before `npm start` and
 * `npm test`, or another one that is named: `node scripts/setup.mjs sandbox/n8n n8n`.
 * Runs on the machine's own Node; afterwards node_modules/.bin/node is the Node that n8n needs.
 */
import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InstallError, installWhenNeeded } from './install.mjs';

const OLDEST_NODE = [20, 19];
const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [folder = '.', title = 'this project'] = process.argv.slice(2);

process.on('SIGTERM', () => process.exit(143));

try {
	checkNode();
	await installWhenNeeded(resolve(project, folder), title, (line) => console.log(line));
	checkProjectNode();
} catch (error) {
	if (!(error instanceof InstallError)) throw error;
	console.error(`\n${error.message}\n`);
	process.exitCode = 1;
}

function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	const [oldestMajor, oldestMinor] = OLDEST_NODE;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
	throw new InstallError(
		`This needs Node.js ${OLDEST_NODE.join('.')} or newer, and this machine runs ${process.versions.node}. Install a newer one from nodejs.org.`,
	);
}

function checkProjectNode() {
	const node = join(project, 'node_modules', 'node', 'bin', 'node');
	try {
		execFileSync(node, ['--version'], { stdio: 'pipe' });
	} catch (error) {
		throw new InstallError(
			`The Node.js that came with the packages does not run on this machine (${error.message.split('\n')[0]}). ` +
				'Delete node_modules and run the command again.',
		);
	}
}
