import fc from 'fast-check';
import { escapeHtml, html } from '../../../../textback/report/page/html';
import { reportPage } from '../../../../textback/report/page/report-page';
import { duration, hourInWords, percent, periodInWords } from '../../../../textback/report/page/words';
import { buildReport, type Report } from '../../../../textback/report/report';
import { caller, DAY, history, WEEK, ZONE } from '../stories';

const figures = { currency: 'USD', averageJob: 350, closeRatePercent: 25 };
const busy: Report = buildReport(
	history(
		caller('1')
			.calls(DAY)
			.isTexted(DAY + 6000, { variant: 'A' })
			.replies(DAY + 60_000)
			.ends(DAY + 70_000, { kind: 'won', value: 500 }),
		caller('2')
			.calls(DAY)
			.isTexted(DAY + 6000, { variant: 'B' }),
		caller('3').calls(DAY).isSkipped(DAY, 'landline'),
		caller('4').calls(DAY, { verdict: 'answered' }),
	),
	WEEK,
	ZONE,
	figures,
);
const NAME = 'Oak Street Plumbing';
const HOSTILE = `<img src=x onerror=alert(1)>"'\`</style><script>alert(1)</script>`;

test('says what came of the calls, and how the money was reckoned', () => {
	const page = reportPage(busy, NAME, { agency: 'Example Agency' });
	expect(page).toContain('<h1>Oak Street Plumbing</h1>');
	expect(page).toContain('November 2 to 8, 2026');
	expect(page).toContain('3 people&#8217;s calls were missed'.replace('&#8217;', '’'));
	expect(page).toContain('2 got a text, half of them within 6 seconds. 1 wrote back and 1 booked.');
	expect(page).toContain('1 who replied × 25 % become a job × $350 a job = $87.50');
	expect(page.indexOf('a careful estimate')).toBeLessThan(page.indexOf('if everybody counts'));
	expect(page).toContain('$500 on record');
	expect(page).toContain('which gets no texts');
	expect(page).toContain('Example Agency');
});

test('is one page that fetches nothing', () => {
	const page = reportPage(busy, NAME, { logo: 'data:image/png;base64,AAAA' });
	expect(page).toMatch(/^<!doctype html>/);
	expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
	expect(page).not.toMatch(/<script|@import|url\(/);
});

test('without a call says so, and shows no chart', () => {
	const page = reportPage(buildReport([], WEEK, ZONE, figures), NAME);
	expect(page).toContain('No call came in during this time.');
	expect(page).not.toContain('<svg');
});

test('names the bill of all texts, answers included, also when no call came in', () => {
	const answer = { call: 'reply', segments: 3 };
	const page = (...events: Parameters<typeof history>) =>
		reportPage(buildReport(history(...events), WEEK, ZONE, { currency: 'USD', segmentPrice: 0.01 }), NAME);
	const bill = (texts: string, cost: string) => `${texts} on the phone company’s bill. They cost ${cost}.`;
	expect(page(caller('1').calls(0).isTexted(10).replies(20).isTexted(30, answer))).toContain(
		bill('2 texts went out during this time, answers to replies included: 4 parts', '$0.04'),
	);
	const quiet = page(caller('1').replies(20).isTexted(30, answer));
	expect(quiet).toContain('No call came in during this time.');
	expect(quiet).toContain(
		bill('1 text went out during this time, answers to replies included: 3 parts', '$0.03'),
	);
	expect(page()).not.toContain('went out');
});

test('reasons beyond what fits on the sheet go together', () => {
	const notTexted = Array.from({ length: 10 }, (_, index) => ({
		reason: 'landline' as const,
		callers: 3,
		why: `Reason ${index}.`,
	}));
	const page = reportPage({ ...busy, notTexted }, NAME);
	expect(page).toContain('Reason 7.');
	expect(page).not.toContain('Reason 8.');
	expect(page).toMatch(/Other reasons\.<\/td>\s*<td>6</);
});

test('has no number that is none', () => {
	for (const report of [busy, buildReport(history(caller('1').calls(0)), WEEK, ZONE, figures)]) {
		expect(reportPage(report, NAME)).not.toMatch(/NaN|undefined|Infinity|\[object/);
	}
});

test('words from outside stay words', () => {
	const variants = {
		variants: [{ name: HOSTILE, texts: 1, replies: 1, share: 1, interval: { low: 0, high: 1 } }],
		verdict: HOSTILE,
	};
	const page = reportPage({ ...busy, variants }, HOSTILE, { agency: HOSTILE });
	expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>"/);
	expect(page.match(/<\/style>/g)).toHaveLength(1);
});

test('whatever a value is, it adds no element and leaves no attribute', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (value) => {
			expect(html`<p title="${value}">${value}</p>`.source).not.toMatch(
				/<p title="[^"]*"[^>]+>|<p[^>]*>[^<]*<(?!\/p>)/,
			);
			expect(escapeHtml(value)).not.toMatch(/[<>"'`]/);
		}),
	);
});

describe('whose page it is', () => {
	test.each([
		['#0F6B4F', '#0f6b4f', '#ffffff'],
		['#fd0', '#ffdd00', '#1c2330'],
		['', '#0f6b4f', '#ffffff'],
	])('the colour %j is %s, with letters in %s on it', (colour, brand, letters) => {
		expect(reportPage(busy, NAME, { colour })).toContain(`--brand: ${brand}; --on-brand: ${letters}`);
	});

	test.each([
		[{ colour: 'red; } body { display: none' }, 'colour'],
		[{ colour: 'green' }, 'colour'],
		[{ logo: 'http://example.com/logo.png' }, 'logo'],
		[{ logo: 'javascript:alert(1)' }, 'logo'],
		[{ logo: 'data:text/html;base64,AAAA' }, 'logo'],
		[{ logo: `data:image/png;base64,${'A'.repeat(2_000_001)}` }, 'logo'],
	])('%j is refused', (branding, field) => {
		expect(() => reportPage(busy, NAME, branding)).toThrow(
			expect.objectContaining({ name: 'ReportError', field }),
		);
	});
});

test.each([
	['2026-11-02T00:00:00-05:00', '2026-11-09T00:00:00-05:00', 'November 2 to 8, 2026'],
	['2026-10-26T00:00:00-04:00', '2026-11-02T00:00:00-05:00', 'October 26 to November 1, 2026'],
	['2026-11-02T00:00:00-05:00', '2026-11-03T00:00:00-05:00', 'November 2, 2026'],
	['2025-12-01T00:00:00-05:00', '2026-02-01T00:00:00-05:00', 'December 1, 2025 to January 31, 2026'],
	['2026-11-02T09:00:00-05:00', '2026-11-04T10:00:00-05:00', 'November 2 to 4, 2026'],
])('from %s up to %s is “%s”', (from, to, words) => {
	expect(periodInWords({ from, to })).toBe(words);
});

test('numbers in words', () => {
	expect([1, 89, 90, 5400, 200_000].map(duration)).toEqual([
		'1 second',
		'89 seconds',
		'2 minutes',
		'2 hours',
		'2 days',
	]);
	expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '50 %', 'over 99 %', '100 %']);
	expect(hourInWords({ day: 'friday', hour: 11, calls: 1 })).toBe('Friday, 11 AM to 12 PM');
	expect(hourInWords({ day: 'friday', hour: 23, calls: 1 })).toBe('Friday, 11 PM to 12 AM');
});
