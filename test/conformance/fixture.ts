import type { ICredentialType } from 'n8n-workflow';
import type {
	CallFlowSettings,
	Credential,
	HttpResponse,
	PhoneSystem,
	WebhookRequest,
} from '../../providers/contract';
import type { ProviderErrorKind } from '../../providers/error';
import type { MissedReason } from '../../textback/call';
import type { VerdictSettings } from '../../textback/verdict';

/** Of these the fixtures tell, all in E.164. */
export const BUSINESS = '+14155550100';
export const CALLER = '+14155550142';
export const OWNER = '+14155550199';

/** A webhook as the provider sends it, but for its signature. */
export type Sent = { query?: Record<string, string>; headers?: Record<string, string>; body: string };

/** One call as the provider tells of it, webhook after webhook. */
export type Story = {
	settings: VerdictSettings;
	webhooks: Sent[];
	/** What it comes to. */
	verdict: 'answered' | MissedReason;
	/** What is at `url` of the provider's API, where its webhooks leave something out. */
	asked?(url: string): Partial<HttpResponse>;
	/** Whether the caller left a message. */
	leavesMessage?: true;
};

/** What the suite needs to know of a phone system: its own words for what each case is about. */
export type Fixture = {
	system: PhoneSystem;
	credentialType: ICredentialType;
	credential: Credential & Record<string, string | boolean>;
	/** What the phone system handed out when the webhooks were registered, where it does. */
	secret?: string;
	/** As the provider would sign and send it to `url` at `at` (ms), with the credential or, to forge it, with another one. */
	sign(sent: Sent, url: string, at: number, secret: 'ours' | 'another'): WebhookRequest;
	/** Undefined where the provider signs no time. */
	staleAfterSeconds?: number;
	calls?: {
		stories: Record<'missed' | 'answered' | 'voicemail', Story> & Record<string, Story>;
		/** An event of a kind that we have never heard of. */
		unknown: Sent;
	};
	texts?: {
		/** The id of our text in what follows. */
		textId: string;
		/** Some words of the caller. */
		reply: Sent;
		/** The caller writes STOP. */
		stop: Sent;
		/** The same to us and to others. */
		stopToGroup: Sent;
		delivered: Sent;
		undelivered: Sent;
		/** A receipt says that the caller told the carrier to stop. */
		optedOut: Sent;
		unknown: Sent;
		/** The answer to a text that was taken. */
		accepted: Partial<HttpResponse>;
		refusals: Partial<Record<ProviderErrorKind, Array<Partial<HttpResponse>>>>;
		/** What is at `url` of the provider's own list, with our text to the caller created at `at` (ms). */
		listed(at: number, url: string): Partial<HttpResponse>;
		/** What is at `url` when the caller has written STOP, the text of `stop`, at `at` (ms); undefined where texts cannot be listed. */
		inbox?(at: number, url: string): Partial<HttpResponse>;
		/** Whether a text that is not in that list may have gone out all the same. */
		listIsLate?: true;
	};
};

/** The trigger's settings in a story. */
export function flowOf({ route, proof }: VerdictSettings): CallFlowSettings {
	return {
		route,
		businessName: 'Oak Street Plumbing',
		number: BUSINESS,
		phones: [{ number: OWNER, seconds: 18 }],
		order: 'atOnce',
		ringSeconds: 18,
		proof,
		callerId: 'caller',
		whisper: '',
		voice: { language: 'en-US', gender: 'woman' },
		afterMiss: { kind: 'hangUp' },
	};
}
