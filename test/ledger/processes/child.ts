import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process of its own that runs one of the scripts of this folder, and what it has told so far. */
export type Child = {
	process: ChildProcess;
	/** The next thing that it tells. */
	next(): Promise<unknown>;
	/** Lets it go on from where it waits. */
	go(): void;
	/** How it ended: by which signal, if by one. */
	ended: Promise<string | null>;
};

export function start(script: string, ...args: string[]): Child {
	const child = fork(path.join(__dirname, script), args, { execArgv: ['--import', 'tsx'] });
	const told: unknown[] = [];
	child.on('message', (message) => told.push(message));
	return {
		process: child,
		async next() {
			while (told.length === 0) {
				const gone = once(child, 'exit').then(([code]) => {
					if (told.length === 0) throw new Error(`${script} ended (${code}) without a word`);
				});
				await Promise.race([once(child, 'message'), gone]);
			}
			return told.shift();
		},
		go: () => child.send('go'),
		ended: once(child, 'exit').then(([, signal]: Array<string | null>) => signal ?? null),
	};
}
