import type { Credential, HttpRequest, WebhookUse } from '../contract';
import { ProviderError } from '../error';
import { isRecord, records, text } from '../json';
import { callApi, VERSION } from './api';
import { labelOf, numberId } from './numbers';

const EVENTS: Record<WebhookUse, readonly string[]> = {
	calls: ['call.missed', 'call.completed', 'call.voicemail.completed'],
	texts: ['message.received', 'message.delivered', 'message.failed', 'message.undelivered'],
};

/** Quo takes as many webhooks as one likes. Ours is the one with our label, and its address is the one field. */
const FIELD: Record<WebhookUse, string> = { calls: 'callsUrl', texts: 'textsUrl' };

export function webhookFields(use: WebhookUse, webhookUrl: string): Record<string, string> {
	return { [FIELD[use]]: webhookUrl };
}

export async function readWebhooks(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
): Promise<Record<string, string>> {
	const found = await findWebhook(http, credential, number, use);
	const isOn = found !== undefined && text(found, 'status') !== 'disabled';
	return { [FIELD[use]]: isOn ? text(found, 'url') : '' };
}

/** Makes, moves or, for an empty address, removes our webhook of the number. */
export async function writeWebhooks(
	http: HttpRequest,
	credential: Credential,
	number: string,
	fields: Record<string, string>,
): Promise<void> {
	for (const use of ['calls', 'texts'] as const) {
		const url = fields[FIELD[use]];
		if (url !== undefined) await writeWebhook(http, credential, number, use, url);
	}
}

/** A new signing secret; Quo shows it this once. */
export async function newSecret(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
): Promise<string> {
	const found = await findWebhook(http, credential, number, use);
	const answer =
		found &&
		(await callApi(http, credential, {
			method: 'POST',
			path: `${pathOf(found)}/rotate`,
			headers: VERSION,
			json: {},
		}));
	const data = answer?.data;
	const key = isRecord(data) ? text(data, 'key') : '';
	if (key !== '') return key;
	throw new ProviderError(
		'unavailable',
		'Quo gave no signing secret for the webhook',
		'Deactivate the workflow and activate it again.',
	);
}

async function writeWebhook(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
	url: string,
): Promise<void> {
	const found = await findWebhook(http, credential, number, use);
	if (url === '') {
		if (found) await callApi(http, credential, { method: 'DELETE', path: pathOf(found), headers: VERSION });
		return;
	}
	const json = { url, events: EVENTS[use], status: 'enabled' };
	if (found) {
		await callApi(http, credential, { method: 'PATCH', path: pathOf(found), headers: VERSION, json });
		return;
	}
	const resourceIds = [await numberId(http, credential, number)];
	await callApi(http, credential, {
		method: 'POST',
		path: '/webhooks',
		headers: VERSION,
		json: { ...json, resourceIds, label: labelOf(use, number) },
	});
}

async function findWebhook(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
): Promise<Record<string, unknown> | undefined> {
	const answer = await callApi(http, credential, { method: 'GET', path: '/webhooks', headers: VERSION });
	return records(answer, 'data').find((webhook) => text(webhook, 'label') === labelOf(use, number));
}

function pathOf(webhook: Record<string, unknown>): string {
	return `/webhooks/${encodeURIComponent(text(webhook, 'id'))}`;
}
