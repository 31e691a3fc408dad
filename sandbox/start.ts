import { join } from 'node:path';
import { installN8n } from './n8n/install';
import { PROJECT } from './n8n/paths';
import { buildPack } from './n8n/pack';
import { isPortFree } from './ports';
import { startSandbox, type Sandbox } from './sandbox';

const FOLDER = join(PROJECT, '.sandbox');
const PARENT_CHECK_MS = 1000;
const PORTS = {
	PHONES_PORT: { what: 'the phones page', usual: 4040 },
	N8N_PORT: { what: 'n8n', usual: 5678 },
};

const running: { sandbox?: Sandbox; stopping: boolean } = { stopping: false };

/** `npm start`: everything up on this machine, until Ctrl-C. */
async function main(): Promise<void> {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
	stopWithParent();

	const phonesPort = await portFor('PHONES_PORT');
	const n8nPort = await portFor('N8N_PORT');
	const progress = (line: string) => console.log(line);
	await installN8n(progress);
	progress('Building the nodes');
	await buildPack();
	const sandbox = await startSandbox({ folder: FOLDER, phonesPort, n8nPort, progress });
	running.sandbox = sandbox;
	console.log(welcome(sandbox));

	const log = await sandbox.n8nEnded;
	if (running.stopping) return;
	await sandbox.stop();
	throw new Error(
		`n8n has ended by itself. Its last words:\n${log.trim().split('\n').slice(-10).join('\n')}`,
	);
}

/** A second Ctrl-C, or one before everything is up, ends this process at once; n8n sees that and ends by itself. */
function stop(): void {
	const { sandbox, stopping } = running;
	if (!sandbox || stopping) process.exit(130);
	running.stopping = true;
	console.log('\nStopping…');
	void sandbox.stop().then(() => process.exit(0));
}

/** npm, when it is ended, ends the shell that it runs scripts in, but nobody tells the program in that shell. */
function stopWithParent(): void {
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		stop();
	}, PARENT_CHECK_MS);
	timer.unref();
}

async function portFor(variable: keyof typeof PORTS): Promise<number> {
	const { what, usual } = PORTS[variable];
	const wanted = process.env[variable] ?? String(usual);
	const port = Number(wanted);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(`${variable} is “${wanted}”, which is not a port: choose a number from 1024 to 65535.`);
	}
	if (await isPortFree(port)) return port;
	throw new Error(
		`Port ${port}, meant for ${what}, is taken by another program: ` +
			`stop that, or choose another port, e.g. ${variable}=${port + 1} npm start`,
	);
}

function welcome({ phonesUrl, canvasUrl, n8nUrl }: Sandbox): string {
	return `
  Phones   ${phonesUrl}
  Canvas   ${canvasUrl}   (n8n, at ${n8nUrl}, logged in)

  1. Open the phones. Call Oak Street Plumbing from the left phone and let it ring out:
     the text arrives on the left phone, a notification on the right one.
     Above the keypad you choose which of its phone systems you call.
  2. Reply from the left phone. Reply STOP and call again: no more texts.
  3. Open the canvas, change a message or an hour, publish, and call once more.

  Press Ctrl-C to stop. Next time it starts in seconds; what you change is kept in .sandbox.
`;
}

main().catch((error: unknown) => {
	console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
