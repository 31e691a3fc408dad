import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'docs');

export type NamedTest = { name: string; file: string };

export function readPage(name: string): string {
	return readFileSync(join(FOLDER, name), 'utf8');
}

/** The rows of a page's tables. */
export function rowsOf(page: string): string[] {
	const lines = page.split('\n');
	return lines.filter((line, index) => line.startsWith('| ') && !isHead(lines, index) && !isRule(line));
}

/** The tests that a piece of a page links: the link's text is the test's name. */
export function namedIn(text: string): NamedTest[] {
	return [...text.matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)].map(([, name = '', file = '']) => ({
		name,
		file,
	}));
}

/** Whether the file has a test of this name, with the placeholders of `test.each` as they stand there. */
export function isThere({ name, file }: NamedTest): boolean {
	const source = readFileSync(join(FOLDER, file), 'utf8');
	return ["'", '"', '`'].some((quote) => source.includes(quote + name + quote));
}

function isHead(lines: string[], index: number): boolean {
	return isRule(lines[index + 1] ?? '');
}

function isRule(line: string): boolean {
	return /^\| -+ /.test(line);
}
