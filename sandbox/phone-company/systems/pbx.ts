import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Leg } from '../calls/leg';
import type { Message } from '../texts';
import type { Target } from '../twiml';
import type { Content, Line, Sealed, System } from './system';

export type PbxSettings = {
	/** The number that it answers, E.164. */
	number: string;
	label: string;
	/** The phone that it rings, E.164, and for how long. */
	phone: string;
	ringSeconds: number;
	/** `whsec_` and a key in base64. */
	secret: string;
	/** The number at another phone system from which its callers are texted, E.164. */
	textsFrom?: string;
	/** Where it reports calls; undefined while nobody has entered an address. */
	webhookUrl: () => string | undefined;
};

/** A phone system in the office: it handles its calls by itself and reports how each ended, by a Standard Webhook. */
export class Pbx implements System {
	readonly displayName = 'PBX';
	readonly secondsOfSilence = 5;
	readonly repliesInAnswers = false;

	constructor(private readonly settings: PbxSettings) {}

	lines(): Line[] {
		const { number, label, phone, ringSeconds, textsFrom, webhookUrl } = this.settings;
		return [
			{
				number,
				label,
				system: this,
				...(textsFrom !== undefined && { textsFrom }),
				ownFlow: `<Response><Dial answerOnBridge="true" timeout="${ringSeconds}">${phone}</Dial></Response>`,
				instructions: () => undefined,
				fallback: () => undefined,
				status: () => {
					const url = webhookUrl();
					return url === undefined ? undefined : { url, method: 'POST' };
				},
				texts: () => undefined,
			},
		];
	}

	seal({ url }: Target, content: Content): Sealed {
		const body = JSON.stringify('params' in content ? content.params : content.json);
		const at = new Date();
		const id = `msg_${randomUUID()}`;
		const signature = new Webhook(this.settings.secret).sign(id, at, body);
		return {
			method: 'POST',
			url,
			headers: {
				'Content-Type': 'application/json',
				'webhook-id': id,
				'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
				'webhook-signature': signature,
			},
			body,
			signature,
		};
	}

	newCallId(): string {
		return `pbx-${randomUUID()}`;
	}

	newTextId(): string {
		return randomUUID();
	}

	aboutCall(leg: Leg, fields: Record<string, string>): Record<string, string> {
		return { callId: leg.sid, from: leg.from, to: leg.to, ...fields };
	}

	/** Like most, it takes a mobile's voicemail for an answer. */
	aboutEnd(leg: Leg): Record<string, string> {
		const { createdAt, answeredAt, endedAt = createdAt } = leg;
		return this.aboutCall(leg, {
			status: statusOf(leg),
			startedAt: new Date(createdAt).toISOString(),
			ringSeconds: String(Math.round(((answeredAt ?? endedAt) - createdAt) / 1000)),
		});
	}

	aboutText(_message: Message): Content {
		return { params: {} };
	}

	incomingText(_message: Message): Content {
		return { params: {} };
	}
}

function statusOf({ answeredAt, lastDialStatus }: Leg): string {
	if (answeredAt !== undefined) return 'answered';
	if (lastDialStatus === 'busy') return 'busy';
	return lastDialStatus === 'no-answer' ? 'missed' : 'canceled';
}
