import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { N8nApi } from '../../sandbox/n8n/api';
import { startN8n, type N8n, type N8nOptions } from '../../sandbox/n8n/n8n';
import { installPack } from '../../sandbox/n8n/pack';
import { freePort } from '../../sandbox/ports';
import { newSettings } from '../../sandbox/settings';
import { startPostgres, type PostgresServer } from './services/postgres';
import { startRedis } from './services/redis';

/** n8n in queue mode: a main process, one for webhooks and two workers, as if each was on a machine of its own. */
export type Fleet = {
	api: N8nApi;
	/** Both n8n and the pack's ledger keep their data here. */
	postgres: PostgresServer;
	workers: [N8n, N8n];
	stop(): Promise<void>;
};

/** Brings everything up, which takes about a minute. */
export async function startFleet(): Promise<Fleet> {
	const started: Array<{ stop(): Promise<void> }> = [];
	const stop = async (): Promise<void> => {
		for (const one of started.reverse()) await one.stop();
	};
	const kept = <T extends { stop(): Promise<void> }>(one: T): T => {
		started.push(one);
		return one;
	};
	try {
		const postgres = kept(await startPostgres());
		const redis = kept(await startRedis());
		const webhookPort = await freePort();
		const env = {
			...environment(postgres, redis.port),
			WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
		};
		const start = async (options: Omit<N8nOptions, 'folder'>): Promise<N8n> => {
			const folder = await mkdtemp(path.join(tmpdir(), 'missed-call-queue-'));
			kept({ stop: () => rm(folder, { recursive: true, force: true }) });
			await installPack(folder);
			return kept(await startN8n({ ...options, folder, env }));
		};
		// The main process makes n8n's tables, so it comes first.
		const main = await start({});
		const api = await N8nApi.login(main.url, newSettings().login);
		await start({ command: 'webhook', port: webhookPort });
		const workers: [N8n, N8n] = [await start({ command: 'worker' }), await start({ command: 'worker' })];
		return { api, postgres, workers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

function environment({ config }: PostgresServer, redisPort: number): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: config.host,
		DB_POSTGRESDB_PORT: String(config.port),
		DB_POSTGRESDB_DATABASE: config.database,
		DB_POSTGRESDB_USER: config.user,
		DB_POSTGRESDB_PASSWORD: 'none is asked for',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
	};
}
