import { freePort } from '../../../sandbox/ports';
import { findProgram, startProgram, stopProgram, type Service } from './program';

/** Debian's Redis on a free port of this machine, which keeps nothing. */
export async function startRedis(): Promise<Service> {
	const port = await freePort();
	const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const redis = await startProgram(findProgram('redis-server', 'redis-server'), args, {
		ready: /Ready to accept connections/,
	});
	return { port, stop: () => stopProgram(redis, 'SIGTERM') };
}
