import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** What the text that a phone system or a person gave as a phone number turns out to be. */
export type PhoneNumber =
	| {
			kind: 'number';
			/** E.164, e.g. `+14155550100`. */
			e164: string;
			/** As people of its country write it, e.g. `(415) 555-0100`. */
			national: string;
			/** ISO 3166-1 alpha-2; tells the countries of +1 apart. */
			country?: string;
			/** What the number is by its country's numbering plan, where that is not a phone that gets texts. */
			line?: 'landline' | 'tollFree' | 'premium';
	  }
	| { kind: 'anonymous' }
	/** The phone system did not say who called, see {@link NOT_TOLD}: that is not the same as a withheld number. */
	| { kind: 'notTold' }
	| { kind: 'shortCode'; digits: string }
	| { kind: 'invalid'; input: string };

/**
 * What networks send in place of a withheld number: words, or the words spelt on a phone's keys (266696687 is
 * ANONYMOUS), https://www.twilio.com/en-us/changelog/upcoming-changes-to-withheld-caller-ids-behavior-for-dial-calls
 */
const WITHHELD = new Set([
	'',
	'anonymous',
	'blocked',
	'private',
	'restricted',
	'unavailable',
	'unknown',
	'withheld',
	'+266696687',
	'+7378742833',
	'+2562533',
	'+8656696',
	'+86282452253',
]);

/** Stands for the number of a caller whom the phone system did not name, although it may know them. */
export const NOT_TOLD = 'not told';

/**
 * The user part of an address with a scheme, e.g. `+14155550100` of `sip:+14155550100@pbx.example;transport=tcp`; phone systems
 * also name by one the channel that a text came through (`rcs:+1…`, `whatsapp:+1…`). Whichever way, it is the same person.
 */
function withoutScheme(input: string): string {
	const address = /^(?:sips?|tel|sms|mms|rcs|whatsapp):([^@;?]*)/i.exec(input);
	return address?.[1] ?? input;
}

/**
 * Reads a phone number in any shape people and phone systems write it.
 *
 * @param input "(415) 555-0100", "+1 415…", "sip:+1415…@host", "Anonymous", "", a short code, …
 * @param country ISO 3166-1 alpha-2, for numbers written without a country code.
 */
export function parsePhone(input: string, country?: string): PhoneNumber {
	const bare = withoutScheme(input.trim());
	if (WITHHELD.has(bare.toLowerCase())) return { kind: 'anonymous' };
	if (bare === NOT_TOLD) return { kind: 'notTold' };
	if (/^\d{3,6}$/.test(bare)) return { kind: 'shortCode', digits: bare };
	const parsed = parsePhoneNumberFromString(bare, { ...knownCountry(country), extract: false });
	if (!parsed?.isValid()) return { kind: 'invalid', input };
	const line = LINES[parsed.getType() ?? ''];
	return {
		kind: 'number',
		e164: parsed.number,
		national: parsed.formatNational(),
		...(parsed.country && { country: parsed.country }),
		...(line && { line }),
	};
}

/** The library's types of numbers. Where a plan does not tell fixed from mobile, as in +1, it says so and we say nothing. */
const LINES: Record<string, Extract<PhoneNumber, { kind: 'number' }>['line']> = {
	FIXED_LINE: 'landline',
	TOLL_FREE: 'tollFree',
	PREMIUM_RATE: 'premium',
	SHARED_COST: 'premium',
	UAN: 'premium',
	PAGER: 'premium',
	VOICEMAIL: 'premium',
};

/** Two-letter codes that the library does not know make it throw deep inside; they are treated as absent. */
function knownCountry(country: string | undefined): { defaultCountry?: CountryCode } {
	const known = country?.toUpperCase();
	return isCountry(known) ? { defaultCountry: known } : {};
}

function isCountry(code: string | undefined): code is CountryCode {
	return code !== undefined && isSupportedCountry(code);
}

/** How the record names a caller: E.164, or what the network sent when that is no phone number. */
export function pairKey(from: string): string {
	const phone = parsePhone(from);
	if (phone.kind === 'number') return phone.e164;
	return phone.kind === 'anonymous' ? 'anonymous' : from.trim().slice(0, 64);
}
