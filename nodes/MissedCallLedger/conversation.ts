import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import type { ConversationFilter, ListedConversation } from '../../ledger/ledger';
import { contactPart } from '../../textback/call-item';
import type { Outcome } from '../../textback/report/history';
import { daysAgo } from '../../textback/report/period';
import { reviewedItem } from '../../textback/report/reviewed-item';
import { asText } from '../shared/parameters';
import { findConversation, profileOf, readPerson, type Client } from './client';
import { readLimit } from './limit';

const HOUR_MS = 3_600_000;

/** The client's conversations that the filters let through, all numbers together. */
export async function getMany(client: Client): Promise<IDataObject[]> {
	const { ledger, numbers, now } = client;
	const filter = readFilter(client);
	const items: Array<{ item: IDataObject; order: number }> = [];
	for (const number of numbers) {
		const { name, own } = await profileOf(ledger, number);
		const business = { name, number };
		const listed = await ledger.conversations(number, { ...filter, limit: filter.limit + own.size });
		for (const conversation of listed.filter(({ caller }) => !own.has(caller))) {
			const order =
				filter.waitingUntil === undefined ? -latest(conversation) : (conversation.waitingSince ?? 0);
			items.push({ item: { ...reviewedItem(conversation, business, now) }, order });
		}
	}
	return items
		.sort((one, other) => one.order - other.order)
		.slice(0, filter.limit)
		.map(({ item }) => item);
}

/** Enters how the caller's conversation turned out. */
export async function setOutcome(client: Client): Promise<IDataObject[]> {
	const { ledger, now } = client;
	const outcome = readOutcome(client);
	const pair = await findConversation(client);
	await ledger.setOutcome(pair, outcome, now);
	const known = await ledger.conversation(pair);
	const optedOut = await ledger.isSuppressed(pair);
	return [
		{
			...(known && { contact: contactPart(pair.caller, { ...known, optedOut }) }),
			business: { name: (await profileOf(ledger, pair.business)).name, number: pair.business },
			outcome: outcome.kind,
			...(outcome.kind === 'won' && outcome.value !== undefined && { outcomeValue: outcome.value }),
		},
	];
}

/**
 * Takes all that is known of the caller off the record; an opt-out stays in force. `stillInLog`: another program that reads the
 * file keeps some of it in SQLite's log until it has ended.
 */
export async function forget(client: Client): Promise<IDataObject[]> {
	const pair = await findConversation(client);
	const isGone = await client.ledger.forget(pair, client.now);
	return [{ business: { number: pair.business }, forgotten: true, ...(!isGone && { stillInLog: true }) }];
}

function readFilter(client: Client): ConversationFilter {
	const { context, itemIndex, now } = client;
	const isOfOne = asText(context.getNodeParameter('onlyCaller', itemIndex, '')).trim() !== '';
	const show = context.getNodeParameter('show', itemIndex, 'all');
	const hours = Number(context.getNodeParameter('waitingHours', itemIndex, 0));
	const days = DAYS_BACK.get(asText(context.getNodeParameter('since', itemIndex, 'anyTime')));
	const waitingUntil = show === 'waiting' ? now - hours * HOUR_MS : show === 'replied' ? now : undefined;
	return {
		...(days !== undefined && { since: daysAgo(days, now, context.getTimezone()) }),
		...(waitingUntil !== undefined && { waitingUntil }),
		notTexted: show === 'notTexted',
		...(isOfOne && { caller: readPerson(client, 'onlyCaller', 'Only This Caller') }),
		limit: readLimit(context, itemIndex),
	};
}

const DAYS_BACK: ReadonlyMap<string, number> = new Map(
	Object.entries<number>({
		today: 0,
		yesterday: 1,
		last7Days: 7,
		last30Days: 30,
	}),
);

function latest({ lastMissedAt = 0, lastReplyAt = 0, firstSeenAt }: ListedConversation): number {
	return Math.max(lastMissedAt, lastReplyAt, firstSeenAt);
}

function readOutcome({ context, itemIndex }: Client): Outcome {
	const kind = asText(context.getNodeParameter('outcome', itemIndex, ''));
	switch (kind) {
		case 'won':
			return { kind, ...readValue(asWritten(context.getNodeParameter('value', itemIndex, ''))) };
		case 'booked':
		case 'lost':
		case 'spam':
			return { kind };
		default:
			throw new NodeOperationError(context.getNode(), `“Outcome” is “${kind}”, which is none`, {
				description: 'It is booked, won, lost or spam.',
				itemIndex,
			});
	}

	/** "350", "$350" and "1,350.50" are what people write. */
	function readValue(written: string): { value?: number } {
		const bare = written.replace(/[\s,$€£]/g, '');
		if (bare === '') return {};
		const value = Number(bare);
		if (Number.isFinite(value) && value >= 0 && value < 1e12) return { value };
		throw new NodeOperationError(
			context.getNode(),
			`“${written.slice(0, 60)}” in “Value of the Job” is not an amount`,
			{ description: 'Write a number such as 350, or leave it empty.', itemIndex },
		);
	}
}

/** An expression may give the number itself. */
function asWritten(value: unknown): string {
	return typeof value === 'number' ? String(value) : asText(value);
}
