import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { LedgerError } from '../../ledger/errors';
import type { Ledger } from '../../ledger/ledger';
import { textSystem } from '../../providers/registry';
import type { TextPart } from '../../textback/item';
import { MessageError } from '../../textback/message/write-message';
import { TemplateError } from '../../textback/template';
import { asNodeError, fieldError, reasonOf, withAdvice } from '../shared/errors';
import { httpWith } from '../shared/http';
import { ledgerConnection, ledgerCredential, ledgerOf } from '../shared/ledger';
import { asText, isRecord } from '../shared/parameters';
import { textSystemCredentials, searchPhoneNumbers } from '../shared/phone-system-fields';
import { untilDone } from '../shared/until-done';
import { properties } from './properties';
import { pause, pauseMs } from './pause';
import { readItem, viewOf, type Addressed } from './read-item';
import { sendTextBack, type Tools } from './send';
import { readSettings, type SendSettings } from './settings';
import { untilTextsAreRead } from './unread-texts';

/** When a call is handed out again that the record, or a setting, failed on. */
const RETRY_MS = 60_000;

/** How long a call comes again because of a setting. Later callers are not texted any more, unless told otherwise. */
const MENDED_WITHIN_MS = 30 * 60_000;

const SENT = 0;
const SKIPPED = 1;

const credentials = [...textSystemCredentials, ledgerCredential];

export class SendTextBack implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send Text-Back',
		name: 'sendTextBack',
		icon: { light: 'file:sendTextBack.svg', dark: 'file:sendTextBack.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: 'text the caller once',
		description: 'Texts a missed caller from the business’s own number, exactly once',
		defaults: { name: 'Send Text-Back' },
		// What an AI model writes goes before what the item says, so a model could choose whom the business texts.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Sent', 'Skipped'],
		credentials,
		properties,
	};

	methods = { credentialTest: { ledgerConnection }, listSearch: { searchPhoneNumbers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs: INodeExecutionData[][] = [[], []];
		for (const [itemIndex, input] of this.getInputData().entries()) {
			const { json } = input;
			if (json.digest === true) {
				outputs[wasTexted(json) ? SENT : SKIPPED]?.push({ json, pairedItem: { item: itemIndex } });
				continue;
			}
			try {
				const to = readItem(this.getNode(), json, itemIndex, this.getExecutionId());
				const settings = await readOrTryAgain(this, itemIndex, to);
				const wait = pauseMs(settings.wait, to.call, Date.now(), Math.random());
				if (!(await pause(this, wait))) return outputs;
				const tools = await gatherTools(this, itemIndex);
				const text = await takeUp(tools, to, viewOf(json), settings).catch((error: unknown) => {
					if (error instanceof LedgerError) handOutAgain(this, tools.ledger, to);
					throw error instanceof TemplateError || error instanceof MessageError
						? fieldError(this.getNode(), settings.field, error, itemIndex)
						: asNodeError(this.getNode(), error, { itemIndex });
				});
				showHints(this, text);
				if (text.problem !== undefined) {
					this.logger.error(`${this.getNode().name}: a caller got a plain text. ${text.problem}`);
				}
				outputs[isText(text) ? SENT : SKIPPED]?.push({
					...input,
					json: { ...json, text },
					pairedItem: { item: itemIndex },
				});
			} catch (error) {
				const failure = asNodeError(this.getNode(), error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				const words = withAdvice(failure);
				// To the owner a caller who could not be texted is a caller who was not texted.
				outputs[SKIPPED]?.push({
					...input,
					json: {
						...json,
						text: { status: 'failed', failure: words },
						error: words,
					},
					pairedItem: { item: itemIndex },
				});
			}
		}
		return outputs;
	}
}

/** Where a setting cannot be read, the call comes again every minute for as long as it may be texted: until it is mended. */
async function readOrTryAgain(
	context: IExecuteFunctions,
	itemIndex: number,
	to: Addressed,
): Promise<SendSettings> {
	try {
		return readSettings(context, itemIndex, to);
	} catch (error) {
		const isRecent = to.call !== undefined && Date.now() - to.call.endedAt < MENDED_WITHIN_MS;
		if (isRecent) handOutAgain(context, await ledgerOf(context), to);
		throw asNodeError(context.getNode(), error, { itemIndex });
	}
}

async function takeUp(tools: Tools, to: Addressed, view: object, settings: SendSettings): Promise<TextPart> {
	if (!to.isShown) await tools.ledger.begin(to.key, Date.now());
	if (!settings.dryRun && !to.isShown) await untilTextsAreRead(tools, to);
	return await sendTextBack(tools, to, view, settings, Date.now());
}

function handOutAgain(context: IExecuteFunctions, ledger: Ledger, { key }: Addressed): void {
	const { name } = context.getNode();
	void untilDone(
		async () => {
			const now = Date.now();
			await ledger.retryAt(key, now + RETRY_MS, now);
		},
		(error) =>
			context.logger.error(
				`${name}: the call ${key.callId} is not yet to be tried again: ${reasonOf(error)}`,
			),
	);
}

/** Whether the caller got, or is getting, a text. */
function isText({ status }: TextPart): boolean {
	return status !== 'skipped' && status !== 'held';
}

/** Which way an item went before that now leads to Notify Owner only. */
function wasTexted({ text }: IDataObject): boolean {
	return isRecord(text) && !['skipped', 'held', 'failed'].includes(asText(text.status));
}

/** Above the node's output, for the person who sets it up. */
function showHints(context: IExecuteFunctions, { status, warning, problem }: TextPart): void {
	const hints = [
		status === 'dryRun' ? 'Dry run: nothing was sent.' : undefined,
		warning,
		problem && `The caller got a plain text. ${problem}`,
	];
	context.addExecutionHints(
		...hints.flatMap((message) =>
			message ? [{ message, type: 'warning', location: 'outputPane' } as const] : [],
		),
	);
}

async function gatherTools(context: IExecuteFunctions, itemIndex: number): Promise<Tools> {
	const system = textSystem(asText(context.getNodeParameter('phoneSystem', itemIndex)));
	return {
		ledger: await ledgerOf(context),
		system,
		http: httpWith(context, system.credentialType),
		credential: await context.getCredentials(system.credentialType, itemIndex),
		workflow: String(context.getWorkflow().id),
		warn: (message) => context.logger.warn(`${context.getNode().name}: ${message}`),
	};
}
