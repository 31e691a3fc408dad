import { inSlices, type Breathe } from './slices';

/** One row of a call that came in, or of a phone that it was passed on to. Times are milliseconds since 1970-01-01 UTC. */
export type Leg = {
	/** As the record names callers. */
	caller: string;
	at: number;
	/** Whether the list gives times to the second. */
	hasSeconds: boolean;
	/** Known to the second. */
	seconds?: number;
	/** Whom it rang, as the list says. */
	target: string;
	/** The call's names in the phone system; legs that share one are of one call. */
	ids: readonly string[];
	parent?: string;
	/** `dialled`: the phone system rang a phone for a call that came in. */
	kind: 'incoming' | 'dialled';
	answered: boolean;
	surely: boolean;
	byMachine: boolean;
};

/** A call with all the legs it had. */
export type GroupedCall = { caller: string; at: number; answered: boolean; legs: readonly Leg[] };

/** Names of calls come again, after a restart or on another day. */
const LONGEST_CALL_MS = 6 * 3_600_000;
/** No person redials so soon after a call has ended; a phone system rings the next phone. */
const SOONEST_REDIAL_MS = 2000;

/**
 * One call for each time somebody rang, though a phone system writes a row for each phone, queue and menu: by the call's name,
 * else by the caller and times that overlap.
 *
 * @returns the calls, the earliest first
 */
export async function groupCalls(legs: readonly Leg[], breathe: Breathe): Promise<GroupedCall[]> {
	const inOrder = legs.toSorted((one, other) => one.at - other.at);
	const groups = new Groups(inOrder.length);
	await inSlices(inOrder, breathe, joinByName(inOrder, groups));
	await inSlices(inOrder, breathe, joinByTime(inOrder, groups));
	const dialsPhones = inOrder.some(({ kind, parent }) => kind === 'dialled' && parent !== undefined);
	const all = await inSlices(await groups.all(inOrder, breathe), breathe, (group) => {
		const incoming = group.filter(({ kind }) => kind === 'incoming');
		const [first] = incoming;
		if (!first) return [];
		const known = incoming.find(({ caller }) => /^\+\d/.test(caller)) ?? first;
		return [{ caller: known.caller, at: first.at, answered: isAnswered(group, dialsPhones), legs: group }];
	});
	return all.flat();
}

/** A person counts, not the menu before. */
function isAnswered(legs: readonly Leg[], dialsPhones: boolean): boolean {
	const incoming = legs.filter(({ kind }) => kind === 'incoming');
	const people = incoming.filter(({ byMachine }) => !byMachine);
	const taken = (people.length > 0 ? people : incoming).filter(({ answered }) => answered);
	if (taken.some(({ surely }) => surely)) return true;
	const dialled = legs.filter(({ kind }) => kind === 'dialled');
	// "Completed" means that the phone system has picked up; who talked is in the legs that it dialled.
	return taken.length > 0 && (dialsPhones ? dialled.some(({ answered }) => answered) : true);
}

function joinByName(legs: readonly Leg[], groups: Groups): (leg: Leg, index: number) => void {
	const latest = new Map<string, number>();
	return ({ ids, parent, at, caller, kind }, index) => {
		for (const id of parent === undefined ? ids : [...ids, parent]) {
			const before = latest.get(id);
			const other = before === undefined ? undefined : legs[before];
			if (before !== undefined && other && at - other.at <= LONGEST_CALL_MS) {
				const isOtherCaller = kind === 'incoming' && other.kind === 'incoming' && other.caller !== caller;
				if (!isOtherCaller || !isPhone(caller) || !isPhone(other.caller)) groups.join(before, index);
			}
			latest.set(id, index);
		}
	};
}

function joinByTime(legs: readonly Leg[], groups: Groups): (leg: Leg, index: number) => void {
	const running = new Map<string, { index: number; until: number }>();
	return (leg, index) => {
		if (leg.kind === 'dialled') return;
		const before = running.get(leg.caller);
		const other = before && legs[before.index];
		if (other && isSameCall(other, leg, before.until)) groups.join(before.index, index);
		const until = leg.at + (leg.seconds ?? 0) * 1000;
		const isLonger = !before || until >= before.until || leg.at > before.until;
		running.set(leg.caller, isLonger ? { index, until } : before);
	};
}

function isSameCall(before: Leg, leg: Leg, until: number): boolean {
	if (leg.hasSeconds) {
		if (leg.at === before.at) return true;
		return isPhone(leg.caller) && until > before.at && leg.at <= until + SOONEST_REDIAL_MS;
	}
	// Within one minute somebody may have called twice, unless it rang somewhere else each time.
	return leg.at === before.at && leg.target !== '' && before.target !== '' && leg.target !== before.target;
}

function isPhone(caller: string): boolean {
	return /^\+\d/.test(caller);
}

/** Which legs belong together. */
class Groups {
	private readonly head: number[];

	constructor(size: number) {
		this.head = Array.from({ length: size }, (_, index) => index);
	}

	join(one: number, other: number): void {
		const [first, second] = [this.headOf(one), this.headOf(other)];
		this.head[Math.max(first, second)] = Math.min(first, second);
	}

	async all(legs: readonly Leg[], breathe: Breathe): Promise<Leg[][]> {
		const groups = new Map<number, Leg[]>();
		await inSlices(legs, breathe, (leg, index) => {
			const head = this.headOf(index);
			const group = groups.get(head);
			if (group) group.push(leg);
			else groups.set(head, [leg]);
		});
		return [...groups.values()];
	}

	/** Shortens the way for those who ask next. */
	private headOf(index: number): number {
		let at = index;
		for (let next = this.head[at] ?? at; next !== at; next = this.head[at] ?? at) {
			this.head[at] = this.head[next] ?? next;
			at = next;
		}
		return at;
	}
}
