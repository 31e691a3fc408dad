import { isoLocal, timeZone } from '../hours/wall-clock';
import { median, share, sum } from './figures';
import { count, funnelOf, hasReplied, isBooked, notTexted, type Funnel, type NotTexted } from './funnel';
import type { HistoryEvent, HistoryEventOf, OutcomeKind } from './history';
import { checkFigures, estimates, type Estimate, type MoneyFigures } from './money';
import type { Period } from './period';
import { tellStories, type Story } from './stories';
import { compareVariants, type VariantComparison } from './variants';
import { busiestHours, weekGrid, type WeekGrid, type WeekHour } from './week-grid';

/** ISO 8601 by the clock of the business; `to` is the first moment that is not in it. */
export type ReportPeriod = { from: string; to: string; timezone: string };

/** What came of a business's calls in a period. Shares are from 0 to 1; what there is no case of is absent. */
export type Report = {
	period: ReportPeriod;
	/** No call came in at all. */
	isEmpty: boolean;
	calls: {
		all: number;
		answered: number;
		missed: number;
		/** Nobody knows whether they were answered. */
		uncertain: number;
		/** Misdials and the like, which are in no other number. */
		ignored: number;
		/** Of all; absent when only missed calls come in here, because the carrier forwards no others. */
		shareMissed?: number;
	};
	/** Callers, not calls: who rang three times is one. Those marked as spam are left out. */
	callers: Funnel;
	/** Who booked without ever answering the text. */
	bookedWithoutReply: number;
	/** Who asked for no more texts. */
	optedOut: number;
	notTexted: NotTexted[];
	outcomes: Record<OutcomeKind, number>;
	/** Of the jobs that a person entered as won. */
	wonValue: number;
	medianSecondsToText?: number;
	medianSecondsToReply?: number;
	/** Missed calls. */
	missedByHour: WeekGrid;
	busiest: WeekHour[];
	variants?: VariantComparison;
	/** All that went out in the period, whatever they were about. */
	texts: { sent: number; segments: number; cost?: number };
	money?: { currency: string; estimates: Estimate[] };
};

/**
 * @param events everything since the period began that the record holds of the business; those of one moment in its order
 * @param zoneName IANA name of the business's time zone
 * @throws {ReportError} {HoursError} for a figure or a zone that cannot be understood.
 */
export function buildReport(
	events: readonly HistoryEvent[],
	period: Period,
	zoneName: string,
	figures?: MoneyFigures,
): Report {
	const ofPeriod = events.filter(({ at }) => period.from <= at && at < period.to);
	const calls = ofPeriod.filter(isCall);
	const told = tellStories(events, period);
	const stories = told.filter(({ outcome }) => outcome?.kind !== 'spam');
	const callers = funnelOf(stories);
	const missedByHour = weekGrid(
		stories.flatMap(({ calls: own }) => own),
		zoneName,
	);
	const variants = compareVariants(stories);
	const money = figures && checkFigures(figures);
	return {
		period: writePeriod(period, zoneName),
		isEmpty: calls.length === 0,
		calls: callNumbers(calls),
		callers,
		bookedWithoutReply: count(stories, (story) => isBooked(story) && !hasReplied(story)),
		optedOut: count(stories, ({ optedOut }) => optedOut),
		notTexted: notTexted(stories),
		...outcomesOf(told),
		...speed(stories),
		missedByHour,
		busiest: busiestHours(missedByHour, 3),
		...(variants && { variants }),
		texts: textNumbers(ofPeriod.filter(isText), money),
		...(money && { money: { currency: money.currency, estimates: estimates(callers, money) } }),
	};
}

export function writePeriod({ from, to }: Period, zoneName: string): ReportPeriod {
	const zone = timeZone(zoneName);
	return { from: isoLocal(zone, from), to: isoLocal(zone, to), timezone: zone.name };
}

function isCall(event: HistoryEvent): event is HistoryEventOf<'call'> {
	return event.kind === 'call';
}

function isText(event: HistoryEvent): event is HistoryEventOf<'text'> {
	return event.kind === 'text';
}

function callNumbers(calls: ReadonlyArray<HistoryEventOf<'call'>>): Report['calls'] {
	const counted = calls.filter(({ ignored }) => !ignored);
	const of = (verdict: HistoryEventOf<'call'>['verdict']) =>
		count(counted, (call) => call.verdict === verdict);
	const missed = of('missed');
	const forwardedOnly = counted.every(({ forwarded }) => forwarded);
	const shareMissed = forwardedOnly ? undefined : share(missed, counted.length);
	return {
		all: counted.length,
		answered: of('answered'),
		missed,
		uncertain: of('uncertain'),
		ignored: calls.length - counted.length,
		...(shareMissed !== undefined && { shareMissed }),
	};
}

function outcomesOf(stories: readonly Story[]): Pick<Report, 'outcomes' | 'wonValue'> {
	const outcomes: Report['outcomes'] = { booked: 0, won: 0, lost: 0, spam: 0 };
	let wonValue = 0;
	for (const { outcome } of stories) {
		if (!outcome) continue;
		outcomes[outcome.kind] += 1;
		if (outcome.kind === 'won') wonValue += outcome.value ?? 0;
	}
	return { outcomes, wonValue };
}

function speed(stories: readonly Story[]): Pick<Report, 'medianSecondsToText' | 'medianSecondsToReply'> {
	const texts = stories.flatMap(({ texts: own }) => own);
	// The phone system's clock and ours may differ by a little.
	const toText = median(texts.map(({ at, callAt }) => Math.max(0, at - callAt) / 1000));
	const toReply = median(
		texts.flatMap(({ at, repliedAt }) => (repliedAt === undefined ? [] : [(repliedAt - at) / 1000])),
	);
	return {
		...(toText !== undefined && { medianSecondsToText: Math.round(toText) }),
		...(toReply !== undefined && { medianSecondsToReply: Math.round(toReply) }),
	};
}

/** What was sent is paid for, also when it went to spam or answered a reply. */
function textNumbers(
	texts: ReadonlyArray<HistoryEventOf<'text'>>,
	money: MoneyFigures | undefined,
): Report['texts'] {
	const segments = sum(texts.map((text) => text.segments));
	const price = money?.segmentPrice;
	return { sent: texts.length, segments, ...(price !== undefined && { cost: segments * price }) };
}
