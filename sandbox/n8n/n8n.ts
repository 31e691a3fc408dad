import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../ports';
import { n8nEnvironment } from './environment';
import { N8N_INSTALLATION, NODE } from './paths';

/** What each kind of n8n process says when it can be used; the main one when its workflows are active again. */
const READY = {
	start: 'Editor is now accessible via',
	webhook: 'Webhook listener waiting for requests.',
	worker: 'n8n worker is now ready',
};
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 20_000;
const LOG_LIMIT = 1_000_000;

export type N8nOptions = {
	/** What the process is for: all of it, or in queue mode the webhooks or the executions alone. `start` when left out. */
	command?: keyof typeof READY;
	/** n8n's user folder; made when it is not there. */
	folder: string;
	/** Any free one when left out. */
	port?: number;
	env?: Record<string, string>;
	/** Gets each piece of n8n's output as it comes. */
	onOutput?: (text: string) => void;
};

export type N8n = {
	/** `http://127.0.0.1:PORT`, no slash at the end. */
	url: string;
	port: number;
	pid: number;
	/** Settles when n8n has ended, whoever ended it, with its exit code (null when a signal ended it). */
	ended: Promise<number | null>;
	/** Shuts n8n down as Ctrl-C does and waits until it is gone. */
	stop(): Promise<void>;
	/** Ends n8n and the processes it started in the midst of what they do, as `kill -9` does. */
	kill(): Promise<void>;
	/** What n8n has said so far, the last megabyte of it. */
	log(): string;
};

/**
 * Starts an n8n of its own process group and waits until its active workflows answer.
 * @throws {Error} with the end of n8n's log when it ends by itself or is not ready within three minutes
 */
export async function startN8n({ command = 'start', folder, port, env, onOutput }: N8nOptions): Promise<N8n> {
	await mkdir(folder, { recursive: true });
	const place = { folder, port: port ?? (await freePort()), runnerPort: await freePort() };
	const child = spawn(
		NODE,
		[
			'--require',
			join(N8N_INSTALLATION, 'end-with-parent.cjs'),
			join(N8N_INSTALLATION, 'node_modules', 'n8n', 'bin', 'n8n'),
			command,
		],
		{
			cwd: folder,
			env: n8nEnvironment(place, env),
			stdio: ['pipe', 'pipe', 'pipe'],
			detached: true,
		},
	);
	const { pid } = child;
	if (pid === undefined) throw new Error(`n8n could not be started: ${NODE} does not run.`);

	let log = '';
	let announce = () => {};
	const ready = new Promise<void>((resolve) => (announce = resolve));
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			log = (log + text).slice(-LOG_LIMIT);
			onOutput?.(text);
			if (log.includes(READY[command])) announce();
		});
	}
	const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));

	const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
		if (!hasEnded(child)) signalGroup(pid, signal);
		if ((await within(STOP_TIMEOUT_MS, ended)) === 'late') signalGroup(pid, 'SIGKILL');
		await ended;
	};
	const outcome = await within(
		START_TIMEOUT_MS,
		Promise.race([ready.then(() => 'ready'), ended.then(() => 'ended')]),
	);
	if (outcome !== 'ready') {
		await end('SIGKILL');
		const what = outcome === 'ended' ? 'ended while it was starting' : 'was not ready after three minutes';
		throw new Error(`n8n ${what}. Its last words:\n${log.trim().split('\n').slice(-20).join('\n')}`);
	}
	return {
		url: `http://127.0.0.1:${place.port}`,
		port: place.port,
		pid,
		ended,
		stop: () => end('SIGTERM'),
		kill: () => end('SIGKILL'),
		log: () => log,
	};
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

/** Reaches n8n and whatever it started, and nothing else: the group is n8n's own. */
function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | 'late'> {
	const clock = new AbortController();
	const late = new Promise<'late'>((resolve) => {
		const timer = setTimeout(() => resolve('late'), milliseconds);
		clock.signal.addEventListener('abort', () => clearTimeout(timer));
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clock.abort();
	}
}
