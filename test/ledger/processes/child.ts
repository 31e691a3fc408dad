import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import path from 'node:path';

/** A process of its own that runs one of the scripts of this folder. */
export type Child = {
	process: ChildProcess;
	/** The next thing that it tells. */
	next(): Promise<unknown>;
	/** Lets it go on from where it waits. */
	go(): void;
	/** How it ended: by which signal, if by one. */
	ended: Promise<NodeJS.Signals | null>;
};

export function start(script: string, ...args: string[]): Child {
	const child = fork(path.join(__dirname, script), args, { execArgv: ['--import', 'tsx'] });
	const told = on(child, 'message', { close: ['disconnect'] });
	return {
		process: child,
		async next() {
			const message = await told.next();
			if (message.done) throw new Error(`${script} ended without a word (${child.exitCode})`);
			const [value]: unknown[] = message.value;
			return value;
		},
		go: () => child.send('go'),
		ended: once(child, 'exit').then(() => child.signalCode),
	};
}
