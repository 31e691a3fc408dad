import type { CallWebhook } from '../../providers/contract';
import { parsePhone } from '../../textback/phone-number';

/**
 * The same call with its caller's number in E.164. Phone systems in an office name callers as their own country writes
 * them, and that country is the business's.
 *
 * @param business E.164.
 */
export function withFullNumber(call: CallWebhook, business: string): CallWebhook {
	const home = parsePhone(business);
	const full = (from: string) => {
		const caller = parsePhone(from, home.kind === 'number' ? home.country : undefined);
		return caller.kind === 'number' ? caller.e164 : from;
	};
	return {
		...call,
		...(call.from !== undefined && { from: full(call.from) }),
		events: call.events.map((event) =>
			event.kind === 'received' ? { ...event, from: full(event.from) } : event,
		),
	};
}
