import { isThere, namedIn, readPage, rowsOf } from './named-tests';

const page = readPage('guarantees.md');

describe('the page of the guarantees', () => {
	test('every promise names its proof', () => {
		const promises = rowsOf(page);
		expect(promises.length).toBeGreaterThan(20);
		expect(promises.filter((promise) => namedIn(promise).length === 0)).toEqual([]);
	});

	test.each(namedIn(page))('$file has the test “$name”', (named) => {
		expect(isThere(named)).toBe(true);
	});
});
