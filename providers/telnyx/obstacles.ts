import type { Credential, HttpRequest, Obstacle, WebhookUse } from '../contract';
import { text } from '../json';
import type { TelnyxRecord } from './api';
import { connectionOf, readCallFields, type Connection } from './connections';
import { PROFILES_PATH, profileOf } from './messaging-profiles';
import { findNumber, numbersBeside } from './numbers';

const NUMBER = 'In the Telnyx portal open Numbers > My Numbers > the number';
const BY_HAND = 'choose “I Will Paste Them Myself” under Phone Number Options, Addresses at the Phone System';

/**
 * What keeps Telnyx from calling us, and what we would take from others by having it call us: at Telnyx the addresses are
 * not the number's own, but those of the connection and of the messaging profile that it is assigned to.
 */
export async function findObstacles(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
	fields: Record<string, string>,
): Promise<Obstacle[]> {
	const record = await findNumber(http, credential, number);
	if (use === 'texts') {
		const profile = await profileOf(http, credential, record);
		if (!profile) return [NO_PROFILE];
		const path = `${PROFILES_PATH}/${encodeURIComponent(text(profile, 'id'))}/phone_numbers`;
		const others = await numbersBeside(http, credential, number, path, {});
		return [
			...ofProfile(profile),
			...ofShared(`the messaging profile “${text(profile, 'name')}”`, others, use),
		];
	}
	const connection = await connectionOf(http, credential, record);
	if (!connection) return [NO_CONNECTION];
	const others = await numbersBeside(http, credential, number, '/phone_numbers', {
		'filter[connection_id]': connection.id,
	});
	const wrong = ofConnection(connection, fields);
	return wrong.length > 0 ? wrong : ofShared(`${NOUNS[connection.kind]} “${connection.name}”`, others, use);
}

const NOUNS: Record<Connection['kind'], string> = {
	texml: 'the TeXML application',
	voiceApi: 'the Voice API application',
	sip: 'the SIP connection',
	other: 'the connection',
};

const NO_CONNECTION: Obstacle = {
	what: 'Telnyx would not call this workflow: the number’s calls go nowhere',
	fix: `Make a TeXML application in the Telnyx portal (Voice > Programmable Voice > TeXML Applications; any address will do as its webhook URL). Then open Numbers > My Numbers > the number > Voice, and choose it under SIP Connection/Application.`,
};

const NO_PROFILE: Obstacle = {
	what: 'Telnyx would not call this workflow: the number has no messaging profile, so it has no texts',
	fix: `Make one in the Telnyx portal (Messaging > Programmable Messaging). Then open Numbers > My Numbers > the number > Messaging, and choose it.`,
};

function ofProfile(profile: TelnyxRecord): Obstacle[] {
	if (profile.enabled !== false) return [];
	return [
		{
			what: `The messaging profile “${text(profile, 'name')}” of this number is switched off`,
			fix: 'Enable it in the Telnyx portal under Messaging > Programmable Messaging.',
		},
	];
}

function ofConnection(connection: Connection, fields: Record<string, string>): Obstacle[] {
	const { kind, name, record } = connection;
	if (record.active === false) {
		return [
			{
				what: `What handles the number’s calls at Telnyx, “${name}”, is switched off`,
				fix: 'Switch it on in the Telnyx portal under Voice.',
			},
		];
	}
	// Only a TeXML application asks what to do with a call.
	if ('voice_url' in fields && kind !== 'texml') {
		return [
			{
				what: `Telnyx would not call this workflow: the number’s calls go to ${NOUNS[kind]} “${name}”`,
				fix: `Make a TeXML application in the Telnyx portal (Voice > Programmable Voice > TeXML Applications) and choose it at Numbers > My Numbers > the number > Voice. Or leave the calls where they go, and set “How Calls Reach This Number” to “Another System Handles the Calls”.`,
			},
		];
	}
	const reportsTo = readCallFields(connection).event_url;
	// It is told of calls there in order to handle them, and can tell one address only.
	if (kind === 'voiceApi' && reportsTo !== '' && reportsTo !== fields.event_url) {
		return [
			{
				what: `The Voice API application “${name}” handles the number’s calls, and would not hear of them any more if they were reported to this workflow`,
				fix: `Let that application pass on to this node what Telnyx sends it, headers and body as they are, and ${BY_HAND}.`,
			},
		];
	}
	return [];
}

/** Others' calls would start this workflow, or others' texts would be taken for replies. */
function ofShared(what: string, others: string[], use: WebhookUse): Obstacle[] {
	if (others.length === 0) return [];
	const [first, ...more] = others;
	const who = more.length === 0 ? `${first} is` : `${first} and ${more.length} more are`;
	const kind = use === 'calls' ? 'application or connection' : 'messaging profile';
	return [
		{
			what: `${who} assigned to ${what}, too, and ${more.length === 0 ? 'its' : 'their'} ${use} would go to this workflow as well`,
			fix: `${NUMBER} > ${use === 'calls' ? 'Voice' : 'Messaging'}, and choose ${use === 'calls' ? 'an' : 'a'} ${kind} for this number alone. Or ${BY_HAND}.`,
		},
	];
}
