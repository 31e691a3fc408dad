import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { REPLY, type CallKey, type Pair } from '../../ledger/ledger';
import { sayClosed } from '../../textback/hours/say';
import type { HoursPart } from '../../textback/item';
import { pairKey } from '../../textback/phone-number';
import { asText, isRecord } from '../shared/parameters';

/** What Send Text-Back needs to know of an item. */
export type Addressed = {
	key: CallKey;
	pair: Pair;
	/** As it came, which may be no phone number at all. */
	caller: string;
	businessName: string;
	/** When the call began and ended, in ms; undefined when the item is of no call. */
	call: { startedAt: number; endedAt: number; onlyNotify?: boolean } | undefined;
	hoursState: HoursPart['state'] | undefined;
	/** The text answers a reply: the caller has written, and waits for it. */
	isAnswer: boolean;
	/** Whether the networks vouch for the caller's number; undefined when nobody says. */
	isAttested: boolean | undefined;
	/** The call or reply was handed out before. */
	isLate: boolean;
	/** A published workflow deals with the call or reply, and a test run only shows it. */
	isShown: boolean;
	/** Why the hours could not be read. */
	problem: string | undefined;
};

/**
 * @param runId Names the run, for an item that comes from no call.
 * @throws NodeOperationError when the item says neither who called nor whom.
 */
export function readItem(node: INode, json: IDataObject, itemIndex: number, runId: string): Addressed {
	const caller = part(json, 'contact').number;
	const business = part(json, 'business');
	if (typeof caller !== 'string' || typeof business.number !== 'string') {
		throw new NodeOperationError(node, 'The item does not say who called whom', {
			description:
				'Connect this node after a Missed Call Trigger, or give the item the fields contact.number, business.number and business.name.',
			itemIndex,
		});
	}
	const call = part(json, 'call');
	const key = keyOf(json, call) ?? { provider: 'n8n', callId: `${runId}:${itemIndex}` };
	return {
		key,
		pair: { business: business.number, caller: pairKey(caller) },
		caller,
		businessName: asText(business.name),
		call: readCall(call),
		hoursState: readState(part(json, 'hours').state),
		isAttested: typeof call.attestation === 'string' ? call.attestation === 'A' : undefined,
		isAnswer: key.provider === REPLY,
		isLate: call.late === true || json.again === true,
		isShown: json.testRun === true,
		problem: typeof json.problem === 'string' ? json.problem : undefined,
	};
}

/** What the message can name: the item, whose hours may have been decided by a node that knows no `closedText`. */
export function viewOf(json: IDataObject): IDataObject {
	const { hours } = json;
	if (!isRecord(hours) || hours.closedText !== undefined || hours.state !== 'holiday') return json;
	const closedText = sayClosed({ holiday: asText(hours.holiday) }, 'en-US');
	return { ...json, hours: { ...hours, closedText } };
}

/** What the text is for: a call is texted back once, and a reply is answered once. */
function keyOf(json: IDataObject, call: Record<string, unknown>): CallKey | undefined {
	if (typeof call.id === 'string' && typeof call.provider === 'string') {
		return { provider: call.provider, callId: call.id };
	}
	const reply = part(json, 'reply');
	return json.event === 'reply' && typeof reply.id === 'string'
		? { provider: REPLY, callId: reply.id }
		: undefined;
}

/** Either time stands for the other where one is missing. */
function readCall(call: Record<string, unknown>): Addressed['call'] {
	const [startedAt, endedAt] = [Date.parse(asText(call.startedAt)), Date.parse(asText(call.endedAt))];
	if (Number.isNaN(startedAt) && Number.isNaN(endedAt)) return undefined;
	return {
		startedAt: Number.isNaN(startedAt) ? endedAt : startedAt,
		endedAt: Number.isNaN(endedAt) ? startedAt : endedAt,
		onlyNotify: call.onlyNotify === true,
	};
}

function part(json: IDataObject, name: string): Record<string, unknown> {
	const value = json[name];
	return isRecord(value) ? value : {};
}

function readState(state: unknown): HoursPart['state'] | undefined {
	return state === 'open' || state === 'afterHours' || state === 'holiday' ? state : undefined;
}
