import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { Ledger, Pair } from '../../ledger/ledger';
import { parsePhone } from '../../textback/phone-number';
import { readNumber } from '../shared/number';
import { asText } from '../shared/parameters';

/** What an operation of this node works with, for one item. */
export type Task = { context: IExecuteFunctions; itemIndex: number; now: number };

/** The same, for an operation on the record of one client. */
export type Client = Task & {
	ledger: Ledger;
	/** The only numbers that the operation may see, E.164; at least one. */
	numbers: string[];
};

export type OutputItem = Pick<INodeExecutionData, 'json' | 'binary'>;

const FIELD = 'Client’s Phone Numbers';

/** @throws NodeOperationError when there is none, or one that is no phone number. */
export function readNumbers(context: IExecuteFunctions, itemIndex: number): string[] {
	const written = asText(context.getNodeParameter('phoneNumbers', itemIndex, ''));
	const pieces = inPieces(written);
	if (pieces.length === 0) readNumber(context.getNode(), FIELD, '', { itemIndex });
	return [...new Set(pieces.map((piece) => readNumber(context.getNode(), FIELD, piece, { itemIndex })))];
}

/** A list as people write it: with commas, semicolons or in lines. */
export function inPieces(list: string): string[] {
	return list
		.split(/[,;\n]/)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== '');
}

/** A person's number in a field of the node; without a country code it is one of the client's country. */
export function readPerson(
	{ context, itemIndex, numbers }: Client,
	parameter: string,
	field: string,
): string {
	return readNumber(context.getNode(), field, context.getNodeParameter(parameter, itemIndex, ''), {
		country: countryOf(numbers),
		itemIndex,
	});
}

export function countryOf([number = '']: readonly string[]): string | undefined {
	const phone = parsePhone(number);
	return phone.kind === 'number' ? phone.country : undefined;
}

/**
 * The caller's one conversation with this client.
 *
 * @throws NodeOperationError when there is none, or several, so that nobody else's is taken for it.
 */
export async function findConversation(client: Client): Promise<Pair> {
	const { context, itemIndex, ledger, numbers } = client;
	const caller = readPerson(client, 'caller', 'Caller');
	const pairs = numbers.map((business) => ({ business, caller }));
	const known = await Promise.all(pairs.map((pair) => ledger.conversation(pair)));
	const [found, ...others] = pairs.filter((_, index) => known[index]);
	if (!found) {
		throw new NodeOperationError(context.getNode(), `There is no conversation with ${caller}`, {
			description: `No missed call and no text of this caller is on record for ${numbers.join(', ')}. Check the number in “Caller”, and that “${FIELD}” has the number that they called.`,
			itemIndex,
		});
	}
	if (others.length > 0) {
		const all = [found, ...others].map(({ business }) => business).join(' and ');
		throw new NodeOperationError(context.getNode(), `${caller} is known under ${all}`, {
			description: `Leave only the number that is meant in “${FIELD}”.`,
			itemIndex,
		});
	}
	return found;
}

/** The business's name and its own phones, whose calls and texts are nobody's conversation. */
export async function profileOf(ledger: Ledger, number: string): Promise<{ name: string; own: Set<string> }> {
	const { name = '', ownNumbers = [], ownerNumbers = [] } = (await ledger.business(number)) ?? {};
	return { name, own: new Set([...ownNumbers, ...ownerNumbers]) };
}
