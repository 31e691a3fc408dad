import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** What a command gets from the person who runs it, and tells them. */
export type Terminal = {
	environment: NodeJS.ProcessEnv;
	say: (line: string) => void;
	/** Absent where no person can answer. What is secret does not show while it is typed. */
	ask?: (question: string, isSecret: boolean) => Promise<string>;
};

/** A failure that a person can act on: its message is all there is to show. */
export class CommandError extends Error {}

export function terminalOf({ env, stdin, stdout }: NodeJS.Process): Terminal {
	return {
		environment: env,
		say: (line) => stdout.write(`${line}\n`),
		...(stdin.isTTY && { ask }),
	};
}

async function ask(question: string, isSecret: boolean): Promise<string> {
	let isHidden = false;
	const output = new Writable({
		write(chunk: Uint8Array, _encoding, done) {
			if (!isHidden) process.stdout.write(chunk);
			done();
		},
	});
	const lines = createInterface({ input: process.stdin, output, terminal: true });
	const answer = lines.question(`${question}: `);
	isHidden = isSecret;
	try {
		return (await answer).trim();
	} finally {
		lines.close();
		if (isSecret) process.stdout.write('\n');
	}
}
