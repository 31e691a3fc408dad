import type { Credential, HttpRequest, Obstacle, WebhookUse } from '../contract';
import { isRecord, text } from '../json';
import { overrulingService } from './messaging-services';
import { findNumber } from './numbers';

type Part = { noun: string; panel: string; capability: string; capabilityName: string };

const PARTS: Record<WebhookUse, Part> = {
	calls: { noun: 'calls', panel: 'Voice Configuration', capability: 'voice', capabilityName: 'Voice' },
	texts: { noun: 'texts', panel: 'Messaging Configuration', capability: 'sms', capabilityName: 'SMS' },
};

/** Settings of the number by which Twilio passes over its own addresses. */
const OVERRULING: Record<WebhookUse, Record<string, string>> = {
	calls: { voice_application_sid: 'a TwiML App', trunk_sid: 'a SIP Trunk' },
	texts: { sms_application_sid: 'a TwiML App' },
};

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource says which setting overrules which. */
export async function findObstacles(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
): Promise<Obstacle[]> {
	const record = await findNumber(http, credential, number);
	const part = PARTS[use];
	const capabilities = isRecord(record.capabilities) ? record.capabilities : {};
	const service =
		use === 'texts' ? await overrulingService(http, credential, text(record, 'sid')) : undefined;
	return [
		...(capabilities[part.capability] === false ? [incapable(part)] : []),
		...Object.entries(OVERRULING[use])
			.filter(([field]) => text(record, field) !== '')
			.map(([, taker]) => overruled(part, taker)),
		...(service === undefined ? [] : [takenByService(service)]),
	];
}

function overruled({ noun, panel }: Part, taker: string): Obstacle {
	return {
		what: `Twilio would not call this workflow: the number’s ${noun} go to ${taker}`,
		fix: `In the Twilio Console open Phone Numbers > Manage > Active Numbers > the number, and under ${panel} set “Configure with” to “Webhook, TwiML Bin, Function, Studio Flow, Proxy Service”.`,
	};
}

function takenByService(name: string): Obstacle {
	return {
		what: `Twilio would not call this workflow: the number’s texts go to the Messaging Service “${name}”`,
		fix: 'In the Twilio Console open Messaging > Services > that service > Integration, and under Incoming Messages choose “Defer to sender’s webhook”. The number may stay in the service.',
	};
}

function incapable({ noun, capabilityName }: Part): Obstacle {
	return {
		what: `This phone number cannot get ${noun}`,
		fix: `Choose a number that has ${capabilityName} among its capabilities: see the Twilio Console under Phone Numbers > Manage > Active Numbers.`,
	};
}
