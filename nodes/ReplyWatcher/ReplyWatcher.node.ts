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
import { textSystem } from '../../providers/registry';
import type { TextBackItem } from '../../textback/item';
import { authenticRequest } from '../shared/authentic';
import { asNodeError } from '../shared/errors';
import { ledgerCredential, ledgerOf } from '../shared/ledger';
import { readNumber } from '../shared/number';
import { asText } from '../shared/parameters';
import { hideAddressUnlessPasted } from '../shared/number-options';
import { numberWebhooks } from '../shared/number-webhooks';
import { textSystemCredentials, searchPhoneNumbers } from '../shared/phone-system-fields';
import { repeat } from '../shared/repeat';
import { answerWith } from '../shared/webhook-request';
import { WEBHOOK_NODE_VERSION } from '../shared/webhook-version';
import { properties } from './properties';
import { findUnanswered, handleText, type Watched } from './handle-text';

const LOOK_EVERY_MS = 30_000;

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
			const watched = readWatched(this);
			const request = await authenticRequest(this, watched.system, now);
			if (!request) return { noWebhookResponse: true };
			const webhook = watched.system.texts.readWebhook(request);
			if (webhook.kind === 'ignored')
				this.logger.info(`${this.getNode().name}: ignored a webhook, ${webhook.why}`);
			const item = await handleText(await ledgerOf(this), watched, webhook, now);
			answerWith(this, watched.system.texts.webhookAnswer);
			return { noWebhookResponse: true, ...(item && { workflowData: outputs(item) }) };
		} catch (error) {
			throw asNodeError(this.getNode(), error);
		}
	}

	/** Looks for callers who have not answered. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const { number } = readWatched(this);
		const waitMs = Number(this.getNodeParameter('noReplyMinutes')) * 60_000;
		if (waitMs === 0) return {};
		const ledger = await ledgerOf(this);
		return repeat(this, LOOK_EVERY_MS, async () => {
			for (const item of await findUnanswered(ledger, number, waitMs, Date.now())) this.emit(outputs(item));
		});
	}
}

function readWatched(context: IWebhookFunctions | ITriggerFunctions): Watched {
	return {
		system: textSystem(asText(context.getNodeParameter('phoneSystem'))),
		number: readNumber(
			context.getNode(),
			'Phone Number',
			context.getNodeParameter('phoneNumber', '', { extractValue: true }),
		),
	};
}

const OUTPUT_OF: Partial<Record<TextBackItem['event'], number>> = {
	reply: 0,
	noReply: 1,
	optedOut: 2,
	notDelivered: 3,
};

function outputs(item: TextBackItem): INodeExecutionData[][] {
	return [0, 1, 2, 3].map((output) => (output === OUTPUT_OF[item.event] ? [{ json: item }] : []));
}
