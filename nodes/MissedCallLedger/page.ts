import type { IDataObject } from 'n8n-workflow';
import type { Branding } from '../../textback/report/page/branding';
import { asText } from '../shared/parameters';
import type { OutputItem, Task } from './client';

/**
 * The item with its page, as the person wants it: in the field `page`, or as a file of that name.
 *
 * @param what e.g. `report`, for the name of the file
 */
export async function withPage(
	{ context, itemIndex }: Task,
	json: IDataObject,
	clientName: string,
	what: string,
	write: (branding: Partial<Branding>) => string,
): Promise<OutputItem> {
	const wanted = context.getNodeParameter('page', itemIndex, 'none');
	if (wanted !== 'file' && wanted !== 'text') return { json };
	const setting = (name: string) => asText(context.getNodeParameter(`branding.${name}`, itemIndex, ''));
	const page = write({ agency: setting('agency'), logo: setting('logo'), colour: setting('colour') });
	if (wanted === 'text') return { json: { ...json, page } };
	const file = await context.helpers.prepareBinaryData(
		Buffer.from(page),
		`${fileName([clientName, what].join(' '))}.html`,
		'text/html',
	);
	return { json, binary: { page: file } };
}

/** "Oak Street Plumbing report" as `oak-street-plumbing-report`. */
function fileName(words: string): string {
	const plain = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
	return plain.replace(/^-|-$/g, '').slice(0, 80);
}
