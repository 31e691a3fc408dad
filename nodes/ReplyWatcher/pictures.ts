import type { IBinaryKeyData, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TextSystem } from '../../providers/contract';
import { reasonOf } from '../shared/errors';
import { isRecord } from '../shared/parameters';

const TIMEOUT_MS = 15_000;

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

/** With the credential where the phone system itself keeps the picture, and nowhere else. */
async function download(
	context: ITriggerFunctions | IWebhookFunctions,
	system: TextSystem,
	url: string,
): Promise<{ body: Buffer; type: string | undefined }> {
	const { numbers, credentialType } = system;
	const options = {
		url,
		encoding: 'arraybuffer',
		returnFullResponse: true,
		timeout: TIMEOUT_MS,
	} as const;
	const home = numbers?.apiUrl(await context.getCredentials(credentialType));
	const isHome = home !== undefined && new URL(url).origin === new URL(home).origin;
	const response: unknown = isHome
		? await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options)
		: await context.helpers.httpRequest(options);
	const { body, headers } = isRecord(response) ? response : {};
	if (!Buffer.isBuffer(body)) throw new TypeError('the answer is no file');
	const type = isRecord(headers) ? headers['content-type'] : undefined;
	return { body, type: typeof type === 'string' ? type : undefined };
}
