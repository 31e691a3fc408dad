import type { Browser, Page } from 'playwright-core';
import type { SkipReason } from '../../textback/item';
import { buildAudit } from '../../textback/report/audit/audit';
import { auditPage } from '../../textback/report/page/audit-page';
import { reportPage } from '../../textback/report/page/report-page';
import { buildReport } from '../../textback/report/report';
import { caller, HOUR, history, WEEK, ZONE } from '../textback/report/stories';
import { launchChromium } from './chromium';

const figures = { currency: 'USD', averageJob: 350, closeRatePercent: 25, segmentPrice: 0.0113 };
const LONG_NAME = 'Oak Street Plumbing, Heating, Cooling and Water Treatment of Greater San Francisco';
const branding = {
	agency: 'Example Agency',
	logo: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
	colour: '#0f6b4f',
};

const REASONS: SkipReason[] = [
	'landline',
	'anonymous',
	'optedOut',
	'blocked',
	'knownCaller',
	'otherCountry',
	'tollFreeNumber',
	'tooLate',
	'hourlyLimit',
	'refusedByCarrier',
];

/** With all that a page can hold. */
const fullReport = buildReport(
	history(
		...REASONS.map((reason, index) =>
			caller(`skipped ${index}`)
				.calls(index * HOUR)
				.isSkipped(index * HOUR, reason),
		),
		...Array.from({ length: 120 }, (_, index) => {
			const at = index * HOUR;
			const variant = 'ABCDEF'[index % 6];
			const one = caller(`texted ${index}`)
				.calls(at)
				.isTexted(at + 5_000, { variant, status: 'delivered' });
			return index % 2 === 0 ? one.replies(at + 60_000).ends(at + HOUR, { kind: 'won', value: 900 }) : one;
		}),
		caller('booked').calls(0).ends(1, { kind: 'booked' }),
		caller('answered').calls(0, { verdict: 'answered' }),
		caller('uncertain').calls(0, { verdict: 'uncertain' }),
	),
	WEEK,
	ZONE,
	figures,
);

const fullAudit = buildAudit(
	Array.from({ length: 200 }, (_, index) => ({
		caller: `+141555501${String(10 + (index % 50))}`,
		at: WEEK.from + index * HOUR,
		answered: index % 9 === 0,
	})),
	{ zone: ZONE, hours: { weeklyHours: 'Mon-Fri 8am-5pm' }, figures },
);

let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
	page = await browser.newPage();
});
afterEach(() => page.close());

describe.each([
	['a report', reportPage(fullReport, LONG_NAME, branding)],
	['an audit', auditPage(fullAudit, LONG_NAME, branding)],
])('%s', (_, html) => {
	test.each(['A4', 'Letter'])('prints on two sheets of %s', async (format) => {
		await page.setContent(html);
		const pdf = await page.pdf({ format, printBackground: true });
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
	});

	test('fits a phone, with letters that can be read', async () => {
		await page.setViewportSize({ width: 360, height: 700 });
		await page.setContent(html);
		const width = await page.evaluate<number>('document.documentElement.scrollWidth');
		expect(width).toBe(360);
		const smallest = await page.evaluate<number>(
			`Math.min(...[...document.querySelectorAll('svg text, p, td')].filter((element) => element.textContent.trim() !== '').map((element) => element.getBoundingClientRect().height))`,
		);
		expect(smallest).toBeGreaterThan(9);
	});

	test('asks nobody for anything', async () => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.setContent(html, { waitUntil: 'load' });
		expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
	});
});
