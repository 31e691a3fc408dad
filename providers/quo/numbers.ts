import type { Credential, HttpRequest, PhoneNumber, WebhookUse } from '../contract';
import { ProviderError } from '../error';
import { records, text } from '../json';
import { callApi } from './api';

/** https://www.quo.com/docs/mdx/api-reference/phone-numbers/list-phone-numbers */
export async function listNumbers(http: HttpRequest, credential: Credential): Promise<PhoneNumber[]> {
	const answer = await callApi(http, credential, { method: 'GET', path: '/v1/phone-numbers' });
	return records(answer, 'data').map((record) => {
		const number = text(record, 'number');
		return { id: text(record, 'id'), number, label: text(record, 'name') || number };
	});
}

/** @throws ProviderError when the number is not one of the workspace. */
export async function numberId(http: HttpRequest, credential: Credential, number: string): Promise<string> {
	const found = (await listNumbers(http, credential)).find((candidate) => candidate.number === number);
	if (found) return found.id;
	throw new ProviderError(
		'notAllowed',
		`The phone number ${number} does not belong to this Quo workspace`,
		'Choose a number from the list, or the credential of the workspace that owns the number.',
	);
}

/** What a webhook of ours is called at Quo, by which it is found again. */
export function labelOf(use: WebhookUse, number: string): string {
	return `n8n missed call text-back: ${use} of ${number}`;
}
