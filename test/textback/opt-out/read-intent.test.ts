import fc from 'fast-check';
import { readIntent, type Intent } from '../../../textback/opt-out/read-intent';
import { LABELLED } from './labelled';

type Label = keyof typeof LABELLED;

const LABELS: Label[] = ['optOut', 'unsure', 'reply'];
const table = LABELS.flatMap((label) =>
	LABELLED[label].map((body) => ({ body, label, read: readIntent(body) })),
);
const count = (label: Label | undefined, read: Intent) =>
	table.filter((row) => row.read === read && (label === undefined || row.label === label)).length;

/** Each share of the table, and what it is made of. */
function score(answer: Label) {
	const right = count(answer, answer);
	return { precision: right / count(undefined, answer), recall: right / LABELLED[answer].length };
}

describe('what a caller’s text asks for, in a table of labelled messages', () => {
	const scores = LABELS.map((label) => ({ label, ...score(label) }));
	const report = scores.map(
		({ label, precision, recall }) =>
			`${label}: ${String(LABELLED[label].length)} messages, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
	);
	process.stdout.write(`Opt-outs, of ${String(table.length)} messages\n  ${report.join('\n  ')}\n`);

	test('the table is large enough to mean something, and has no message twice', () => {
		expect(table.length).toBeGreaterThanOrEqual(200);
		expect(new Set(table.map(({ body }) => body)).size).toBe(table.length);
	});

	test('no message of everyday business is taken for an opt-out', () => {
		expect(table.filter(({ label, read }) => label !== 'optOut' && read === 'optOut')).toEqual([]);
	});

	test('no opt-out passes unflagged', () => {
		expect(table.filter(({ label, read }) => label === 'optOut' && read === 'reply')).toEqual([]);
	});

	test.each([
		['optOut', 1, 0.97],
		['unsure', 0.85, 0.9],
		['reply', 0.99, 0.97],
	] as const)('%s: precision at least %d, recall at least %d', (label, precision, recall) => {
		expect(score(label).precision).toBeGreaterThanOrEqual(precision);
		expect(score(label).recall).toBeGreaterThanOrEqual(recall);
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

describe('the other keywords', () => {
	test.each(['START', 'unstop', 'Start!', 'opt-in', 'Reanudar'])('%j starts the texts again', (body) => {
		expect(readIntent(body)).toBe('optIn');
	});

	test.each(['HELP', 'info', 'Help!', 'AYUDA', 'aide ?'])('%j asks who this is', (body) => {
		expect(readIntent(body)).toBe('help');
	});
});

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

	test('there is an answer, and soon, for any text of any length', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 1600 }), (body) => {
				expect(['optOut', 'optIn', 'help', 'unsure', 'reply']).toContain(readIntent(body));
			}),
		);
		const started = performance.now();
		for (const unit of ['stop ', 'dont text me ', 'a.', 's t ', 'no more the ', '“', 'wrong number ']) {
			readIntent(unit.repeat(1600));
		}
		expect(performance.now() - started).toBeLessThan(2000);
	});
});
