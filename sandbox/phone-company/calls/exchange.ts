import type { Account } from '../account';
import type { Clock } from '../clock';
import type { EventLog } from '../log';
import type { Behaviour, Timings } from '../options';
import type { Phones } from '../phones';
import type { WebhookSender } from '../webhooks';
import type { Recordings } from './recordings';
import { Leg, type LegSettings } from './leg';

/** What every part of a call needs: the telephone exchange that the legs meet in. */
export class Exchange {
	/** All legs, oldest first. */
	readonly legs: Leg[] = [];

	constructor(
		readonly account: Account,
		readonly clock: Clock,
		readonly log: EventLog,
		readonly webhooks: WebhookSender,
		readonly phones: Phones,
		readonly recordings: Recordings,
		readonly timings: Timings,
		readonly behaviour: Behaviour,
	) {}

	newLeg(settings: LegSettings): Leg {
		const leg = new Leg(settings, this.clock, this.log);
		this.legs.push(leg);
		return leg;
	}

	/** The fields that every voice webhook of this leg carries (https://www.twilio.com/docs/voice/twiml#request-parameters). */
	paramsOf(leg: Leg): Record<string, string> {
		return {
			AccountSid: this.account.sid,
			ApiVersion: '2010-04-01',
			CallSid: leg.sid,
			CallStatus: leg.status,
			Direction: leg.direction,
			From: leg.from,
			Caller: leg.from,
			FromCountry: 'US',
			FromState: 'CA',
			FromCity: '',
			CallerCountry: 'US',
			To: leg.to,
			Called: leg.to,
			ToCountry: 'US',
			ToState: 'CA',
			ToCity: '',
			CalledCountry: 'US',
			...(leg.parent && { ParentCallSid: leg.parent.sid }),
			...leg.extra,
		};
	}
}
