import { HoursError, quote } from './hours-error';
import type { Atom, Gap, Hours } from './hours-atoms';
import { breakNotUnderstood } from './hours-refusals';
import type { DayOfWeek } from './week';

/** Days and their hours; none when they are closed. */
export type Statement = { days: readonly DayOfWeek[]; hours: Hours[]; text: string };

/** Atoms in a row that are all days, or all hours and "closed". */
type Run = {
	atoms: readonly Atom[];
	/** Whether its atoms can belong to the same statement. */
	isWhole: boolean;
	/** Where it comes apart when a statement ends in it; 'unclear' where that could be in several places. */
	cut?: number | 'unclear';
};

/** Which comes first in a statement with hours. "Closed" stands on either side of its days. */
const LAYOUTS = ['days first', 'hours first', 'either'] as const;
type Layout = (typeof LAYOUTS)[number];

/** The boundaries between runs that statements reach over, last one first. */
type Plan = { statements: number; ways: number; joins: boolean; before?: Plan };

const STRENGTH: Record<Gap, number> = { joins: 0, separates: 1, ends: 2 };

/**
 * Finds out which hours belong to which days: "Sat 9-12", "9-5 weekdays", "closed Sunday".
 *
 * @throws HoursError (field `hoursText`) quoting days without hours, hours without days, or what can be read in two ways.
 */
export function pair(atoms: readonly Atom[], example: string): Statement[] {
	refuseBreaks(atoms);
	const runs = intoRuns(atoms);
	for (const layout of LAYOUTS) {
		const plan = bestPlan(runs, layout);
		if (!plan) continue;
		if (plan.ways > 1) throw readInTwoWays(atoms);
		return statementsOf(runs, plan);
	}
	throw unpaired(runs, example);
}

/** "closed noon-1pm" is a break, and no day. */
export function refuseBreaks(atoms: readonly Atom[]): void {
	for (const [index, { kind, text }] of atoms.entries()) {
		const next = atoms[index + 1];
		if (kind === 'closed' && next?.kind === 'hours' && next.gap !== 'ends') {
			throw breakNotUnderstood(`${text} ${next.text}`);
		}
	}
}

function intoRuns(atoms: readonly Atom[]): Run[] {
	const runs: Atom[][] = [];
	for (const atom of atoms) {
		const last = runs.at(-1);
		if (last && (last[0]?.kind === 'days') === (atom.kind === 'days')) last.push(atom);
		else runs.push([atom]);
	}
	return runs.map(asRun);
}

function asRun(atoms: readonly Atom[]): Run {
	const places = atoms.map((_, index) => index).slice(1);
	const forced = places.filter((index) => mustPart(atoms[index - 1], atoms[index]));
	const [only, another] = forced;
	if (another !== undefined) return { atoms, isWhole: false };
	if (only !== undefined) return { atoms, isWhole: false, cut: only };
	const strength = (index: number) => STRENGTH[atoms[index]?.gap ?? 'joins'];
	const strongest = places.reduce((most, index) => Math.max(most, strength(index)), 0);
	const [cut, other] = places.filter((index) => strength(index) === strongest);
	return { atoms, isWhole: true, ...(cut !== undefined && { cut: other === undefined ? cut : 'unclear' }) };
}

/** Days on both sides of a semicolon or a new line are no list; nor are hours and "closed". */
function mustPart(before: Atom | undefined, after: Atom | undefined): boolean {
	if (before?.kind === 'days') return after?.gap === 'ends';
	return before?.kind !== 'hours' || after?.kind !== 'hours';
}

/** The fewest statements that leave no run out; each run belongs to the one before it, the one behind it, or to both. */
function bestPlan(runs: readonly Run[], layout: Layout): Plan | undefined {
	let plans: Plan[] = [{ statements: 0, ways: 1, joins: false }];
	for (const [index, run] of runs.entries()) {
		const ends = index === runs.length - 1 ? [false] : [true, false];
		plans = ends.flatMap((joins) =>
			best(
				plans.filter((plan) => fits(run, plan.joins, joins, layout)),
				run,
				joins,
			),
		);
	}
	return plans[0];
}

function best(plans: readonly Plan[], run: Run, joins: boolean): Plan[] {
	const fewest = Math.min(...plans.map(({ statements }) => statements));
	const [before, other] = plans.filter(({ statements }) => statements === fewest);
	if (!before) return [];
	const isUnclear = other !== undefined || (before.joins && joins && run.cut === 'unclear');
	return [{ statements: fewest + (joins ? 1 : 0), ways: isUnclear ? 2 : before.ways, joins, before }];
}

function fits(run: Run, joinsBefore: boolean, joinsNext: boolean, layout: Layout): boolean {
	const [before, next] = parts(run, joinsBefore, joinsNext);
	if (!before && !next) return false;
	if (run.atoms[0]?.kind === 'days') return true;
	return !(layout === 'hours first' && isOpen(before)) && !(layout === 'days first' && isOpen(next));
}

const isOpen = (atoms: readonly Atom[] | undefined) => atoms?.[0]?.kind === 'hours';

/** What of a run belongs to the run before it, and what to the next. Neither when that cannot be. */
function parts(
	run: Run,
	joinsBefore: boolean,
	joinsNext: boolean,
): [before?: readonly Atom[], next?: readonly Atom[]] {
	if (joinsBefore && joinsNext) {
		const cut = run.cut === 'unclear' ? 1 : run.cut;
		return cut === undefined ? [] : [run.atoms.slice(0, cut), run.atoms.slice(cut)];
	}
	if (!run.isWhole) return [];
	return [joinsBefore ? run.atoms : undefined, joinsNext ? run.atoms : undefined];
}

function statementsOf(runs: readonly Run[], last: Plan): Statement[] {
	const plans: Plan[] = [];
	for (let plan: Plan | undefined = last; plan; plan = plan.before) plans.unshift(plan);
	return runs.flatMap((run, index) => {
		const next = runs[index + 1];
		if (!next || plans[index + 1]?.joins !== true) return [];
		const [, first = []] = parts(run, plans[index]?.joins === true, true);
		const [second = []] = parts(next, true, plans[index + 2]?.joins === true);
		return [asStatement([...first, ...second])];
	});
}

function asStatement(atoms: readonly Atom[]): Statement {
	const hours = atoms.flatMap((atom) => (atom.kind === 'hours' ? [atom.hours] : []));
	const days = [...new Set(atoms.flatMap((atom) => (atom.kind === 'days' ? atom.days : [])))];
	return { days, hours, text: write(atoms) };
}

/** "mon, wed 9am-12pm, 1pm-5pm" */
function write(atoms: readonly Atom[]): string {
	return atoms
		.map(({ kind, text }, index) => {
			if (index === 0) return text;
			return (kind === 'days') === (atoms[index - 1]?.kind === 'days') ? `, ${text}` : ` ${text}`;
		})
		.join('');
}

function readInTwoWays(atoms: readonly Atom[]): HoursError {
	return new HoursError(
		'hoursText',
		`${quote(write(atoms))} can be read in two ways.`,
		'Put a semicolon between days with different hours: Mon-Fri 8am-5pm; Sat 9am-12pm; Sun closed.',
	);
}

/** Names the first days or hours that are left over when each takes what stands next to it. */
function unpaired(runs: readonly Run[], example: string): HoursError {
	const torn = runs.find(({ isWhole }) => !isWhole);
	const tornPart = torn && (typeof torn.cut === 'number' ? torn.atoms.slice(0, torn.cut) : torn.atoms);
	const left = runs.length % 2 === 1 ? runs.at(-1)?.atoms : tornPart;
	const atoms = left ?? runs.at(-1)?.atoms ?? [];
	const lacks = atoms[0]?.kind === 'days' ? 'has no times, and is not said to be closed' : 'is for no day';
	return new HoursError('hoursText', `${quote(write(atoms))} ${lacks}.`, example);
}
