import type { PostgresConfig } from '../../ledger/postgres/config';
import { start } from './processes/child';

export type Pglite = { config: PostgresConfig; stop(): Promise<void> };

/** An empty Postgres on this machine, which takes about two seconds. It serves one connection at a time. */
export async function startPglite(): Promise<Pglite> {
	const server = start('pglite.ts');
	const port = Number(await server.next());
	return {
		config: { host: '127.0.0.1', port, database: 'postgres', user: 'postgres', password: '', tls: 'off' },
		async stop() {
			server.process.disconnect();
			await server.ended;
		},
	};
}
