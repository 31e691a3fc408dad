import type { HolidayLibrary } from '../../hours/holiday-library';
import { scheduleFor } from '../../hours/kept-schedules';
import type { HoursSettings } from '../../hours/schedule';
import { openState } from '../../hours/state';
import { timeZone } from '../../hours/wall-clock';
import { parsePhone } from '../../phone-number';
import { share } from '../figures';
import { count } from '../funnel';
import { ANONYMOUS } from '../history';
import { checkFigures, lossEstimates, type Estimate, type MoneyFigures } from '../money';
import { writePeriod, type ReportPeriod } from '../report';
import { busiestHours, weekGrid, type WeekGrid, type WeekHour } from '../week-grid';
import type { CallBack, ProspectCall } from './prospect-call';

/** A caller who tried more than once and never got through. `lastAt` is ISO 8601 in UTC. */
export type RepeatCaller = { number: string; nationalNumber?: string; calls: number; lastAt: string };

/** What a business without text-back misses. Shares are from 0 to 1; what there is no case of is absent. */
export type Audit = {
	/** From the first call of the list to the last. */
	period?: ReportPeriod;
	isEmpty: boolean;
	calls: { all: number; answered: number; missed: number; shareMissed?: number };
	people: {
		/** Whose call was missed, at least once. */
		missed: number;
		/** Of these, who was not talked to later either. */
		neverGotThrough: number;
		/** Of these, who had called more than once. */
		gaveUp: number;
		/** Of those whose call was missed, whom the business called afterwards; absent where the list has no calls of its own. */
		calledBack?: number;
		/** How long half of these had to wait at most, after the last missed call before. */
		minutesToCallBack?: number;
	};
	/** Those who gave up, the most persistent first. */
	repeatCallers: RepeatCaller[];
	missedByHour: WeekGrid;
	busiest: WeekHour[];
	/** Whom a text would have reached, by the state of the business at their first missed call where its hours are known. */
	covered: { people: number; whileOpen?: number; whileClosed?: number };
	/** Who hides the number, or calls from a line that gets no texts. */
	notTextable: number;
	money?: { currency: string; estimates: Estimate[] };
};

export type AuditSettings = {
	/** IANA name of the business's time zone. */
	zone: string;
	/** When the business is open, as far as that is known. */
	hours?: HoursSettings;
	figures?: MoneyFigures;
	library?: HolidayLibrary;
	/** Calls of the business to others; absent or empty where the list has none. */
	callsBack?: readonly CallBack[];
};

const MOST_REPEAT_CALLERS = 10;

type Person = { caller: string; missed: number[]; lastAnsweredAt: number };

/**
 * @param calls in any order
 * @throws {HoursError} {ReportError} for a zone, hours or a figure that cannot be understood.
 */
export function buildAudit(calls: readonly ProspectCall[], settings: AuditSettings): Audit {
	const { zone, callsBack = [] } = settings;
	const missed = calls.filter(({ answered }) => !answered);
	const people = peopleOf(calls, callsBack).filter((person) => person.missed.length > 0);
	const lost = people.filter(isLost);
	const gaveUp = lost.filter((person) => person.missed.length > 1);
	const missedByHour = weekGrid(
		missed.map(({ at }) => at),
		zone,
	);
	const shareMissed = share(missed.length, calls.length);
	const figures = settings.figures && checkFigures(settings.figures);
	const losses = { persistent: gaveUp.length, all: lost.length };
	return {
		...periodOfCalls(calls, zone),
		isEmpty: calls.length === 0,
		calls: {
			all: calls.length,
			answered: calls.length - missed.length,
			missed: missed.length,
			...(shareMissed !== undefined && { shareMissed }),
		},
		people: {
			missed: people.length,
			neverGotThrough: lost.length,
			gaveUp: gaveUp.length,
			...(callsBack.length > 0 && calledBack(people, callsBack)),
		},
		repeatCallers: repeatCallers(gaveUp),
		missedByHour,
		busiest: busiestHours(missedByHour, 3),
		...coverage(people, settings),
		...(figures && { money: { currency: figures.currency, estimates: lossEstimates(losses, figures) } }),
	};
}

/** Whoever hides the number cannot be told from others who do: each such call is a person. */
function peopleOf(calls: readonly ProspectCall[], callsBack: readonly CallBack[]): Person[] {
	const people = new Map<string, Person>();
	for (const [index, { caller, at, answered }] of calls.entries()) {
		const name = caller === ANONYMOUS ? `${ANONYMOUS} ${index}` : caller;
		const person = people.get(name) ?? { caller, missed: [], lastAnsweredAt: -Infinity };
		people.set(name, person);
		if (answered) person.lastAnsweredAt = Math.max(person.lastAnsweredAt, at);
		else person.missed.push(at);
	}
	for (const { to, at, answered } of callsBack) {
		const person = people.get(to);
		if (person && answered) person.lastAnsweredAt = Math.max(person.lastAnsweredAt, at);
	}
	for (const { missed } of people.values()) missed.sort((one, other) => one - other);
	return [...people.values()];
}

function calledBack(
	people: readonly Person[],
	callsBack: readonly CallBack[],
): Pick<Audit['people'], 'calledBack' | 'minutesToCallBack'> {
	const calls = Map.groupBy(callsBack, ({ to }) => to);
	const waits = people.flatMap(({ caller, missed }) => {
		const after = (calls.get(caller) ?? []).map(({ at }) => at).filter((at) => at > (missed[0] ?? Infinity));
		const first = Math.min(...after);
		return after.length === 0 ? [] : [first - (missed.findLast((at) => at < first) ?? first)];
	});
	const median = waits.toSorted((one, other) => one - other)[Math.ceil(waits.length / 2) - 1];
	return {
		calledBack: waits.length,
		...(median !== undefined && { minutesToCallBack: Math.round(median / 60_000) }),
	};
}

function isLost({ missed, lastAnsweredAt }: Person): boolean {
	return lastAnsweredAt < (missed.at(-1) ?? -Infinity);
}

function repeatCallers(gaveUp: readonly Person[]): RepeatCaller[] {
	return gaveUp
		.toSorted((one, other) => other.missed.length - one.missed.length)
		.slice(0, MOST_REPEAT_CALLERS)
		.map(({ caller, missed }) => {
			const phone = parsePhone(caller);
			return {
				number: caller,
				...(phone.kind === 'number' && { nationalNumber: phone.national }),
				calls: missed.length,
				lastAt: new Date(missed.at(-1) ?? 0).toISOString(),
			};
		});
}

function coverage(
	people: readonly Person[],
	{ zone, hours, library }: AuditSettings,
): Pick<Audit, 'covered' | 'notTextable'> {
	const textable = people.filter(({ caller }) => isTextable(caller));
	const notTextable = people.length - textable.length;
	if (!hours) return { covered: { people: textable.length }, notTextable };
	const schedule = scheduleFor(hours, 'en-US', library);
	const place = timeZone(zone);
	const whileOpen = count(
		textable,
		({ missed: [first = 0] }) => openState(schedule, first, place).kind === 'open',
	);
	return {
		covered: { people: textable.length, whileOpen, whileClosed: textable.length - whileOpen },
		notTextable,
	};
}

/** As Send Text-Back would decide by the number alone. */
function isTextable(caller: string): boolean {
	const phone = parsePhone(caller);
	return phone.kind === 'number' && phone.line === undefined;
}

function periodOfCalls(calls: readonly ProspectCall[], zone: string): Pick<Audit, 'period'> {
	let [from, to] = [Infinity, -Infinity];
	for (const { at } of calls) {
		from = Math.min(from, at);
		to = Math.max(to, at);
	}
	return calls.length === 0 ? {} : { period: writePeriod({ from, to }, zone) };
}
