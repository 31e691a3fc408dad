import { readColumnName, type ColumnName, type NamedUse } from './column-names';
import { incompleteTime, missingColumn, unknownColumn } from './column-errors';
import { surveyColumns, type Survey } from './column-survey';
import type { ReportError } from '../../report-error';
import type { PhoneCell } from './phone-cell';
import { fold } from './words';

/** What a person may name the column of, in a list whose own names say nothing. */
export const COLUMN_SETTINGS = [
	'caller',
	'called',
	'time',
	'date',
	'result',
	'duration',
	'direction',
	'callId',
] as const;
export type ColumnSetting = (typeof COLUMN_SETTINGS)[number];
export type ColumnNames = Partial<Record<ColumnSetting, string>>;

export type Column = Omit<ColumnName, 'uses'> & { index: number; name: string };

/** `two` when the day stands apart from the time of day. */
export type When = { kind: 'one'; column: Column } | { kind: 'two'; date: Column; clock: Column };

/** What a column is used for, apart from the time. */
export type ColumnUse = Exclude<NamedUse, 'when' | 'created' | 'ignored'>;

/** Which columns the list has; of several that tell the same, the surest first. */
export type Columns = {
	by: Record<ColumnUse, readonly Column[]>;
	when: When;
	/** Whether a person said who called: then all calls came in unless something says otherwise. */
	isCallerGiven: boolean;
};

type Candidate = Column & { uses: ReadonlySet<NamedUse>; survey: Survey };
type Given = ReadonlyMap<ColumnSetting, Candidate>;

/**
 * Decides what each column tells, by its name and by what its cells hold: a column is that of the callers only if phone numbers
 * stand in it.
 *
 * @throws {ReportError} that names the columns that there are, when those that are needed are not among them.
 */
export function findColumns(
	head: readonly string[],
	body: ReadonlyArray<readonly string[]>,
	names: ColumnNames,
	readPhone: (cell: string) => PhoneCell,
): Columns {
	const surveys = surveyColumns(body, head.length, readPhone);
	const all = surveys.map((survey, index): Candidate => {
		const name = head[index] ?? '';
		return { index, name, ...readColumnName(name), survey };
	});
	const given = givenColumns(all, names);
	const when = findWhen(all, given);
	const by = assign(
		all.filter((one) => !isOfWhen(one, when)),
		given,
	);
	if (by.from.length + by.other.length === 0) throw missingColumn('caller', all);
	if (!when) throw withoutTime(all);
	if (TELLING.every((use) => by[use].length === 0)) throw missingColumn('result', all);
	return { by, when, isCallerGiven: given.has('caller') };
}

function isOfWhen(column: Column, when: When | undefined): boolean {
	if (!when) return false;
	return when.kind === 'one' ? when.column === column : when.date === column || when.clock === column;
}

/** One of these is needed to know which calls were answered. */
const TELLING = ['result', 'answered', 'missed', 'answerTime', 'talk', 'duration', 'voicemail'] as const;

function givenColumns(all: readonly Candidate[], names: ColumnNames): Given {
	const given = new Map<ColumnSetting, Candidate>();
	for (const [setting, name] of Object.entries(names)) {
		if (!isSetting(setting) || name.trim() === '') continue;
		const column = all.find((one) => fold(one.name) === fold(name));
		if (!column) throw unknownColumn(setting, name, all);
		given.set(setting, column);
	}
	return given;
}

function isSetting(name: string): name is ColumnSetting {
	return Object.hasOwn(USE_OF_SETTING, name);
}

const USE_OF_SETTING: Record<ColumnSetting, ColumnUse | undefined> = {
	caller: 'from',
	called: 'to',
	result: 'result',
	duration: 'duration',
	direction: 'direction',
	callId: 'callId',
	time: undefined,
	date: undefined,
};

/** Whether the cells are such as the name promises. */
const FITS: Record<ColumnUse, (survey: Survey) => boolean> = {
	from: isOfPhones,
	to: isOfPhones,
	other: isOfPhones,
	own: isOfPhones,
	zone: ({ filled }) => filled > 0,
	direction: ({ filled, numbers, moments }) => filled > 0 && numbers + moments < filled / 2,
	result: ({ filled, numbers, moments }) => filled > 0 && numbers + moments < filled / 2,
	answered: ({ filled, moments, clocks }) => filled > 0 && moments + clocks === 0,
	missed: ({ filled }) => filled > 0,
	answerTime: ({ moments }) => moments > 0,
	talk: isOfDurations,
	duration: isOfDurations,
	ring: isOfDurations,
	voicemail: ({ filled }) => filled > 0,
	target: ({ filled }) => filled > 0,
	joined: ({ filled }) => filled > 0,
	place: ({ directions }) => directions > 0,
	context: ({ filled }) => filled > 0,
	sourceTrunk: ({ filled }) => filled > 0,
	targetTrunk: ({ filled }) => filled > 0,
	callId: ({ filled }) => filled > 0,
	parentId: ({ filled }) => filled > 0,
};

function isOfPhones({ filled, numbers, likeNumbers, nobody, moments }: Survey): boolean {
	return (
		moments === 0 && numbers + likeNumbers + nobody > 0 && numbers + likeNumbers + nobody >= filled * 0.3
	);
}

/** A column of zeros counts: nobody talked. */
function isOfDurations({ filled, durations, moments, numbers }: Survey): boolean {
	return durations > 0 && durations >= filled * 0.5 && moments + numbers === 0;
}

function assign(all: readonly Candidate[], given: Given): Record<ColumnUse, readonly Column[]> {
	const taken = new Set(given.values());
	const named = (use: ColumnUse): Candidate[] => {
		const own = [...given].find(([setting]) => USE_OF_SETTING[setting] === use)?.[1];
		if (own) return [own];
		return all.filter((one) => one.uses.has(use) && !taken.has(one) && FITS[use](one.survey));
	};
	const byNumbers = (columns: readonly Candidate[]) =>
		columns.toSorted((one, other) => share(other.survey) - share(one.survey));
	const from = byNumbers(named('from'));
	const isGiven = given.has('caller');
	// Beside "Contact Number", a "Number" is the business's.
	const [customer, ...numbers] = named('other').toSorted(
		byName(/contact|customer|client|lead|external|remote|other/i),
	);
	const other = isGiven || !customer ? [] : [customer];
	const own = [...named('own'), ...numbers];
	const by = {
		from,
		other,
		own,
		to: byNumbers(named('to')),
		zone: named('zone'),
		direction: named('direction').toSorted(byName(/direction|richtung|sens|direc/i)),
		result: named('result'),
		answered: named('answered'),
		missed: named('missed'),
		answerTime: named('answerTime'),
		talk: named('talk'),
		duration: named('duration').toSorted(byPrecision),
		ring: named('ring'),
		voicemail: named('voicemail'),
		target: named('target'),
		joined: named('joined'),
		place: named('place'),
		context: named('context'),
		sourceTrunk: named('sourceTrunk'),
		targetTrunk: named('targetTrunk'),
		callId: named('callId'),
		parentId: named('parentId'),
	};
	return { ...by, ...unnamed(all, by, taken) };
}

function share({ filled, numbers }: Survey): number {
	return filled === 0 ? 0 : numbers / filled;
}

function byName(pattern: RegExp): (one: Candidate, other: Candidate) => number {
	return (one, other) => Number(pattern.test(other.name)) - Number(pattern.test(one.name));
}

/** Seconds before minutes: what was rounded up from nothing cannot be told from a short call. */
function byPrecision(one: Candidate, other: Candidate): number {
	return Number(one.unit === 'minutes') - Number(other.unit === 'minutes');
}

/** What the cells alone tell of columns whose names say nothing. */
function unnamed(
	all: readonly Candidate[],
	by: Record<'from' | 'other' | 'own' | 'to' | 'direction' | 'result' | 'talk' | 'duration', Candidate[]>,
	taken: ReadonlySet<Candidate>,
): Partial<Record<ColumnUse, Candidate[]>> {
	const strange = all.filter((one) => one.uses.size === 0 && !taken.has(one) && one.survey.filled > 0);
	const phones = strange.filter(({ survey }) => survey.numbers > 0 && survey.numbers >= survey.filled * 0.6);
	const constant = phones.filter(({ survey }) => survey.distinct === 1 && survey.filled > 1);
	const varied = phones.filter((one) => !constant.includes(one));
	const isWithoutCaller = by.from.length + by.other.length === 0;
	return {
		...(isWithoutCaller && varied.length === 1 && { other: varied }),
		own: [...by.own, ...constant],
		direction: [
			...by.direction,
			...strange.filter(({ survey }) => survey.directions >= survey.filled * 0.9 && survey.distinct <= 8),
		],
		result: [
			...by.result,
			...strange.filter(({ survey }) => survey.outcomes >= survey.filled * 0.8 && survey.distinct <= 20),
		],
	};
}

function withoutTime(all: readonly Candidate[]): ReportError {
	const named = all.filter(({ uses }) => uses.has('when'));
	const yearless = named.find(({ survey }) => survey.yearless > 0);
	const day = named.find(({ survey }) => survey.days > 0);
	if (yearless) return incompleteTime(yearless, 'dates without a year', all);
	return day ? incompleteTime(day, 'days without a time of day', all) : missingColumn('time', all);
}

function findWhen(all: readonly Candidate[], given: Given): When | undefined {
	const ownTime = given.get('time');
	const ownDate = given.get('date');
	if (ownTime && ownDate && ownTime !== ownDate) return { kind: 'two', date: ownDate, clock: ownTime };
	const own = ownTime ?? ownDate;
	if (own && own.survey.moments > 0) return { kind: 'one', column: own };
	const named = all.filter(({ uses }) => uses.has('when') || uses.has('created'));
	const strange = all.filter(({ uses }) => uses.size === 0);
	return (
		(own ? undefined : findMoments(named)) ?? findTwo(named, own) ?? (own ? undefined : findMoments(strange))
	);
}

/** A column that has day and time of day; one that says its zone is surer, the beginning better than the entry into a list. */
function findMoments(columns: readonly Candidate[]): When | undefined {
	const rank = ({ uses, name, survey, zone }: Candidate) =>
		(uses.has('when') ? 4 : 0) +
		(/start|begin|debut|inicio|inizio|origination/i.test(name) ? 1 : 0) +
		(zone !== undefined || survey.absolute === survey.moments ? 2 : 0) -
		// A start that calls without an answer do not have.
		(survey.filled < survey.rows * 0.95 ? 8 : 0);
	const fitting = columns.filter(({ survey }) => survey.moments > 0 && survey.moments >= survey.filled * 0.5);
	const [column] = fitting.toSorted((one, other) => rank(other) - rank(one));
	// Excel adds midnight to a day whose time stands elsewhere.
	const isDayOnly = column && column.survey.midnights === column.survey.moments;
	if (!column || (isDayOnly && columns.some(({ survey }) => isOfClocks(survey)))) return undefined;
	return { kind: 'one', column };
}

function findTwo(columns: readonly Candidate[], own: Candidate | undefined): When | undefined {
	const isOfDays = ({ survey }: Candidate) =>
		survey.days > 0 || (survey.moments > 0 && survey.midnights === survey.moments);
	const date = own && isOfDays(own) ? own : columns.find(isOfDays);
	const clock =
		own && isOfClocks(own.survey) ? own : columns.find((one) => one !== date && isOfClocks(one.survey));
	return date && clock && { kind: 'two', date, clock };
}

function isOfClocks({ clocks, filled }: Survey): boolean {
	return clocks > 0 && clocks >= filled * 0.5;
}
