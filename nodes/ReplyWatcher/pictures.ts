import { addAbortSignal, Readable } from 'node:stream';
import type { IBinaryKeyData, IHttpRequestOptions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TextSystem } from '../../providers/contract';
import { reasonOf } from '../shared/errors';
import { asText, isRecord } from '../shared/parameters';
import { isPrivate } from '../shared/reachable';

const TIMEOUT_MS = 15_000;

/** Larger ones no phone system takes: 5 MB by MMS, 16 MB by WhatsApp, https://www.twilio.com/docs/messaging/guides/accepted-mime-types */
const MOST_MB = 16;

/**
 * The pictures of a reply as files, each under `picture_0`, `picture_1`, … One that cannot be had is left out; its address
 * stays in the item.
 */
export async function downloadPictures(
	context: ITriggerFunctions | IWebhookFunctions,
	system: TextSystem,
	addresses: readonly string[],
): Promise<IBinaryKeyData> {
	const files: IBinaryKeyData = {};
	for (const [index, url] of addresses.entries()) {
		try {
			const { body, type } = await download(context, system, url);
			files[`picture_${index}`] = await context.helpers.prepareBinaryData(body, `picture_${index}`, type);
		} catch (error) {
			context.logger.warn(`${context.getNode().name}: a picture could not be downloaded: ${reasonOf(error)}`);
		}
	}
	return files;
}

/** A picture that is redirected more often than this leads nowhere. Twilio redirects once, to where it stores pictures. */
const MOST_REDIRECTS = 3;

/** With the credential where the phone system itself keeps the picture, and nowhere else: not where that points, either. */
async function download(
	context: ITriggerFunctions | IWebhookFunctions,
	system: TextSystem,
	address: string,
): Promise<{ body: Buffer; type: string | undefined }> {
	const { numbers, credentialType } = system;
	const home = numbers?.apiUrl(await context.getCredentials(credentialType));
	const open = (options: IHttpRequestOptions) => context.helpers.httpRequest(options);
	const signedIn = (options: IHttpRequestOptions) =>
		context.helpers.httpRequestWithAuthentication.call(context, credentialType, options);
	const isHome = home !== undefined && new URL(address).origin === new URL(home).origin;
	let url = address;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
		refuseUnsafe(url, home);
		const response = await get(url, redirects === 0 && isHome ? signedIn : open);
		if (!('location' in response)) return response;
		url = new URL(response.location, url).href;
	}
	throw new Error('its address is redirected too often');
}

/** Whoever sends a picture or stores one must not choose what is asked for inside our network. */
function refuseUnsafe(url: string, home: string | undefined): void {
	if (home !== undefined && isPrivate(home)) return;
	if (!url.startsWith('https:')) throw new Error('its address is not encrypted');
	if (isPrivate(url)) throw new Error('its address is in a private network');
}

type Got = { body: Buffer; type: string | undefined } | { location: string };

/** One request; where the answer points elsewhere, `location` says so. */
async function get(url: string, http: (options: IHttpRequestOptions) => Promise<unknown>): Promise<Got> {
	const response = await http({
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	});
	const { body, headers, statusCode } = isRecord(response) ? response : {};
	const status = Number(statusCode);
	if (!(body instanceof Readable)) throw new TypeError('the answer is no file');
	const header = (name: string) => (isRecord(headers) ? asText(headers[name]) : '') || undefined;
	const [type, location] = [header('content-type'), header('location')];
	const isFile = status >= 200 && status <= 299;
	if (isFile) return { body: await readBounded(body), type };
	body.destroy();
	if (status >= 300 && status <= 399 && location) return { location };
	throw new Error(`the answer is ${String(statusCode)}`);
}

/** Whoever stores a picture decides how much comes, and how slowly. */
async function readBounded(body: Readable): Promise<Buffer> {
	const coming: AsyncIterable<Buffer> = addAbortSignal(AbortSignal.timeout(TIMEOUT_MS), body);
	const chunks: Buffer[] = [];
	let bytes = 0;
	// Leaving the loop ends the download.
	for await (const chunk of coming) {
		bytes += chunk.length;
		if (bytes > MOST_MB * 1_000_000) throw new Error(`it has more than ${MOST_MB} MB`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
