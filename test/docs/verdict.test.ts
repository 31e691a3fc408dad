import { isThere, namedIn, readPage, rowsOf } from './named-tests';

const page = readPage('verdict.md');
const rows = rowsOf(page);

describe('the page of the verdict', () => {
	test('every situation names its test', () => {
		expect(rows.length).toBeGreaterThan(30);
		expect(rows.filter((row) => namedIn(row).length === 0)).toEqual([]);
	});

	test.each(namedIn(page))('$file has the test “$name”', (named) => {
		expect(isThere(named)).toBe(true);
	});
});
