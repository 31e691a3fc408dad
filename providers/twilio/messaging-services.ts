import type { Credential, HttpRequest } from '../contract';
import { ProviderError } from '../error';
import { messagingUrl, readAccount } from './account';
import { request } from './api';
import { firstThat } from './first-that';
import { records, text } from '../json';

/**
 * The name of the Messaging Service that gets the number's texts in place of the number's own address. A number is in one
 * service at most, and its record does not say in which; a service passes the texts on only with
 * `use_inbound_webhook_on_number`. https://www.twilio.com/docs/messaging/api/service-resource
 *
 * @returns undefined when there is none, and when nobody can tell: not every credential may read Messaging Services.
 */
export async function overrulingService(
	http: HttpRequest,
	credential: Credential,
	numberSid: string,
): Promise<string | undefined> {
	const base = `${messagingUrl(readAccount(credential))}/v1`;
	const ask = async (path: string) =>
		await request(http, { method: 'GET', url: base + path }).catch((error: unknown) => {
			if (error instanceof ProviderError) return undefined;
			throw error;
		});
	const services = records((await ask('/Services?PageSize=1000')) ?? {}, 'services');
	const holder = await firstThat(
		services.filter((service) => service.use_inbound_webhook_on_number !== true),
		async (service) => {
			const path = `/Services/${encodeURIComponent(text(service, 'sid'))}/PhoneNumbers`;
			return (await ask(`${path}/${encodeURIComponent(numberSid)}`)) !== undefined;
		},
	);
	return holder && (text(holder, 'friendly_name') || text(holder, 'sid'));
}
