import fc from 'fast-check';
import { buildAudit } from '../../../../textback/report/audit/audit';
import type { ProspectCall } from '../../../../textback/report/audit/prospect-call';
import { auditPage } from '../../../../textback/report/page/audit-page';
import { HOUR, MONDAY, ZONE } from '../stories';

const hours = { weeklyHours: 'Mon-Fri 8am-5pm' };
const figures = { currency: 'USD', averageJob: 350, closeRatePercent: 20 };
const call = (caller: string, at: number, answered = false): ProspectCall => ({
	caller,
	at: MONDAY + at,
	answered,
});

const ONE = '+14155550101';
const TWO = '+14155550102';
const THREE = '+14155550103';

test('counts calls and people, and who gave up', () => {
	const audit = buildAudit(
		[
			call(ONE, 9 * HOUR),
			call(ONE, 10 * HOUR),
			call(ONE, 11 * HOUR),
			call(TWO, 9 * HOUR),
			call(TWO, 10 * HOUR, true),
			call(THREE, 20 * HOUR),
			call('+14155550104', 9 * HOUR, true),
		],
		{ zone: ZONE, hours, figures },
	);
	expect(audit).toMatchObject({
		period: { from: '2026-11-02T09:00:00-05:00', to: '2026-11-02T20:00:00-05:00' },
		calls: { all: 7, answered: 2, missed: 5, shareMissed: 0.714 },
		people: { missed: 3, neverGotThrough: 2, gaveUp: 1 },
		repeatCallers: [{ number: ONE, nationalNumber: '(415) 555-0101', calls: 3 }],
		covered: { people: 3, whileOpen: 2, whileClosed: 1 },
		notTextable: 0,
		busiest: [{ day: 'monday', hour: 9, calls: 2 }, {}, {}],
		money: {
			estimates: [
				{ case: 'persistent', callers: 1, value: 70 },
				{ case: 'lost', callers: 2, value: 140 },
			],
		},
	});
});

test('who hides the number counts for each call, and gets no text', () => {
	const audit = buildAudit([call('anonymous', 0), call('anonymous', 1), call('+442079460018', 2)], {
		zone: ZONE,
	});
	expect(audit.people).toEqual({ missed: 3, neverGotThrough: 3, gaveUp: 0 });
	expect(audit).toMatchObject({ covered: { people: 0 }, notTextable: 3 });
	expect(audit.covered).not.toHaveProperty('whileOpen');
});

test('counts whom the business called back, how soon, and who was not reached', () => {
	const calls = [call(ONE, 9 * HOUR), call(ONE, 10 * HOUR), call(TWO, 9 * HOUR), call(THREE, 9 * HOUR)];
	const callsBack = [
		{ to: ONE, at: MONDAY + 10.5 * HOUR, answered: true },
		{ to: TWO, at: MONDAY + 11 * HOUR, answered: false },
		{ to: THREE, at: MONDAY + 8 * HOUR, answered: true },
	];
	const audit = buildAudit(calls, { zone: ZONE, callsBack });
	expect(audit.people).toEqual({
		missed: 3,
		neverGotThrough: 2,
		gaveUp: 0,
		calledBack: 2,
		minutesToCallBack: 30,
	});
	expect(auditPage(audit, 'Oak Street Plumbing')).toContain('The business called back 2 of 3 people');
	// A list without calls of the business does not say that nobody was called back.
	expect(buildAudit(calls, { zone: ZONE }).people).not.toHaveProperty('calledBack');
});

test('the page ends with how the list was read', () => {
	const page = auditPage(
		buildAudit([call(ONE, 0)], { zone: ZONE }),
		'Oak Street Plumbing',
		{},
		'2 rows; 1 call came in.',
	);
	expect(page).toMatch(/<footer>.*How the list was read: 2 rows; 1 call came in\./s);
});

test('without a call is a result without a number that is none', () => {
	const audit = buildAudit([], { zone: ZONE, hours, figures });
	expect(audit.isEmpty).toBe(true);
	expect(JSON.parse(JSON.stringify(audit))).toEqual(audit);
	expect(auditPage(audit, 'Oak Street Plumbing')).toContain('There is no call in the list.');
});

test('whatever the calls, the numbers fit each other', () => {
	const calls = fc.array(
		fc.record({
			caller: fc.constantFrom(ONE, TWO, THREE, 'anonymous', '101'),
			at: fc.integer({ min: MONDAY, max: MONDAY + 400 * HOUR }),
			answered: fc.boolean(),
		}),
	);
	fc.assert(
		fc.property(calls, (list) => {
			const { calls: numbers, people, covered, notTextable } = buildAudit(list, { zone: ZONE, hours });
			expect(numbers.all).toBe(numbers.answered + numbers.missed);
			expect(people.gaveUp).toBeLessThanOrEqual(people.neverGotThrough);
			expect(people.neverGotThrough).toBeLessThanOrEqual(people.missed);
			expect(covered.people + notTextable).toBe(people.missed);
			expect((covered.whileOpen ?? 0) + (covered.whileClosed ?? 0)).toBe(covered.people);
		}),
	);
});

test('the page says it all, and what stood in the list stays words', () => {
	const hostile = '<script>alert(1)</script>';
	const audit = buildAudit([call(hostile, 0), call(hostile, 1), call(ONE, 2)], {
		zone: ZONE,
		hours,
		figures,
	});
	const page = auditPage(audit, 'Oak Street Plumbing', { agency: 'Example Agency' });
	expect(page).toContain('3 of 3 calls (100 %) were missed. 2 people never got through, and 1 of them');
	expect(page).toContain('would have had a text');
	expect(page).toContain('&#60;script&#62;');
	expect(page).not.toMatch(/<script|NaN|undefined|\[object/);
});
