import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IRun,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { Ledger } from '../../ledger/ledger';
import type { TextBackItem } from '../../textback/item';
import { handingOut, looking, ringIn, setAlarm } from '../shared/alarm';
import { authenticRequest } from '../shared/authentic';
import { asNodeError, reasonOf } from '../shared/errors';
import { ledgerCredential, ledgerOf } from '../shared/ledger';
import { withLedger } from '../shared/late-ledger';
import { httpWith } from '../shared/http';
import { hideAddressUnlessPasted } from '../shared/number-options';
import { numberWebhooks } from '../shared/number-webhooks';
import { textSystemCredentials, searchPhoneNumbers } from '../shared/phone-system-fields';
import { workflowOf } from '../shared/many-numbers';
import { heldNotices } from '../shared/held-notices';
import { logSetAside } from '../shared/set-aside';
import { isTestRun } from '../shared/holder';
import { showOnlooker, shownToTestRun } from '../shared/onlookers';
import { endTestRun, showTestRun } from '../shared/test-run';
import { repeat, type Repeated } from '../shared/repeat';
import { untilDone } from '../shared/until-done';
import { WEBHOOK_NODE_VERSION } from '../shared/webhook-version';
import { properties } from './properties';
import { itemOf } from './items';
import { LOOK_BACK_MS, lookForLostTexts } from './look';
import { downloadPictures } from './pictures';
import { readNoReply, readWatched, type Watched } from './settings';
import { takeText } from './take-text';

/** What arrives in this process is handed out when it is due; this is for what does not. */
const ROUND_EVERY_MS = 10_000;

/** How often the phone system's list is read for texts that nobody told us of; texts to callers may wait for the first time. */
const LOOK_EVERY_MS = 180_000;
const LOOK_AGAIN_MS = 15_000;

const credentials = [...textSystemCredentials, ledgerCredential];

export class ReplyWatcher implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Reply Watcher',
		name: 'replyWatcher',
		icon: { light: 'file:replyWatcher.svg', dark: 'file:replyWatcher.dark.svg' },
		group: ['trigger'],
		version: WEBHOOK_NODE_VERSION,
		subtitle: '={{ $parameter["phoneNumber"] }}',
		description:
			'Starts the workflow when a texted caller replies, opts out, stays silent or was not reached',
		eventTriggerDescription: 'Waiting for a text to this number',
		activationMessage: 'Texts to this number now start the workflow.',
		defaults: { name: 'Reply Watcher' },
		inputs: [],
		outputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
		],
		outputNames: ['Reply', 'No Reply', 'Opted Out', 'Not Delivered'],
		credentials,
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'texts',
				ndvHideUrl: hideAddressUnlessPasted,
			},
		],
		properties,
	};

	methods = { listSearch: { searchPhoneNumbers } };

	webhookMethods = { default: numberWebhooks({ use: 'texts', route: () => 'listen' }) };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		try {
			const now = Date.now();
			const shown = shownToTestRun(this);
			if (shown) return shown;
			const watched = readWatched(this);
			const authentic = await authenticRequest(this, watched.system, now);
			if (!authentic) return { noWebhookResponse: true };
			const webhook = watched.system.texts.readWebhook(authentic.request);
			const { arrived, dueAt } = (await takeText(this, watched, webhook, now)) ?? {};
			// A person waits for a test run to show something.
			if (isTestRun(this) && arrived) {
				const item = await itemOf(await ledgerOf(this), watched.system, arrived);
				return endTestRun(this, await outputs(this, watched, item));
			}
			if (dueAt !== undefined) ringIn(handingOut(watched.holder), dueAt - now);
			return { noWebhookResponse: true };
		} catch (error) {
			throw asNodeError(this.getNode(), error);
		}
	}

	/** Hands out what arrived, and looks for callers who have not answered. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		if (isTestRun(this)) return showTestRun(this);
		const watched = readWatched(this);
		return await withLedger(this, (ledger) => Promise.resolve(keepWatching(this, ledger, watched)));
	}
}

function keepWatching(context: ITriggerFunctions, ledger: Ledger, watched: Watched): ITriggerResponse {
	const { number, holder } = watched;
	const noReply = readNoReply(context);
	const rounds = repeat(context, ROUND_EVERY_MS, async () => {
		const now = Date.now();
		const numbers = number ? [number] : await ledger.businessesServedBy(workflowOf(holder));
		if (noReply?.isTime(now)) {
			const before = now - noReply.waitMs;
			for (const one of numbers) {
				await ledger.tellUnanswered(one, holder, { after: before - noReply.oldestMs, before }, now);
			}
		}
		for (const { id, pair, attempts, ...arrival } of await ledger.takeNews(
			holder,
			now,
			logSetAside(context),
			runningOf(ledger),
		)) {
			const item = await itemOf(ledger, watched.system, { pair, arrival, attempts });
			handOut(context, await outputs(context, watched, item), ledger, id);
		}
		for await (const item of heldNotices(ledger, numbers, TEXT_EVENTS, now)) {
			context.emit(await outputs(context, watched, item));
		}
	});
	const looks = keepLooking(context, ledger, watched, rounds.roundIn);
	const endAlarms = [setAlarm(handingOut(holder), rounds.roundIn), setAlarm(looking(holder), looks.roundIn)];
	return {
		closeFunction: async () => {
			for (const endAlarm of endAlarms) endAlarm();
			await looks.closeFunction?.();
			await rounds.closeFunction?.();
		},
	};
}

/** Looks for texts that nobody told us of. */
function keepLooking(
	context: ITriggerFunctions,
	ledger: Ledger,
	watched: Watched,
	roundIn: (ms: number) => void,
): Repeated {
	const { credentialType } = watched.system;
	const looks = repeat(context, LOOK_EVERY_MS, async () => {
		let isDone = false;
		try {
			const credential = await context.getCredentials(credentialType);
			const tools = { ledger, http: httpWith(context, credentialType), credential, backMs: LOOK_BACK_MS };
			const now = Date.now();
			const dueAt = await lookForLostTexts(tools, watched, now);
			if (dueAt !== undefined) roundIn(dueAt - now);
			isDone = true;
		} finally {
			if (!isDone) looks.roundIn(LOOK_AGAIN_MS);
		}
	});
	return looks;
}

/** Starts the workflow; `done` follows when it has run, whatever came of it. Until then a crash brings the item back. */
function handOut(
	context: ITriggerFunctions,
	items: INodeExecutionData[][],
	ledger: Ledger,
	news: number,
): void {
	const run = context.helpers.createDeferredPromise<IRun>();
	const failed = (error: unknown) =>
		context.logger.error(`${context.getNode().name}: a run is not on record as done: ${reasonOf(error)}`);
	const running = runningOf(ledger);
	running.add(news);
	run.promise
		.then(() => untilDone(() => ledger.settleNews(news), failed))
		.catch(failed)
		.finally(() => running.delete(news))
		.catch(failed);
	context.emit(items, undefined, run);
	showOnlooker(context, items);
}

/** By ledger and id, the news that runs of this process are still dealing with. */
const runs = new WeakMap<Ledger, Set<number>>();

function runningOf(ledger: Ledger): Set<number> {
	const running = runs.get(ledger) ?? new Set<number>();
	runs.set(ledger, running);
	return running;
}

/** What the owner is told of these goes out by this trigger again, when it was held. */
const TEXT_EVENTS = ['reply', 'ownerReply', 'noReply', 'optedOut', 'notDelivered'] as const;

const OUTPUT_OF: Partial<Record<TextBackItem['event'], number>> = {
	reply: 0,
	ownerReply: 0,
	noReply: 1,
	optedOut: 2,
	notDelivered: 3,
};

async function outputs(
	context: ITriggerFunctions | IWebhookFunctions,
	{ system, downloadPictures: wanted }: Watched,
	item: TextBackItem,
): Promise<INodeExecutionData[][]> {
	const media = item.reply?.media ?? [];
	const binary = wanted && media.length > 0 ? await downloadPictures(context, system, media) : undefined;
	return [0, 1, 2, 3].map((output) =>
		output === OUTPUT_OF[item.event] ? [{ json: item, ...(binary && { binary }) }] : [],
	);
}
