import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { parsePhone } from '../../../phone-number';
import { fold, isBlank, remembering } from './words';

/** What a cell says of who is on the line. */
export type PhoneCell =
	/** `isValid` unless it is only as long as numbers of its country are. */
	| { kind: 'number'; e164: string; isValid: boolean }
	/** A phone inside the business. */
	| { kind: 'extension' }
	/** Withheld, unknown or empty. */
	| { kind: 'nobody' }
	/** Excel made figures of it, such as 1.41556E+10; the last ones are gone. */
	| { kind: 'lost' }
	/** A name, or a number of no country. */
	| { kind: 'text'; text: string };

const NOBODY =
	/^(?:0+|unknown|anonymous|private|restricted|blocked|withheld|unavailable|no|not available|hidden|out of area|masked|undisclosed|(?:unknown|anonymous|private|restricted|blocked|withheld|unavailable|hidden|no)(?: (?:caller|number|name|id|caller ?id|user|party|nummer|numero))+|caller ?id (?:blocked|withheld|unavailable|unknown|restricted)|(?:number|caller) (?:withheld|unavailable|unknown|blocked|private)|unbekannt\w*|anonym\w*|unterdruckt\w*|privado|desconocido|numero (?:privado|desconocido|inconnu|masque|prive|sconosciuto)|masque|inconnu|prive|sconosciuto|onbekend|anoniem|desconhecido)$/;

/** "100", "Ext. 100", "100 Desk", "Desk 100". */
const EXTENSION =
	/^(?:(?:ext(?:ension)?\.?|x|#|nst\.?)?\s*\d{1,6}|\d{3,5}[ :-]{1,3}\p{L}[\p{L} .']{1,40}|\p{L}[\p{L} .']{1,40}[ :-]{1,3}\d{3,4})$/iu;

/**
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 * @returns reads the number in a cell, with the name before it, the signs of Excel around it, or the address that it is
 * part of
 */
export function phoneReader(country: string | undefined): (cell: string) => PhoneCell {
	return remembering((cell) => {
		const bare = withoutExcel(cell);
		if (isBlank(bare)) return { kind: 'nobody' };
		if (/^\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(bare)) return { kind: 'lost' };
		let text: PhoneCell | undefined;
		for (const piece of piecesOf(bare)) {
			const read = readPiece(piece, country);
			if (read.kind !== 'text') return read;
			text ??= read;
		}
		return text ?? { kind: 'nobody' };
	});
}

/** `="4155550142"`, `'+1…` and `4155550142.0`, which keep a spreadsheet from spoiling numbers, or are what it left of them. */
function withoutExcel(cell: string): string {
	return cell
		.trim()
		.replace(/^=?"(.*)"$/, '$1')
		.replace(/^'/, '')
		.replace(/^(\+?\d+)\.0+$/, '$1')
		.trim();
}

/** The cell, and what in it may be the number, the likeliest first. */
function piecesOf(cell: string): string[] {
	const inAngles = /<([^<>]{1,80})>/.exec(cell)?.[1];
	const inParentheses = /\(([^()]{2,40})\)$/.exec(cell)?.[1];
	const address = /^(?:sips?:|tel:)?([^@\s]{1,64})@\S+$/i.exec(inAngles ?? cell)?.[1];
	const channel = /^(?:PJ)?SIP\/([^-\s]{1,40})/i.exec(cell)?.[1];
	const figures = /\+?\(?\d[\d\s().\u2010-\u2013/-]{5,30}\d/.exec(cell)?.[0];
	return [address, inAngles, channel, cell, inParentheses, figures].filter((piece) => piece !== undefined);
}

function readPiece(piece: string, country: string | undefined): PhoneCell {
	const text = piece.trim().replace(/[\u2010-\u2013]/g, '-');
	if (EXTENSION.test(text) && !/^0+$/.test(text)) return { kind: 'extension' };
	if (NOBODY.test(fold(text))) return { kind: 'nobody' };
	const phone = parsePhone(text, country);
	if (phone.kind === 'number') return { kind: 'number', e164: phone.e164, isValid: true };
	if (phone.kind === 'anonymous' || phone.kind === 'notTold') return { kind: 'nobody' };
	const figures = text.replace(/\D/g, '');
	if (figures.length < 10 || /\p{L}/u.test(text)) return { kind: 'text', text };
	const international = parsePhone(`+${figures}`);
	if (international.kind === 'number') return { kind: 'number', e164: international.e164, isValid: true };
	const e164 = possibleNumber(text, country);
	return e164 === undefined ? { kind: 'text', text } : { kind: 'number', e164, isValid: false };
}

/** Of numbers that are kept free for films, or newer than the library: not to be texted, and a caller all the same. */
function possibleNumber(text: string, country: string | undefined): string | undefined {
	const place = country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {};
	const phone = parsePhoneNumberFromString(text, { ...place, extract: false });
	return phone?.isPossible() ? phone.number : undefined;
}
