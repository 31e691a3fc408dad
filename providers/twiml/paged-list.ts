import { ProviderError } from '../error';
import { records, text } from '../json';

/** A list with more pages than this is not one of a single business, or goes round in a circle. */
const MOST_PAGES = 50;

/**
 * All records of a list as Twilio gives it, page after page. Each answer names the next page by an address, of which only
 * the query is taken: some name it from the top of the host and some from the API's own address, and a credential must
 * not follow an answer to another place. https://www.twilio.com/docs/usage/twilios-response#pagination
 *
 * @param url Of the first page.
 * @param name What the list is called in an answer, e.g. `calls`.
 * @throws ProviderError as `ask` does, and for a list that has no end: a list that is cut off must not pass for a whole one.
 */
export async function readPagedList(
	ask: (url: string) => Promise<Record<string, unknown>>,
	url: string,
	name: string,
): Promise<Array<Record<string, unknown>>> {
	const [address = url] = url.split('?', 1);
	const found: Array<Record<string, unknown>> = [];
	let page = url;
	for (let read = 0; read < MOST_PAGES; read++) {
		const answer = await ask(page);
		found.push(...records(answer, name));
		const query = /\?.+/.exec(text(answer, 'next_page_uri'))?.[0];
		if (query === undefined) return found;
		page = address + query;
	}
	throw new ProviderError(
		'unavailable',
		`The phone system’s list of ${name} has no end: ${MOST_PAGES} pages were read, and it names another`,
		'It is asked again later. If it goes on, tell the phone system’s support.',
	);
}
