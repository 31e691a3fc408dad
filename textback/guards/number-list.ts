import { AsYouType, isSupportedCountry } from 'libphonenumber-js/max';
import { parsePhone } from '../phone-number';

/** Phone numbers and beginnings of phone numbers that a person wrote down. */
export type NumberList = { numbers: ReadonlySet<string>; beginnings: readonly string[] };

export const NO_NUMBERS: NumberList = { numbers: new Set(), beginnings: [] };

/** A line of a list cannot be read. `message` names the line and says how to write it. */
export class NumberListError extends Error {
	override readonly name = 'NumberListError';
}

/** The number at the start of a line; a note may follow: "(415) 555-0177 the landlord", "+1900* # premium". */
const NUMBER = /^[+(]?[\d\s().*/-]*/;

/**
 * Reads a list with one phone number a line, in any shape people write numbers in. A star stands for any digits at the
 * end: `+1900*`. Notes may follow a number; a line that is empty or begins with # is passed over.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code.
 * @throws {NumberListError} for a line that begins with no number.
 */
export function readNumberList(text: string, country: string | undefined): NumberList {
	const numbers = new Set<string>();
	const beginnings: string[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const written = line.trim();
		if (written === '' || written.startsWith('#')) continue;
		const number = NUMBER.exec(written)?.[0].trim() ?? '';
		const star = number.indexOf('*');
		if (star > 0) {
			beginnings.push(beginningOf(number.slice(0, star), country) ?? refuse(index, written));
			continue;
		}
		const phone = parsePhone(number, country);
		if (phone.kind !== 'number') refuse(index, written);
		else numbers.add(phone.e164);
	}
	return { numbers, beginnings };
}

/** @param e164 E.164. */
export function isListed(list: NumberList, e164: string): boolean {
	return list.numbers.has(e164) || list.beginnings.some((beginning) => e164.startsWith(beginning));
}

/** As E.164 would begin: "0900" in the United Kingdom is +44900. */
function beginningOf(digits: string, country: string | undefined): string | undefined {
	const typed = new AsYouType(country && isSupportedCountry(country) ? country : undefined);
	typed.input(digits.replace(/^00/, '+'));
	const beginning = typed.getNumberValue();
	return beginning && beginning.length > 1 ? beginning : undefined;
}

function refuse(index: number, line: string): never {
	throw new NumberListError(
		`Line ${index + 1}, “${line.slice(0, 60)}”, does not begin with a phone number. Write one number a line, e.g. (415) 555-0177; ` +
			'a note may follow it. For all numbers with the same beginning write a star, e.g. +1900*.',
	);
}
