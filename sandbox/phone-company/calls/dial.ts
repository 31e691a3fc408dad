import { aborted } from '../clock';
import type { Dial, DialledNumber, Target } from '../twiml';
import type { Pickup } from '../phones';
import { follow, goTo, ON, resolveUrl, type Next, type Stage } from './flow';
import type { Leg, LegOutcome } from './leg';

/** One phone that was rung, and how that went. `ready`: picked up, and it let itself be connected. */
type Attempt = { leg: Leg; voicemail: boolean; result: 'ready' | LegOutcome };

/**
 * `<Dial>`: rings the phones at once, runs each one's `<Number url>` on its own leg, and connects the caller with the
 * first that lets that flow end by itself. Then the action hears how it went
 * (https://www.twilio.com/docs/voice/twiml/dial).
 */
export async function dial(stage: Stage, verb: Dial): Promise<Next> {
	const { leg: caller, exchange, isLater = false } = stage;
	if (!verb.answerOnBridge || (isLater && !exchange.behaviour.answerOnBridgeLater)) caller.answer();
	caller.reach('dialling');
	const noMoreRinging = new AbortController();
	const taken = new AbortController();
	const stops = { ringing: AbortSignal.any([caller.signal, noMoreRinging.signal]), taken: taken.signal };
	const attempts = await Promise.all(
		verb.numbers.map(async (number) => {
			const attempt = await ring(stage, verb, number, stops, () => {
				if (!exchange.behaviour.othersRingDuringScreening) noMoreRinging.abort();
			});
			if (attempt.result === 'ready') {
				noMoreRinging.abort();
				taken.abort();
			}
			return attempt;
		}),
	);
	const chosen = attempts.find((attempt) => attempt.result === 'ready');
	if (chosen) await bridge(stage, chosen);
	return afterDial(stage, verb, attempts, chosen);
}

/** Rings one phone. `stops.ringing` ends the ringing, `stops.taken` says that another phone has the caller. */
async function ring(
	stage: Stage,
	verb: Dial,
	number: DialledNumber,
	stops: { ringing: AbortSignal; taken: AbortSignal },
	onPickup: () => void,
): Promise<Attempt> {
	const { exchange, leg: caller } = stage;
	const phone = exchange.phones.get(number.number);
	const leg = exchange.newLeg({ from: verb.callerId ?? caller.from, to: number.number, parent: caller });
	const giveUp = (result: LegOutcome): Attempt => {
		leg.end(result);
		return { leg, voicemail: false, result };
	};
	if (number.onRinging && phone.state === 'idle' && !phone.busy) {
		tell(stage, leg, number.onRinging, 'phone rings', { CallbackSource: 'call-progress-events' });
	}
	const { onEnd } = number;
	if (onEnd) {
		const told = { CallbackSource: 'call-progress-events' };
		void aborted(leg.signal).then(() => tell(stage, leg, onEnd, 'phone is done', told));
	}
	const waits = new AbortController();
	const pickup = await Promise.race<Pickup | 'timeout' | 'stopped'>([
		phone.ring(leg),
		aborted(stops.ringing).then(() => 'stopped'),
		exchange.clock.sleep(verb.timeoutSeconds, waits.signal).then(() => 'timeout'),
		...(phone.voicemailAfterSeconds === undefined
			? []
			: [
					exchange.clock.sleep(phone.voicemailAfterSeconds, waits.signal).then(() => {
						if (phone.leg === leg && phone.state === 'ringing') phone.voicemailPicksUp();
						return 'voicemail' as const;
					}),
				]),
	]);
	waits.abort();
	switch (pickup) {
		case 'busy':
		case 'declined':
			return giveUp('busy');
		case 'timeout':
			return giveUp('no-answer');
		case 'stopped':
			return giveUp('canceled');
		default:
			onPickup();
	}
	const voicemail = pickup === 'voicemail';
	// Whoever hangs up first, or is faster on another phone, ends this leg, also in the middle of its flow.
	void Promise.race([aborted(caller.signal), aborted(stops.taken)]).then(() => {
		if (phone.leg === leg && !leg.over && !leg.bridgedTo) leg.end('completed');
	});
	if (number.detection) void detect(stage, leg, number.detection, phone.soundsLike ?? SOUND[pickup]);
	if (number.screening) {
		const url = resolveUrl(number.screening.url, stage.documentUrl);
		const end = await follow(exchange, leg, { ...number.screening, url }, 'phone picked up');
		if (end === 'over') leg.end('completed');
	}
	if (leg.over || stops.taken.aborted || caller.over) {
		leg.end('completed');
		return { leg, voicemail, result: 'completed' };
	}
	leg.bridgedTo = caller;
	return { leg, voicemail, result: 'ready' };
}

/** What a phone that was picked up sounds like. */
const SOUND = { person: 'human', voicemail: 'machine_start' } as const;

/** Answering-machine detection (https://www.twilio.com/docs/voice/answering-machine-detection): listens, then tells. */
async function detect(stage: Stage, leg: Leg, target: Target, answeredBy: string): Promise<void> {
	const { clock, timings } = stage.exchange;
	await clock.sleep(timings.detectionSeconds, leg.signal);
	tell(stage, leg, target, 'voice heard', {
		AnsweredBy: leg.over ? 'unknown' : answeredBy,
		MachineDetectionDuration: String(timings.detectionSeconds * 1000),
	});
}

/** A webhook whose answer changes nothing, so that nobody waits for it. */
function tell(
	{ exchange, documentUrl }: Stage,
	leg: Leg,
	target: Target,
	purpose: string,
	params: Record<string, string>,
): void {
	const url = resolveUrl(target.url, documentUrl);
	void exchange.tell(leg, { purpose, url, method: target.method, fields: params });
}

/** Connects the two legs until one of them ends. A voicemail talks, listens for a while and hangs up. */
async function bridge({ exchange, leg: caller }: Stage, { leg, voicemail }: Attempt): Promise<void> {
	if (caller.over) {
		leg.end('completed');
		return;
	}
	caller.answer();
	leg.reach('bridged');
	caller.reach('bridged');
	const bothThere = AbortSignal.any([caller.signal, leg.signal]);
	if (voicemail) {
		caller.hears('You have reached the voicemail of this phone. Please leave a message after the tone.');
		await exchange.clock.sleep(exchange.timings.voicemailSeconds, bothThere);
	} else {
		await aborted(bothThere);
	}
	leg.end('completed');
}

async function afterDial(
	stage: Stage,
	verb: Dial,
	attempts: Attempt[],
	bridged: Attempt | undefined,
): Promise<Next> {
	const { exchange, leg: caller } = stage;
	const { leg, status } = outcomeOf(attempts, bridged, caller, exchange.behaviour.screenedOut);
	caller.lastDialStatus = status;
	if (!verb.action) return ON;
	const next = goTo(
		stage,
		verb.action,
		{
			DialCallStatus: status,
			...(leg && { DialCallSid: leg.sid }),
			...(leg?.answeredAt !== undefined && { DialCallDuration: String(leg.durationSeconds) }),
			DialBridged: String(bridged !== undefined),
		},
		'dial ended',
	);
	if (!caller.over || next.go !== 'to') return next;
	// The caller is gone, so nobody follows the answer; whether it is asked for at all is a setting.
	if (status !== 'canceled' || exchange.behaviour.actionWhenCallerHangsUp) {
		await exchange.tell(caller, { purpose: next.purpose, ...next.target, fields: next.params });
	}
	return ON;
}

/** One answer for all phones: the one that was connected, else one that was picked up, else what all agree on. */
function outcomeOf(
	attempts: Attempt[],
	bridged: Attempt | undefined,
	caller: Leg,
	screenedOut: LegOutcome,
): { leg: Leg | undefined; status: LegOutcome } {
	if (bridged) return { leg: bridged.leg, status: 'completed' };
	const pickedUp = attempts.find((attempt) => attempt.leg.answeredAt !== undefined);
	if (pickedUp) return { leg: pickedUp.leg, status: screenedOut };
	const leg = attempts.at(-1)?.leg;
	if (caller.over) return { leg, status: 'canceled' };
	const allBusy = attempts.length > 0 && attempts.every((attempt) => attempt.result === 'busy');
	return { leg, status: allBusy ? 'busy' : 'no-answer' };
}
