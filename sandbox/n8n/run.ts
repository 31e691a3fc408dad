import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { NODE, PROJECT } from './paths';

export type RunOptions = {
	cwd?: string;
	/** Gets every line of the program's output as it comes. */
	onLine?: (line: string) => void;
};

/** Ran and ended with another exit code than 0. */
export class RunError extends Error {
	constructor(
		command: string,
		code: number | null,
		output: string,
		/** What it wrote to its standard error. */
		readonly complaint: string,
	) {
		super(`${command} ended with ${code}:\n${output.trim().split('\n').slice(-20).join('\n')}`);
		this.name = 'RunError';
	}
}

/**
 * Runs a program to its end, with the project's Node first on its path.
 * @returns everything that it wrote to its standard output
 * @throws {RunError} when it ends with another exit code than 0
 */
export function run(
	command: string,
	args: string[],
	{ cwd = PROJECT, onLine }: RunOptions = {},
): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd,
			env: { ...process.env, PATH: `${dirname(NODE)}${delimiter}${process.env['PATH'] ?? ''}` },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let standardOutput = '';
		let standardError = '';
		let output = '';
		const read = (stream: NodeJS.ReadableStream, collect: (chunk: string) => void) => {
			let rest = '';
			stream.setEncoding('utf8');
			stream.on('data', (chunk: string) => {
				collect(chunk);
				const lines = (rest + chunk).split('\n');
				rest = lines.pop() ?? '';
				for (const line of lines) onLine?.(line);
			});
		};
		read(child.stdout, (chunk) => {
			standardOutput += chunk;
			output += chunk;
		});
		read(child.stderr, (chunk) => {
			standardError += chunk;
			output += chunk;
		});
		const endWithUs = () => child.kill();
		process.on('exit', endWithUs);
		child.on('error', reject);
		child.on('close', (code) => {
			process.off('exit', endWithUs);
			if (code === 0) resolve(standardOutput);
			else reject(new RunError([command, ...args].join(' '), code, output, standardError.trim()));
		});
	});
}
