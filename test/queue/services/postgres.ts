import { execFileSync } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { PostgresConfig } from '../../../ledger/postgres/config';
import { freePort } from '../../../sandbox/ports';
import { findProgram, startProgram, stopProgram } from './program';

const USER = 'ledger';
const PASSWORD_FREE = ['-A', 'trust', '-U', USER, '-E', 'UTF8', '--no-locale', '--no-sync'];
const INSTALLED_IN = '/usr/lib/postgresql/*/bin';

export type PostgresServer = {
	config: PostgresConfig;
	/** Ends all connections, keeps the data. */
	restart(): Promise<void>;
	stop(): Promise<void>;
};

/** Debian's Postgres on a free port of this machine, with an empty database. */
export async function startPostgres(): Promise<PostgresServer> {
	const folder = await mkdtemp(path.join(tmpdir(), 'postgres-'));
	const owner = await giveAway(folder);
	const data = path.join(folder, 'data');
	const program = (name: string): string => findProgram(name, 'postgresql', INSTALLED_IN);
	execFileSync(program('initdb'), ['-D', data, ...PASSWORD_FREE], { stdio: 'ignore', ...owner });
	const port = await freePort();
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: folder,
		max_connections: 200,
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const start = () =>
		startProgram(program('postgres'), ['-D', data, ...args], {
			ready: /database system is ready to accept connections/,
			...owner,
		});
	let server = await start();
	return {
		config: { host: '127.0.0.1', port, database: 'postgres', user: USER, password: '', tls: 'off' },
		async restart() {
			await stopProgram(server, 'SIGINT');
			server = await start();
		},
		async stop() {
			await stopProgram(server, 'SIGINT');
			await rm(folder, { recursive: true });
		},
	};
}

/** Postgres refuses to run as the superuser: then it runs as the user that Debian's package made for it. */
async function giveAway(folder: string): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = (which: string): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
	const owner = { uid: id('-u'), gid: id('-g') };
	await chown(folder, owner.uid, owner.gid);
	return owner;
}
