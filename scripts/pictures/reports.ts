import type { Page } from 'playwright-core';
import {
	caller,
	HOUR,
	history,
	DAY,
	MINUTE,
	WEEK,
	ZONE,
	type Caller,
} from '../../test/textback/report/stories';
import { buildAudit } from '../../textback/report/audit/audit';
import { auditPage } from '../../textback/report/page/audit-page';
import { reportPage } from '../../textback/report/page/report-page';
import { buildReport } from '../../textback/report/report';
import type { Save } from './save';

const BUSINESS = 'Oak Street Plumbing';
const BRANDING = { agency: 'Example Agency', colour: '#0f6b4f' };
const FIGURES = { currency: 'USD', averageJob: 350, closeRatePercent: 25, segmentPrice: 0.0113 };

/** How many people are missed at each hour of a day, from 8 in the morning. */
const MISSED_BY_HOUR = [1, 2, 3, 2, 4, 1, 2, 3, 2, 1, 1];

/** The pages that clients and prospects get, of an example week. */
export async function photographReports(page: Page, save: Save): Promise<void> {
	const week = history(...exampleWeek());
	const report = buildReport(week, WEEK, ZONE, FIGURES);
	const calls = week.filter((event) => event.kind === 'call');
	const audit = buildAudit(
		calls.map(({ at }, index) => ({ ...whoRings(index), at, answered: index % 3 === 0 })),
		{ zone: ZONE, hours: { weeklyHours: 'Mon-Fri 8am-5pm' }, figures: FIGURES },
	);
	await page.setViewportSize({ width: 900, height: 1180 });
	for (const [name, html] of [
		['page-report', reportPage(report, BUSINESS, BRANDING)],
		['page-audit', auditPage(audit, BUSINESS, BRANDING)],
	] as const) {
		await page.setContent(html);
		await save(name, await page.screenshot());
	}
}

/** Every fifth call is of somebody who rang before. */
function whoRings(index: number): { caller: string } {
	return { caller: `+1415555${String(1000 + (index % 5 === 4 ? index - 2 - (index % 2) : index))}` };
}

/** Most callers are texted, some write back, a few book; on the weekend fewer call. */
function exampleWeek(): Caller[] {
	const callers: Caller[] = [];
	for (let day = 0; day < 7; day += 1) {
		for (const [hour, missed] of MISSED_BY_HOUR.entries()) {
			const busy = day < 5 ? missed : Math.floor(missed / 2);
			for (let one = 0; one < busy; one += 1) {
				const at = day * DAY + (8 + hour) * HOUR + one * 13 * MINUTE;
				callers.push(whatBecameOf(caller(`+1415555${String(1000 + callers.length)}`), at, callers.length));
			}
		}
	}
	return callers;
}

function whatBecameOf(one: Caller, at: number, count: number): Caller {
	one.calls(at, { verdict: count % 4 === 0 ? 'answered' : 'missed' });
	if (count % 4 === 0) return one;
	if (count % 11 === 0) return one.isSkipped(at, 'landline');
	one.isTexted(at + 6_000, { variant: 'AB'[count % 2], status: 'delivered' });
	if (count % 5 < 2) one.replies(at + (4 + (count % 7)) * MINUTE);
	return count % 10 === 1 ? one.ends(at + HOUR, { kind: 'won', value: 280 + (count % 3) * 90 }) : one;
}
