import fc from 'fast-check';
import { english } from '../../../textback/opt-out/english/english';
import { french } from '../../../textback/opt-out/french/french';
import { readIntent } from '../../../textback/opt-out/read-intent';
import { spanish } from '../../../textback/opt-out/spanish/spanish';
import { ABOUT_SOMETHING_ELSE, EVERYDAY } from './everyday-business';
import { HELD_OUT } from './held-out';
import { LABELLED } from './labelled';
import { LABELLED_BY_OTHERS } from './labelled-by-others';
import { scores } from './scores';

const table = scores('Messages by us', LABELLED);
const byOthers = scores('Messages by others', LABELLED_BY_OTHERS);
const heldOut = scores('Messages that it was never improved on', HELD_OUT);
process.stdout.write(`${[table, byOthers, heldOut].map(({ report }) => report).join('\n')}\n`);

describe('what a caller’s text asks for, in a table of labelled messages', () => {
	test('the table is large enough to mean something, and has no message twice', () => {
		expect(table.rows.length).toBeGreaterThanOrEqual(200);
		expect(new Set(table.rows.map(({ body }) => body)).size).toBe(table.rows.length);
	});

	test('no message of everyday business is taken for an opt-out', () => {
		expect(table.rows.filter(({ label, read }) => label !== 'optOut' && read === 'optOut')).toEqual([]);
	});

	test('no opt-out passes unflagged', () => {
		expect(table.rows.filter(({ label, read }) => label === 'optOut' && read === 'reply')).toEqual([]);
	});

	test.each([
		['optOut', 1, 0.97],
		['unsure', 0.85, 0.9],
		['reply', 0.99, 0.97],
	] as const)('%s: precision at least %d, recall at least %d', (label, precision, recall) => {
		expect(table.of(label).precision).toBeGreaterThanOrEqual(precision);
		expect(table.of(label).recall).toBeGreaterThanOrEqual(recall);
	});

	test.each([
		'can you stop by at 5?',
		'stop the leak',
		'cancel my appointment for Tuesday',
		'end of the driveway',
		'quit smoking class',
	])('%j is a reply, and not flagged', (body) => {
		expect(readIntent(body)).toBe('reply');
	});
});

describe('what a caller’s text asks for, in the words of others', () => {
	test('an opt-out is understood, or at least flagged', () => {
		expect(byOthers.of('optOut').precision).toBeGreaterThanOrEqual(0.99);
		expect(byOthers.of('optOut').recall).toBeGreaterThanOrEqual(0.9);
		expect(byOthers.unflagged).toBeLessThanOrEqual(0.01);
	});

	test('everyday business is no opt-out, and seldom flagged', () => {
		expect(byOthers.rows.filter(({ label, read }) => label === 'reply' && read === 'optOut')).toEqual([]);
		expect(byOthers.flagged).toBeLessThanOrEqual(0.03);
	});
});

describe('what callers write every day', () => {
	test('is no opt-out, and seldom flagged', () => {
		expect(EVERYDAY.filter((body) => readIntent(body) === 'optOut')).toEqual([]);
		const flagged = EVERYDAY.filter((body) => readIntent(body) !== 'reply');
		expect(flagged.length / EVERYDAY.length).toBeLessThanOrEqual(0.03);
	});

	test('is no opt-out where it asks to stop something else', () => {
		expect(ABOUT_SOMETHING_ELSE.filter((body) => readIntent(body) === 'optOut')).toEqual([]);
	});
});

describe('what a caller’s text asks for, in words that it has never met', () => {
	test('nearly all opt-outs are understood or flagged', () => {
		expect(heldOut.of('optOut').precision).toBeGreaterThanOrEqual(0.97);
		expect(heldOut.of('optOut').recall).toBeGreaterThanOrEqual(0.65);
		expect(heldOut.unflagged).toBeLessThanOrEqual(0.11);
	});

	test('everyday business is no opt-out, and seldom flagged', () => {
		expect(heldOut.rows.filter(({ label, read }) => label === 'reply' && read === 'optOut')).toEqual([]);
		expect(heldOut.flagged).toBeLessThanOrEqual(0.04);
	});
});

describe('the other keywords', () => {
	test.each(['START', 'unstop', 'Start!', 'opt-in', 'Reanudar'])('%j starts the texts again', (body) => {
		expect(readIntent(body)).toBe('optIn');
	});

	test.each(['HELP', 'info', 'Help!', 'AYUDA', 'aide ?'])('%j asks who this is', (body) => {
		expect(readIntent(body)).toBe('help');
	});
});

// What takes too long runs into Jest's limit.
describe('whatever people write', () => {
	test('a keyword is one in any case, with any punctuation around it', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('stop', 'unsubscribe', 'optout', 'end', 'quit', 'cancel', 'revoke', 'alto', 'arrêt'),
				fc.array(fc.boolean()),
				fc.stringMatching(/^[ .!?"'*\n-]{0,5}$/),
				fc.stringMatching(/^[ .!?"'*\n-]{0,5}$/),
				(word, capitals, before, after) => {
					const written = word.replace(/\p{L}/gu, (c, at: number) => (capitals[at] ? c.toUpperCase() : c));
					expect(readIntent(before + written + after)).toBe('optOut');
				},
			),
		);
	});

	test('there is an answer for any text of any length', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 1600 }), (body) => {
				expect(['optOut', 'optIn', 'help', 'unsure', 'reply']).toContain(readIntent(body));
			}),
		);
		for (const unit of ['stop ', 'dont text me ', 'a.', 's t ', 'no more the ', '“', 'wrong number ']) {
			readIntent(unit.repeat(1600));
		}
	});

	test('of a text that is longer than a text can be, the beginning and the end are read', () => {
		const long = 'We looked at the roof and took pictures. '.repeat(1_000);
		expect(readIntent(`Please stop texting me. ${long}`)).toBe('optOut');
		expect(readIntent(`${long} Please stop texting me.`)).toBe('optOut');
		expect(readIntent(`${long} Please stop texting me. ${long}`)).toBe('reply');
	});

	test.each(Object.entries({ english, spanish, french }))(
		'there is an answer for a text that says one of our own %s words over and over',
		(_name, { words, fillers, connectors }) => {
			const lists = [...Object.values(words), fillers, connectors];
			const bodies = [...lists, ...lists.map((list) => list.slice(0, 1))].map((list) =>
				`${list.join(' ')} `.repeat(1600).slice(0, 1600),
			);
			for (const body of bodies) readIntent(body);
		},
	);
});
