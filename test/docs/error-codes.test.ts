import { textSystems } from '../../providers/registry';
import { AGAIN, apis, rowOf } from '../../scripts/error-codes';
import { readPage, rowsOf } from './named-tests';

const page = readPage('error-codes.md');
const section = (name: string) => page.split('\n## ').find((part) => part.startsWith(`${name}\n`)) ?? '';
const cells = (row: string) =>
	row
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

const meaningOf = (name: string, code: string) =>
	apis.find((api) => api.name === name)?.meanings[code] ?? { kind: 'unknown', again: 'unknown' };

describe('what a code is about', () => {
	test.each([
		{ name: 'Twilio', codes: ['20005', '20010', '60606'], kind: 'notAllowed', again: 'onceMended' },
		{
			name: 'Telnyx',
			codes: ['10038', '10039', '40301', '40314', '40315', '40319'],
			kind: 'notAllowed',
			again: 'onceMended',
		},
		{ name: 'Telnyx', codes: ['40320'], kind: 'busy', again: 'soon' },
		{ name: 'Quo', codes: ['0201402'], kind: 'notAllowed', again: 'onceMended' },
		{
			name: 'Twilio',
			codes: ['21612', '21217', '21265', '21266'],
			kind: 'unreachableNumber',
			again: 'never',
		},
		{ name: 'Telnyx', codes: ['10002', '10016'], kind: 'unreachableNumber', again: 'never' },
	])('$name $codes: $kind, tried again: $again', ({ name, codes, kind, again }) => {
		for (const code of codes) expect(meaningOf(name, code)).toMatchObject({ kind, again });
	});
});

describe.each(apis)('the page of $name’s codes', ({ name, meanings }) => {
	const listed = rowsOf(section(name)).map(cells);

	test('has every code of the table and no other, word for word: run npm run docs:codes', () => {
		expect(listed).toEqual(Object.entries(meanings).map(([code, meaning]) => rowOf(code, meaning)));
	});

	test.each(Object.entries(meanings))(
		'%s says what happened, what to do, and whether it is tried again',
		(code, meaning) => {
			expect(meaning.what).toMatch(/^[A-Z].*[^.]$/s);
			expect(meaning.advice).toMatch(/^[A-Z].*\.$/s);
			expect(AGAIN).toHaveProperty(meaning.again);
			// What is tried again by itself must not be about the recipient's number.
			if (meaning.again === 'soon') expect(['busy', 'unavailable']).toContain(meaning.kind);
			const system = textSystems.find(({ displayName }) => displayName.startsWith(name));
			expect(system?.texts.explain(code)).toBe(`${meaning.what}. ${meaning.advice}`);
		},
	);
});
