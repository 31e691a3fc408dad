import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { CallKey, Ledger } from '../../ledger/ledger';
import type { CallWebhook, Credential, IncompleteWebhook } from '../../providers/contract';
import type { TextBackItem } from '../../textback/item';
import { looking, ringIn, setAlarm } from '../shared/alarm';
import { authenticRequest } from '../shared/authentic';
import { asNodeError, reasonOf } from '../shared/errors';
import { ledgerCredential, ledgerOf } from '../shared/ledger';
import { isTestRun } from '../shared/holder';
import { httpWith } from '../shared/http';
import { hideAddressUnlessPasted } from '../shared/number-options';
import { numberWebhooks } from '../shared/number-webhooks';
import {
	callSystemCredentials,
	phoneSystemCredential,
	searchPhoneNumbers,
} from '../shared/phone-system-fields';
import { heldNotices } from '../shared/held-notices';
import { withLedger } from '../shared/late-ledger';
import { mayBe, servedNumber, workflowOf } from '../shared/many-numbers';
import { logRefusal } from '../shared/refusals';
import { logSetAside } from '../shared/set-aside';
import { showOnlooker, shownToTestRun } from '../shared/onlookers';
import { repeat } from '../shared/repeat';
import { NOT_TAKEN } from '../shared/taking';
import { endTestRun, showTestRun } from '../shared/test-run';
import { answerWith, publicAddress } from '../shared/webhook-request';
import { WEBHOOK_NODE_VERSION } from '../shared/webhook-version';
import { properties } from './properties';
import { CallersOnTheLine } from './callers-on-the-line';
import { completeCall } from './complete-call';
import { withFullNumber } from './dialled-numbers';
import { answerCall } from './handle-call';
import { LOOK_AFTER_END_MS, lookForLostCalls } from './look';
import {
	forNumber,
	keepRecordsMs,
	lookBackMs,
	readBackups,
	readRoute,
	readSettings,
	readStandby,
	type TriggerSettings,
} from './settings';
import { forgetOldCallers } from './retention';
import { sweep } from './sweep';

/** What the owner is told of these goes out by this trigger again, when it was held. */
const CALL_EVENTS = ['missedCall', 'voicemail'] as const;

const SWEEP_EVERY_MS = 60_000;
const LOOK_EVERY_MS = 180_000;
/** There is one a day, also when n8n was not running at midnight. */
const BACK_UP_EVERY_MS = 3_600_000;
const FORGET_EVERY_MS = 24 * 3_600_000;

const credentials = [...callSystemCredentials, ledgerCredential];

export class MissedCallTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Missed Call Trigger',
		name: 'missedCallTrigger',
		icon: { light: 'file:missedCallTrigger.svg', dark: 'file:missedCallTrigger.dark.svg' },
		group: ['trigger'],
		version: WEBHOOK_NODE_VERSION,
		subtitle: '={{ $parameter["businessName"] || $parameter["phoneNumber"] }}',
		description: 'Starts the workflow within seconds of a call that nobody answered',
		eventTriggerDescription: 'Waiting for a missed call',
		activationMessage: 'Missed calls of this number now start the workflow.',
		defaults: { name: 'Missed Call Trigger' },
		inputs: [],
		// Always both: n8n evaluates an expression here at every webhook, while the caller waits.
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Missed Call', 'Voicemail'],
		credentials,
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'calls',
				ndvHideUrl: hideAddressUnlessPasted,
			},
		],
		properties,
	};

	methods = { credentialTest: { phoneSystemCredential }, listSearch: { searchPhoneNumbers } };

	webhookMethods = {
		default: numberWebhooks({ use: 'calls', route: readRoute, check: readSettings, standby: readStandby }),
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		try {
			const [now, since] = [Date.now(), performance.now()];
			const shown = shownToTestRun(this);
			if (shown) return shown;
			const settings = readSettings(this);
			const authentic = await authenticRequest(this, settings.system, now);
			if (!authentic) return { noWebhookResponse: true };
			const { request, credential } = authentic;
			const address = publicAddress(this);
			const read = settings.system.calls.readWebhook(request, settings.flow, address, credential);
			const call = read.kind === 'incomplete' ? await completed(this, settings, read, credential, now) : read;
			if (!call) {
				answerWith(this, NOT_TAKEN);
				return { noWebhookResponse: true };
			}
			if (call.kind === 'ignored') {
				this.logger.warn(`${this.getNode().name}: ignored a webhook, ${call.why}`);
				answerWith(this, settings.system.calls.refusedAnswer);
				return { noWebhookResponse: true };
			}
			const number = await numberOf(this, settings, call, since);
			if (number === undefined) {
				answerWith(this, settings.system.calls.refusedAnswer);
				return { noWebhookResponse: true };
			}
			const handled = await answerCall(
				() => ledgerOf(this),
				forNumber(settings, number),
				withFullNumber(call, number),
				now,
				endsInSendTextBack(this),
				(answer) => answerWith(this, answer),
				(error) =>
					this.logger.error(`${this.getNode().name}: a call could not be written down: ${reasonOf(error)}`),
				since,
			);
			if (call.account !== undefined) await rememberAccount(this, settings, call.account);
			if (handled.isUnclear) ringIn(looking(settings.holder), LOOK_AFTER_END_MS);
			const workflowData = outputs(handled.missed, handled.voicemail);
			if (isTestRun(this)) {
				const isOnTheLine = handled.isOver ? false : call.someoneWaits || undefined;
				const items = lineOf(settings.holder).heard(call.callId, isOnTheLine, workflowData, now);
				return items ? endTestRun(this, items) : { noWebhookResponse: true };
			}
			if (!(handled.missed ?? handled.voicemail)) return { noWebhookResponse: true };
			showOnlooker(this, workflowData);
			return { noWebhookResponse: true, workflowData };
		} catch (error) {
			throw asNodeError(this.getNode(), error);
		}
	}

	/**
	 * On activation and then time and again: hands out what a crash left behind, and what only the phone system's own list
	 * tells of; forgets callers of long ago.
	 */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		if (isTestRun(this)) return showTestRun(this);
		const settings = readSettings(this);
		return await withLedger(this, async (ledger) => {
			await rememberBusiness(ledger, settings);
			return keepGoing(this, ledger, settings);
		});
	}
}

/** By holder, who is on the line in a test run. */
const lines = new Map<string, CallersOnTheLine>();

function lineOf(holder: string): CallersOnTheLine {
	const line = lines.get(holder) ?? new CallersOnTheLine();
	lines.set(holder, line);
	return line;
}

async function rememberBusiness(ledger: Ledger, { number, flow }: TriggerSettings): Promise<void> {
	if (number === undefined) return;
	const ownNumbers = flow.phones.map(({ number: phone }) => phone);
	await ledger.saveBusiness({ number, name: flow.businessName, ownNumbers });
}

function keepGoing(context: ITriggerFunctions, ledger: Ledger, settings: TriggerSettings): ITriggerResponse {
	const { number } = settings;
	const keep = endsInSendTextBack(context);
	const start = async (items: AsyncGenerator<TextBackItem>) => {
		for await (const item of items) context.emit(outputs(item, undefined));
	};
	const sweeping = repeat(context, SWEEP_EVERY_MS, () =>
		start(
			sweep(
				ledger,
				settings,
				Date.now(),
				keep,
				(key) => context.logger.warn(notTaken(context, key)),
				logSetAside(context),
			),
		),
	);
	const numbersServed = async () =>
		number ? [number] : await ledger.businessesServedBy(workflowOf(settings.holder));
	const digesting = repeat(context, SWEEP_EVERY_MS, async () => {
		for await (const item of heldNotices(ledger, await numbersServed(), CALL_EVENTS, Date.now())) {
			const isVoicemail = item.event === 'voicemail';
			context.emit(outputs(isVoicemail ? undefined : item, isVoicemail ? item : undefined));
		}
	});
	const { credentialType } = settings.system;
	const looks = repeat(context, LOOK_EVERY_MS, async () => {
		const credential = await context.getCredentials(credentialType);
		const tools = {
			ledger,
			http: httpWith(context, credentialType),
			credential,
			backMs: lookBackMs(context),
			keep,
		};
		for await (const { missed, voicemail } of lookForLostCalls(tools, settings, Date.now())) {
			if (missed ?? voicemail) context.emit(outputs(missed, voicemail));
		}
	});
	const keepMs = keepRecordsMs(context);
	const forgetting = repeat(context, FORGET_EVERY_MS, async (closing) => {
		if (keepMs === 0) return;
		for (const one of await numbersServed()) await forgetOldCallers(ledger, one, keepMs, closing);
	});
	const backups = readBackups(context);
	const backingUp = repeat(context, BACK_UP_EVERY_MS, async () => {
		if (backups > 0) await ledger.backUp(backups, Date.now());
	});
	const endAlarm = setAlarm(looking(settings.holder), looks.roundIn);
	return {
		closeFunction: async () => {
			endAlarm();
			const all = [sweeping, digesting, looks, forgetting, backingUp];
			for (const { closeFunction } of all) await closeFunction?.();
		},
	};
}

/** The whole of what the webhook is about; undefined when it is to come again, which the log says. */
async function completed(
	context: IWebhookFunctions,
	{ system }: TriggerSettings,
	incomplete: IncompleteWebhook,
	credential: Credential,
	now: number,
): Promise<CallWebhook | undefined> {
	const http = httpWith(context, system.credentialType);
	return await completeCall(incomplete, http, credential, now, (error) =>
		context.logger.warn(
			`${context.getNode().name}: ${system.displayName} left out a part of a call and did not tell it when asked: ${reasonOf(error)}`,
		),
	);
}

/** By which the phone system's list of calls is asked for when n8n was down. The call goes on without it. */
async function rememberAccount(
	context: IWebhookFunctions,
	{ holder }: TriggerSettings,
	account: string,
): Promise<void> {
	try {
		const ledger = await ledgerOf(context);
		// Every webhook names it, and it hardly ever changes.
		if ((await ledger.registration(holder))?.account !== account) await ledger.saveAccount(holder, account);
	} catch (error) {
		context.logger.warn(
			`${context.getNode().name}: an account could not be written down: ${reasonOf(error)}`,
		);
	}
}

/** Whose call it is; the reason is logged when it is nobody's here. */
async function numberOf(
	context: IWebhookFunctions,
	settings: TriggerSettings,
	{ to = '', mayBeOtherLeg: onlyKnown = false, someoneWaits }: CallWebhook,
	since: number,
): Promise<string | undefined> {
	const { holder, system } = settings;
	const waitingSince = someoneWaits ? since : undefined;
	const asked = { holder, provider: system.id, use: 'calls', onlyKnown, waitingSince } as const;
	const number =
		settings.number === undefined
			? await servedNumber(() => ledgerOf(context), to, asked)
			: system.signsAddress || mayBe(to, settings.number)
				? settings.number
				: undefined;
	if (number === undefined && !onlyKnown) logRefusal(context, `a call to “${to}” is not for this workflow`);
	return number;
}

function outputs(
	missed: TextBackItem | undefined,
	voicemail: TextBackItem | undefined,
): INodeExecutionData[][] {
	return [missed, voicemail].map((item) => (item ? [{ json: item }] : []));
}

function notTaken(context: ITriggerFunctions, { callId }: CallKey): string {
	return `${context.getNode().name}: the call ${callId} never reached Send Text-Back and is not handed out any more`;
}

/** Only Send Text-Back takes a call out of the outbox again; without one, a call is done when it is handed out. */
function endsInSendTextBack(context: IWebhookFunctions | ITriggerFunctions): boolean {
	return context.getChildNodes(context.getNode().name).some(({ type }) => type.endsWith('.sendTextBack'));
}
