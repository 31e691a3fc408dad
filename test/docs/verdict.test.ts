import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'docs');
const page = readFileSync(join(FOLDER, 'verdict.md'), 'utf8');

type NamedTest = { name: string; file: string };

const isRow = (line: string) => line.startsWith('| ') && !/^\| (?:-+ |Situation )/.test(line);
const rows = page.split('\n').filter(isRow);

/** The tests that a piece of the page links: the link's text is the test's name. */
function namedIn(text: string): NamedTest[] {
	return [...text.matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)].map(([, name = '', file = '']) => ({
		name,
		file,
	}));
}

describe('the page of the verdict', () => {
	test('every situation names its test', () => {
		expect(rows.length).toBeGreaterThan(30);
		expect(rows.filter((row) => namedIn(row).length === 0)).toEqual([]);
	});

	test.each(namedIn(page))('$file has the test “$name”', ({ name, file }) => {
		const source = readFileSync(join(FOLDER, file), 'utf8');
		expect(["'", '"', '`'].some((quote) => source.includes(quote + name + quote))).toBe(true);
	});
});
