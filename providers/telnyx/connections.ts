import type { Credential, HttpRequest } from '../contract';
import { ProviderError } from '../error';
import { text } from '../json';
import { askForRecord, type TelnyxRecord } from './api';

/**
 * What a number's calls go to. A TeXML application asks an address what to do with a call; the others handle calls in
 * some other way and only report them.
 */
export type Connection = {
	kind: 'texml' | 'voiceApi' | 'sip' | 'other';
	id: string;
	name: string;
	record: TelnyxRecord;
};

/** Where each kind of connection is read and changed. */
const PATHS: ReadonlyMap<string, { kind: Connection['kind']; path: string }> = new Map(
	Object.entries<{ kind: Connection['kind']; path: string }>({
		texml_application: { kind: 'texml', path: '/texml_applications' },
		call_control_application: { kind: 'voiceApi', path: '/call_control_applications' },
		credential_connection: { kind: 'sip', path: '/credential_connections' },
		fqdn_connection: { kind: 'sip', path: '/fqdn_connections' },
		ip_connection: { kind: 'sip', path: '/ip_connections' },
	}),
);

/** Our names of a connection's fields: what it asks for a call, and what it reports to. Empty where it has none. */
export type CallFields = {
	voice_url: string;
	voice_method: string;
	event_url: string;
	event_method: string;
};

/**
 * What the number's calls go to.
 *
 * @returns undefined when they go nowhere.
 */
export async function connectionOf(
	http: HttpRequest,
	credential: Credential,
	number: TelnyxRecord,
): Promise<Connection | undefined> {
	const id = text(number, 'connection_id');
	if (id === '') return undefined;
	const get = async (path: string) =>
		await askForRecord(http, credential, { method: 'GET', path: `${path}/${encodeURIComponent(id)}` });
	const texml = await get('/texml_applications').catch((error: unknown) => {
		if (error instanceof ProviderError && error.details.httpStatus === 404) return undefined;
		throw error;
	});
	if (texml) return { kind: 'texml', id, name: nameOf(texml), record: texml };
	const record = await get('/connections');
	const kind = PATHS.get(text(record, 'record_type'))?.kind ?? 'other';
	return { kind, id, name: nameOf(record), record };
}

export function readCallFields({ kind, record }: Connection): CallFields {
	return kind === 'texml'
		? {
				voice_url: text(record, 'voice_url'),
				voice_method: text(record, 'voice_method'),
				event_url: text(record, 'status_callback'),
				event_method: text(record, 'status_callback_method'),
			}
		: { voice_url: '', voice_method: '', event_url: text(record, 'webhook_event_url'), event_method: 'post' };
}

/** @throws ProviderError also for a kind of connection that we do not know how to change. */
export async function writeCallFields(
	http: HttpRequest,
	credential: Credential,
	connection: Connection,
	fields: Partial<CallFields>,
): Promise<void> {
	const { kind, id, record } = connection;
	const path = kind === 'texml' ? '/texml_applications' : PATHS.get(text(record, 'record_type'))?.path;
	if (!path) {
		throw new ProviderError(
			'notAllowed',
			`What handles the number’s calls at Telnyx, “${connection.name}”, cannot be changed from here`,
			'Choose “I Will Paste Them Myself” under Phone Number Options, Addresses at the Phone System.',
		);
	}
	await askForRecord(http, credential, {
		method: 'PATCH',
		path: `${path}/${encodeURIComponent(id)}`,
		json: kind === 'texml' ? texmlChange(record, fields) : eventsChange(kind, record, fields),
	});
}

/** Its name and its address are wanted with every change. */
function texmlChange(record: TelnyxRecord, fields: Partial<CallFields>): Record<string, unknown> {
	return {
		friendly_name: text(record, 'friendly_name'),
		voice_url: fields.voice_url || text(record, 'voice_url'),
		...(fields.voice_method && { voice_method: fields.voice_method }),
		...(fields.event_url !== undefined && { status_callback: fields.event_url }),
		...(fields.event_method && { status_callback_method: fields.event_method }),
	};
}

function eventsChange(
	kind: Connection['kind'],
	record: TelnyxRecord,
	{ event_url: url }: Partial<CallFields>,
): Record<string, unknown> {
	return {
		...(kind === 'voiceApi' && { application_name: text(record, 'application_name') || nameOf(record) }),
		// An application that is told of calls must have an address; a connection has an empty one for none.
		...(url !== undefined && {
			webhook_event_url: kind === 'voiceApi' ? url || text(record, 'webhook_event_url') : url,
		}),
		...(url && { webhook_api_version: '2' }),
	};
}

function nameOf(record: TelnyxRecord): string {
	return text(record, 'friendly_name') || text(record, 'connection_name') || text(record, 'application_name');
}
