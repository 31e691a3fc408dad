import { randomBytes, randomUUID, sign } from 'node:crypto';
import type { Leg, LegOutcome } from '../calls/leg';
import type { Message } from '../texts';
import type { Target } from '../twiml';
import type { Content, Line, Sealed, System } from './system';
import { messageRecord } from './telnyx-records';
import type { TelnyxAccount, TelnyxNumber } from './telnyx-account';

/** Telnyx: https://developers.telnyx.com/api-reference/callbacks, in forms about calls and in JSON about texts. */
export class Telnyx implements System {
	readonly displayName = 'Telnyx';
	readonly secondsOfSilence = Infinity;
	readonly repliesInAnswers = false;

	constructor(private readonly account: TelnyxAccount) {}

	lines(): Line[] {
		return this.account.numbers.map((number) => lineOf(this, this.account, number));
	}

	/** Ed25519 over `timestamp|body` (https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks). */
	seal({ url }: Target, content: Content): Sealed {
		const isJson = 'json' in content;
		const body = isJson ? JSON.stringify(content.json) : new URLSearchParams(content.params).toString();
		const timestamp = String(Math.floor(Date.now() / 1000));
		const signature = sign(null, Buffer.from(`${timestamp}|${body}`), this.account.privateKey).toString(
			'base64',
		);
		return {
			method: 'POST',
			url,
			headers: {
				'telnyx-signature-ed25519': signature,
				'telnyx-timestamp': timestamp,
				'User-Agent': 'telnyx-webhooks',
				'Content-Type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
			},
			body,
			signature,
		};
	}

	newCallId(): string {
		return `v3:${randomBytes(40).toString('base64url')}`;
	}

	newTextId(): string {
		return randomUUID();
	}

	aboutCall(leg: Leg, fields: Record<string, string>): Record<string, string> {
		// Telnyx does not tell whether anybody was connected.
		const { DialBridged: _untold, ...told } = fields;
		const { StirVerstat: verstat, CallerName: callerName } = leg.extra;
		const level = /^TN-Validation-(Passed|Failed)-([ABC])/.exec(verstat ?? '');
		return {
			AccountSid: this.account.id,
			CallSid: leg.sid,
			CallSidLegacy: leg.sid,
			CallStatus: leg.status,
			CallerId: callerName ?? leg.from,
			ConnectionId: this.account.number((leg.parent ?? leg).to)?.connection_id ?? '',
			From: leg.from,
			To: leg.to,
			...(leg.parent && { ParentCallSid: leg.parent.sid }),
			...(level?.[2] && {
				ShakenStirAttestation: level[2],
				ShakenStirValidated: String(level[1] === 'Passed'),
			}),
			...told,
		};
	}

	aboutEnd(leg: Leg): Record<string, string> {
		return this.aboutCall(leg, {
			CallbackSource: 'call-progress-events',
			CallDuration: String(leg.durationSeconds),
			HangupCause: CAUSES[leg.status] ?? 'unspecified',
			HangupSource: leg.status === 'completed' || leg.status === 'canceled' ? 'caller' : 'callee',
			SequenceNumber: '3',
			Timestamp: new Date(leg.endedAt ?? leg.createdAt).toISOString(),
			...(leg.answeredAt !== undefined && { AnsweredTime: new Date(leg.answeredAt).toISOString() }),
		});
	}

	aboutText(message: Message): Content {
		return event(message.status === 'sent' ? 'message.sent' : 'message.finalized', messageRecord(message));
	}

	incomingText(message: Message): Content {
		return event('message.received', messageRecord(message));
	}
}

const CAUSES: Partial<Record<string, string>> = {
	completed: 'normal_clearing',
	busy: 'user_busy',
	'no-answer': 'no_answer',
	canceled: 'originator_cancel',
} satisfies Partial<Record<LegOutcome, string>>;

function event(type: string, payload: object): Content {
	return {
		json: {
			data: {
				event_type: type,
				id: randomUUID(),
				occurred_at: new Date().toISOString(),
				payload,
				record_type: 'event',
			},
			meta: { attempt: 1 },
		},
	};
}

function lineOf(system: Telnyx, account: TelnyxAccount, number: TelnyxNumber): Line {
	const target = (url: string | null | undefined, method: string): Target | undefined =>
		url ? { url, method } : undefined;
	return {
		number: number.phone_number,
		label: number.customer_reference,
		system,
		instructions: () => {
			const app = account.app(number.connection_id);
			return target(app?.voice_url, app?.voice_method ?? 'get');
		},
		fallback: () => target(account.app(number.connection_id)?.voice_fallback_url, 'post'),
		status: () => {
			const app = account.app(number.connection_id);
			return target(app?.status_callback, app?.status_callback_method ?? 'post');
		},
		texts: () => target(account.profile(number.messaging_profile_id)?.webhook_url, 'post'),
	};
}
