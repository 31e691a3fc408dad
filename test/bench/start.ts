import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPack } from '../../sandbox/n8n/pack';
import { NODE, PACKAGE_NAME, PROJECT } from '../../sandbox/n8n/paths';

const LOADER = path.join(PROJECT, 'test', 'package', 'built', 'load-package.cjs');
const RUNS = 7;

/** Of several starts, as the machine's other work adds to some. */
export type StartFigures = { milliseconds: Spread; bytes: Spread };
type Spread = { least: number; median: number };

/** What n8n's own loader takes to load the package as it is published: time, and growth of the process. */
export async function benchStart(): Promise<StartFigures> {
	const folder = await mkdtemp(path.join(tmpdir(), 'start-bench-'));
	try {
		await installPack(folder);
		const installed = path.join(folder, '.n8n', 'nodes', 'node_modules', PACKAGE_NAME);
		const runs: Array<{ milliseconds: number; bytes: number }> = [];
		for (let index = 0; index < RUNS; index += 1) runs.push(load(installed, folder));
		return {
			milliseconds: spread(runs.map(({ milliseconds }) => milliseconds)),
			bytes: spread(runs.map(({ bytes }) => bytes)),
		};
	} finally {
		await rm(folder, { recursive: true });
	}
}

type Loaded = { milliseconds: number; bytes: number };

function load(installed: string, folder: string): Loaded {
	const output = execFileSync(NODE, ['--expose-gc', LOADER, installed], {
		cwd: PROJECT,
		encoding: 'utf8',
		env: {
			...process.env,
			NODE_ENV: 'production',
			NODE_PATH: path.join(PROJECT, 'node_modules'),
			N8N_USER_FOLDER: folder,
			N8N_LOG_LEVEL: 'silent',
		},
	});
	return JSON.parse(output) as Loaded;
}

function spread(values: number[]): Spread {
	const sorted = [...values].sort((one, other) => one - other);
	return { least: sorted[0] ?? Number.NaN, median: sorted[sorted.length >> 1] ?? Number.NaN };
}
