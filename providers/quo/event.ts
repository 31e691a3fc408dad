import type { WebhookRequest } from '../contract';
import { isRecord, text } from '../json';

/** One delivery: https://www.quo.com/docs/2026-03-30/webhooks-event-payloads */
export type QuoEvent = {
	type: string;
	/** ms. */
	at: number;
	/** What it is about. */
	resource: Record<string, unknown>;
	/** Who is concerned. */
	context: Record<string, unknown>;
};

/** Undefined for a body that is no event. Times that cannot be read are those of the arrival. */
export function readEvent({ rawBody, receivedAt }: WebhookRequest): QuoEvent | undefined {
	const event = parse(rawBody);
	if (!isRecord(event) || !isRecord(event.data) || !isRecord(event.data.resource)) return undefined;
	const { resource, context } = event.data;
	return {
		type: text(event, 'type'),
		at: time(event, 'createdAt') ?? receivedAt,
		resource,
		context: isRecord(context) ? context : {},
	};
}

/** ms; undefined where the field is empty or no time. */
export function time(record: Record<string, unknown>, field: string): number | undefined {
	const at = Date.parse(text(record, field));
	return Number.isNaN(at) ? undefined : at;
}

/** The first of a list of texts, else empty. */
export function firstOf(list: unknown): string {
	const found: unknown = Array.isArray(list) ? list[0] : undefined;
	return typeof found === 'string' ? found : '';
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
