import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';

/** A program that serves on a port of this machine. */
export type Service = { port: number; stop(): Promise<void> };

/**
 * Where Debian's packages, or whoever set up this machine, put a program.
 *
 * @param places folders to look into besides the path; may hold `*`, of which the last match counts
 * @throws {Error} naming the package to install
 */
export function findProgram(name: string, debianPackage: string, ...places: string[]): string {
	const folders = [
		...places
			.flatMap((place) => globSync(place))
			.sort()
			.reverse(),
		...onThePath(),
	];
	const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
	if (found === undefined) throw new Error(`There is no ${name}: apt-get install ${debianPackage}`);
	return found;
}

/** Starts a program and waits until it says that it can be used. @throws {Error} with its last words when it ends */
export async function startProgram(
	file: string,
	args: string[],
	{ ready, uid, gid }: { ready: RegExp; uid?: number; gid?: number },
): Promise<ChildProcess> {
	const child = spawn(file, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		...(uid !== undefined && { uid }),
		...(gid !== undefined && { gid }),
	});
	let said = '';
	await new Promise<void>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text: string) => {
				said += text;
				if (ready.test(said)) resolve();
			});
		}
		child.once('error', reject);
		child.once('close', (code) => reject(new Error(`${file} ended with ${code}: ${said}`)));
	});
	return child;
}

/** Ends a program and waits until it is gone. */
export async function stopProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	child.kill(signal);
	await gone;
}

function onThePath(): string[] {
	return (process.env['PATH'] ?? '').split(path.delimiter);
}
