import { isRecord, text } from '../json';

/** An event as Telnyx's API v2 sends it. */
export type TelnyxEvent = {
	/** e.g. `message.received`. */
	type: string;
	payload: Record<string, unknown>;
	/** When it happened, in ms; undefined where that is not told. */
	at: number | undefined;
};

/** @returns undefined for a body that is none. */
export function readEvent(rawBody: string): TelnyxEvent | undefined {
	const body = parse(rawBody);
	const data = isRecord(body) ? body.data : undefined;
	if (!isRecord(data) || !isRecord(data.payload)) return undefined;
	const at = Date.parse(text(data, 'occurred_at'));
	return { type: text(data, 'event_type'), payload: data.payload, at: Number.isNaN(at) ? undefined : at };
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
