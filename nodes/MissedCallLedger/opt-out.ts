import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { isoTime } from '../../textback/iso-time';
import { parsePhone } from '../../textback/phone-number';
import { asText } from '../shared/parameters';
import { countryOf, inPieces, readPerson, type Client } from './client';
import { readLimit } from './limit';

/** Who is not to be texted by this client, the latest first; one item a person and number. */
export async function list({ context, itemIndex, ledger, numbers }: Client): Promise<IDataObject[]> {
	const optOuts = (await Promise.all(numbers.map((number) => ledger.optOuts(number)))).flat();
	return optOuts
		.sort((one, other) => other.at - one.at)
		.slice(0, readLimit(context, itemIndex))
		.map(({ business, caller, at, source }) => ({
			...contactOf(caller),
			business: { number: business },
			optedOutAt: isoTime(at),
			source,
		}));
}

/** From now on no number of the client texts this person. */
export async function add(client: Client): Promise<IDataObject[]> {
	const caller = readPerson(client, 'person', 'Person’s Phone Number');
	const changed = await suppressAll(client, caller, 'person');
	return [{ ...contactOf(caller), optedOut: true, changed }];
}

export async function remove(client: Client): Promise<IDataObject[]> {
	const { ledger, numbers, now } = client;
	const caller = readPerson(client, 'person', 'Person’s Phone Number');
	let changed = false;
	for (const business of numbers) {
		if (await ledger.unsuppress({ business, caller }, 'person', now)) changed = true;
	}
	return [{ ...contactOf(caller), optedOut: false, changed }];
}

/**
 * Adds a list. What is no phone number is told, and keeps the others from nothing.
 *
 * @throws NodeOperationError when nothing in the list is a phone number.
 */
export async function importList(client: Client): Promise<IDataObject[]> {
	const { context, itemIndex, numbers } = client;
	const pieces = inPieces(asText(context.getNodeParameter('numbers', itemIndex, '')));
	const country = countryOf(numbers);
	const people = new Set<string>();
	const notPhoneNumbers: string[] = [];
	for (const piece of pieces) {
		const phone = parsePhone(piece.replace(/^["']|["']$/g, ''), country);
		if (phone.kind === 'number') people.add(phone.e164);
		else notPhoneNumbers.push(piece.slice(0, 60));
	}
	if (people.size === 0) {
		throw new NodeOperationError(context.getNode(), 'There is no phone number in “Phone Numbers to Import”', {
			description: 'Write one in a line, e.g. (415) 555-0142.',
			itemIndex,
		});
	}
	let added = 0;
	for (const caller of people) {
		if (await suppressAll(client, caller, 'import')) added += 1;
	}
	return [{ added, alreadyThere: people.size - added, notPhoneNumbers }];
}

async function suppressAll(
	{ ledger, numbers, now }: Client,
	caller: string,
	source: string,
): Promise<boolean> {
	let changed = false;
	for (const business of numbers) {
		if (await ledger.suppress({ business, caller }, source, now)) changed = true;
	}
	return changed;
}

function contactOf(number: string): { contact: { number: string; nationalNumber?: string } } {
	const phone = parsePhone(number);
	return { contact: { number, ...(phone.kind === 'number' && { nationalNumber: phone.national }) } };
}
