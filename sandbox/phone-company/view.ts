import type { Exchange } from './calls/exchange';
import type { Leg } from './calls/leg';
import type { EventLog } from './log';
import type { PushNotification } from './ntfy';
import type { CallerPreset } from './options';
import type { Texts } from './texts';
import type { Internet } from './webhooks';

export type CallView = {
	sid: string;
	from: string;
	to: string;
	/** `ringing` until someone or something answers. */
	state: 'ringing' | 'answered' | 'bridged' | 'recording' | 'ended';
	status: string;
	startedAt: number;
	/** When the present state's timer began. */
	since: number;
	endedAt: number | null;
	/** What was heard, newest last. */
	heard: string[];
};

export type TextView = {
	sid: string;
	from: string;
	to: string;
	body: string;
	status: string;
	at: number;
};

/** What the phones page shows. Times are milliseconds since 1970-01-01 UTC. */
export type PhonesView = {
	now: number;
	/** The newest event that this picture knows of. */
	lastEventId: number;
	/** `textsFrom`: the number that texts the callers of this one, where it is another. */
	business: Array<{ number: string; label: string; system: string; textsFrom?: string }>;
	callers: CallerPreset[];
	owner: { number: string; label: string };
	hasCanvas: boolean;
	/** The way of webhooks to n8n. */
	internet: Internet;
	/** The newest call of each caller. */
	calls: CallView[];
	/** The leg that rings or is connected on a dialled phone, if any. */
	ringing: (CallView & { phone: string; phoneState: string }) | null;
	texts: TextView[];
	pushes: PushNotification[];
};

type Sources = {
	exchange: Exchange;
	log: EventLog;
	texts: Texts;
	pushes: readonly PushNotification[];
	callers: CallerPreset[];
	owner: { number: string; label: string };
	hasCanvas: boolean;
};

const SHOWN_TEXTS = 200;
const SHOWN_PUSHES = 30;

/** Draws the page's picture from what the company knows. */
export function viewOf({ exchange, log, texts, pushes, callers, owner, hasCanvas }: Sources): PhonesView {
	const heard = (leg: Leg) =>
		log.all().flatMap((event) => (event.type === 'heard' && event.callSid === leg.sid ? [event.text] : []));
	const newest = new Map<string, Leg>();
	for (const leg of exchange.legs) if (!leg.parent) newest.set(leg.from, leg);
	const phone = exchange.phones.all().find((candidate) => candidate.leg !== undefined);
	return {
		now: exchange.clock.now(),
		lastEventId: log.all().at(-1)?.id ?? 0,
		business: exchange.lines.all().map(({ number, label, system, textsFrom }) => ({
			number,
			label,
			system: system.displayName,
			...(textsFrom !== undefined && { textsFrom }),
		})),
		callers,
		owner,
		hasCanvas,
		internet: exchange.webhooks.internet,
		calls: callers.flatMap((caller) => {
			const leg = newest.get(caller.number);
			return leg ? [callView(leg, heard(leg))] : [];
		}),
		ringing: phone?.leg
			? { ...callView(phone.leg, heard(phone.leg)), phone: phone.number, phoneState: phone.state }
			: null,
		texts: texts.messages.slice(-SHOWN_TEXTS).map(({ sid, from, to, body, status, date_created }) => ({
			sid,
			from,
			to,
			body,
			status,
			at: Date.parse(date_created),
		})),
		pushes: pushes.slice(-SHOWN_PUSHES),
	};
}

function callView(leg: Leg, heard: string[]): CallView {
	return {
		sid: leg.sid,
		from: leg.from,
		to: leg.to,
		state: leg.state,
		status: leg.status,
		startedAt: leg.createdAt,
		since: leg.answeredAt ?? leg.createdAt,
		endedAt: leg.endedAt ?? null,
		heard: heard.slice(-6),
	};
}
