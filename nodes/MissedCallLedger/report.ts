import type { IExecuteFunctions } from 'n8n-workflow';
import type { HistoryEvent } from '../../textback/report/history';
import type { MoneyFigures } from '../../textback/report/money';
import { periodOf, type DayPeriod, type NamedPeriod } from '../../textback/report/period';
import { buildReport } from '../../textback/report/report';
import { reportPage } from '../../textback/report/page/report-page';
import { asText } from '../shared/parameters';
import { readTimeZone } from '../shared/time-zones';
import { profileOf, type Client, type OutputItem } from './client';
import { withPage } from './page';

/** What came of the client's calls, all its numbers together. */
export async function build(client: Client): Promise<OutputItem[]> {
	const { context, itemIndex, ledger, numbers, now } = client;
	const zone = readTimeZone(context, itemIndex);
	const period = periodOf(readPeriod(context, itemIndex), now, zone);
	const events: HistoryEvent[] = [];
	let unreadable = 0;
	for (const number of numbers) {
		const { own } = await profileOf(ledger, number);
		const told = await ledger.history(number, period.from, () => {
			unreadable += 1;
		});
		for (const event of told) if (!own.has(event.caller)) events.push(event);
	}
	const report = buildReport(events, period, zone, readFigures(context, itemIndex));
	if (report.isEmpty) sayEmpty(context, report.period);
	if (unreadable > 0) sayUnreadable(context, unreadable);
	const name = await readClientName(client);
	const json = { client: { name, numbers }, ...report, ...(unreadable > 0 && { unreadable }) };
	return [await withPage(client, json, name, 'report', (branding) => reportPage(report, name, branding))];
}

export async function readClientName({ context, itemIndex, ledger, numbers }: Client): Promise<string> {
	const written = asText(context.getNodeParameter('clientName', itemIndex, '')).trim();
	if (written !== '') return written;
	for (const number of numbers) {
		const { name } = await profileOf(ledger, number);
		if (name !== '') return name;
	}
	return '';
}

function sayEmpty(context: IExecuteFunctions, { from, to }: { from: string; to: string }): void {
	context.addExecutionHints({
		message: `No call is on record from ${from.slice(0, 10)} to ${to.slice(0, 10)}. Is the number in “Client’s Phone Numbers” the one of Missed Call Trigger?`,
		type: 'warning',
		location: 'outputPane',
	});
}

function sayUnreadable(context: IExecuteFunctions, count: number): void {
	context.addExecutionHints({
		message: `${count === 1 ? 'One entry' : `${count} entries`} of the record cannot be read, and this report leaves ${count === 1 ? 'it' : 'them'} out. If a copy of the record from before is sound, restore it.`,
		type: 'warning',
		location: 'outputPane',
	});
}

function readPeriod(context: IExecuteFunctions, itemIndex: number): NamedPeriod | DayPeriod {
	const chosen = asText(context.getNodeParameter('period', itemIndex, 'lastWeek'));
	if (isNamedPeriod(chosen)) return chosen;
	return {
		firstDay: asText(context.getNodeParameter('firstDay', itemIndex, '')),
		lastDay: asText(context.getNodeParameter('lastDay', itemIndex, '')),
	};
}

const NAMED: Record<NamedPeriod, true> = {
	yesterday: true,
	last7Days: true,
	lastWeek: true,
	last30Days: true,
	lastMonth: true,
	last12Months: true,
	thisMonth: true,
};

function isNamedPeriod(chosen: string): chosen is NamedPeriod {
	return Object.hasOwn(NAMED, chosen);
}

/** Only what was filled in: 0 stands for nothing, as the editor has it before a person types. */
export function readFigures(context: IExecuteFunctions, itemIndex: number): MoneyFigures | undefined {
	const figure = (name: string) =>
		Number(context.getNodeParameter(`figures.${name}`, itemIndex, 0)) || undefined;
	const averageJob = figure('averageJob');
	const closeRatePercent = figure('closeRate');
	const segmentPrice = figure('segmentPrice');
	if (averageJob === undefined && closeRatePercent === undefined && segmentPrice === undefined)
		return undefined;
	return {
		currency: asText(context.getNodeParameter('figures.currency', itemIndex, 'USD'))
			.trim()
			.toUpperCase(),
		...(averageJob !== undefined && { averageJob }),
		...(closeRatePercent !== undefined && { closeRatePercent }),
		...(segmentPrice !== undefined && { segmentPrice }),
	};
}
