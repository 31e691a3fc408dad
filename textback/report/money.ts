import type { Funnel } from './funnel';
import { ReportError, type ReportField } from './report-error';

/** What a person entered; nothing else makes money of calls. */
export type MoneyFigures = {
	/** ISO 4217, e.g. `USD`. */
	currency: string;
	/** What a job brings on average. */
	averageJob?: number;
	/** How many of 100 people who ask become a job. */
	closeRatePercent?: number;
	/** What the phone company takes for one part of a text. */
	segmentPrice?: number;
};

/** A number of people, times the close rate, times the average job. */
export type Estimate = {
	case: 'conservative' | 'reached' | 'persistent' | 'lost';
	callers: number;
	value: number;
	/** How it was reckoned, with the numbers in it. */
	formula: string;
	/** Who counts. */
	meaning: string;
};

/**
 * What the callers may be worth: the case that claims least comes first. Empty when a figure is missing.
 *
 * @throws {ReportError} for a figure that cannot be meant.
 */
export function estimates(funnel: Pick<Funnel, 'replied' | 'delivered'>, figures: MoneyFigures): Estimate[] {
	return [
		estimate('conservative', funnel.replied, 'who replied', figures),
		estimate('reached', funnel.delivered, 'who got the text', figures),
	].filter((one) => one !== undefined);
}

/**
 * What the callers whom nobody talked to may have been worth: the case that claims least comes first. Empty when a figure is
 * missing.
 *
 * @throws {ReportError} for a figure that cannot be meant.
 */
export function lossEstimates(lost: { persistent: number; all: number }, figures: MoneyFigures): Estimate[] {
	return [
		estimate('persistent', lost.persistent, 'who tried more than once', figures),
		estimate('lost', lost.all, 'whom nobody talked to', figures),
	].filter((one) => one !== undefined);
}

const MEANINGS: Record<Estimate['case'], string> = {
	conservative: 'Counts only the people who wrote back.',
	persistent: 'Counts only the people who called again and again and never got through.',
	lost: 'Counts everybody who never got through: some of them were no customers, or came back in another way.',
	reached: 'Counts everybody who got the text: some of them call back, or would have called again anyway.',
};

function estimate(
	name: Estimate['case'],
	callers: number,
	who: string,
	figures: MoneyFigures,
): Estimate | undefined {
	const { averageJob, closeRatePercent } = checkFigures(figures);
	if (averageJob === undefined || closeRatePercent === undefined) return undefined;
	const value = (callers * closeRatePercent * averageJob) / 100;
	const money = (amount: number) => writeMoney(amount, figures.currency);
	return {
		case: name,
		callers,
		value,
		formula: `${callers} ${who} × ${closeRatePercent} % become a job × ${money(averageJob)} a job = ${money(value)}`,
		meaning: MEANINGS[name],
	};
}

/** @throws {ReportError} for a figure that cannot be meant. */
export function checkFigures(figures: MoneyFigures): MoneyFigures {
	const { averageJob, closeRatePercent, segmentPrice } = figures;
	writeMoney(0, figures.currency);
	refuseUnless(averageJob, 'averageJob', 1e9, 'Write what a job brings on average, such as 350.');
	refuseUnless(closeRatePercent, 'closeRate', 100, 'Write a number from 0 to 100: 25 for one in four.');
	refuseUnless(segmentPrice, 'segmentPrice', 100, 'Write what one part of a text costs, such as 0.0083.');
	return figures;
}

function refuseUnless(value: number | undefined, field: ReportField, most: number, advice: string): void {
	if (value === undefined || (value >= 0 && value <= most)) return;
	throw new ReportError(field, `${value} cannot be meant.`, advice);
}

/**
 * As people write it, e.g. `$3,500` or `$0.83`.
 *
 * @throws {ReportError} for a currency that there is not.
 */
export function writeMoney(amount: number, currency: string): string {
	const digits = Math.abs(amount) < 100 && !Number.isInteger(amount) ? 2 : 0;
	try {
		return new Intl.NumberFormat('en-US', {
			style: 'currency',
			currency: currency.trim(),
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
		}).format(amount);
	} catch {
		throw new ReportError(
			'currency',
			`"${currency}" is not the code of a currency.`,
			'Write three letters, such as USD, CAD, GBP, EUR or AUD.',
		);
	}
}
