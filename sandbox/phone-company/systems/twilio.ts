import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { Account, IncomingNumber } from '../account';
import type { Leg } from '../calls/leg';
import { newSid } from '../sids';
import type { Message } from '../texts';
import type { Target } from '../twiml';
import type { Content, Line, Sealed, System } from './system';

/** Twilio: https://www.twilio.com/docs/voice/twiml#request-parameters and the pages of the other webhooks. */
export class Twilio implements System {
	readonly displayName = 'Twilio';
	readonly secondsOfSilence = 5;
	readonly repliesInAnswers = true;

	constructor(private readonly account: Account) {}

	lines(): Line[] {
		return this.account.numbers.map((number) => lineOf(this, number));
	}

	/**
	 * HMAC-SHA1 with the auth token over the exact address, query included, and the sorted form fields
	 * (https://www.twilio.com/docs/usage/security).
	 */
	seal({ url: address, method }: Target, content: Content, id: number): Sealed {
		const params = 'params' in content ? content.params : {};
		const isGet = method.toUpperCase() === 'GET';
		const form = new URLSearchParams(params).toString();
		const url = isGet ? `${address}${address.includes('?') ? '&' : '?'}${form}` : address;
		const signature = getExpectedTwilioSignature(this.account.authToken, url, isGet ? {} : params);
		return {
			method: isGet ? 'GET' : 'POST',
			url,
			headers: {
				'X-Twilio-Signature': signature,
				'User-Agent': 'TwilioProxy/1.1',
				'I-Twilio-Idempotency-Token': `${this.account.sid}-${id}`,
				Accept: '*/*',
				...(isGet ? {} : { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }),
			},
			body: isGet ? null : form,
			signature,
		};
	}

	newCallId(): string {
		return newSid('CA');
	}

	newTextId(): string {
		return newSid('SM');
	}

	aboutCall(leg: Leg, fields: Record<string, string>): Record<string, string> {
		return {
			...this.#own(),
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
			...fields,
		};
	}

	aboutEnd(leg: Leg): Record<string, string> {
		const seconds = leg.durationSeconds;
		return this.aboutCall(leg, {
			CallDuration: String(seconds),
			Duration: String(Math.ceil(seconds / 60)),
			SequenceNumber: '0',
			CallbackSource: 'call-progress-events',
			Timestamp: new Date(leg.endedAt ?? leg.createdAt).toUTCString(),
		});
	}

	aboutText({ sid, from, to, status, error_code: errorCode }: Message): Content {
		return {
			params: {
				...this.#own(),
				From: from,
				To: to,
				MessageSid: sid,
				SmsSid: sid,
				MessageStatus: status,
				SmsStatus: status,
				...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
			},
		};
	}

	incomingText({ sid, from, to, body, num_segments: segments }: Message): Content {
		return {
			params: {
				...this.#own(),
				MessageSid: sid,
				SmsSid: sid,
				SmsMessageSid: sid,
				SmsStatus: 'received',
				From: from,
				To: to,
				Body: body,
				NumMedia: '0',
				NumSegments: segments,
				FromCountry: 'US',
				FromState: 'CA',
				FromCity: '',
				FromZip: '',
				ToCountry: 'US',
				ToState: 'CA',
				ToCity: '',
				ToZip: '',
			},
		};
	}

	#own(): Record<string, string> {
		return { AccountSid: this.account.sid, ApiVersion: '2010-04-01' };
	}
}

function lineOf(system: Twilio, number: IncomingNumber): Line {
	const target = (url: string, method: string) => (url === '' ? undefined : { url, method });
	return {
		number: number.phone_number,
		label: number.friendly_name,
		system,
		// Where one of these is set, Twilio passes over the number's own address.
		instructions: () =>
			number.trunk_sid || number.voice_application_sid
				? undefined
				: target(number.voice_url, number.voice_method),
		fallback: () => target(number.voice_fallback_url, number.voice_fallback_method),
		status: () => target(number.status_callback, number.status_callback_method),
		texts: () => (number.sms_application_sid ? undefined : target(number.sms_url, number.sms_method)),
	};
}
