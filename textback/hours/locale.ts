import { AMERICAN_ENGLISH, BRITISH_ENGLISH } from './languages/english';
import { FRENCH } from './languages/french';
import { GERMAN } from './languages/german';
import { ITALIAN } from './languages/italian';
import { PORTUGUESE } from './languages/portuguese';
import { AMERICAN_SPANISH, EUROPEAN_SPANISH } from './languages/spanish';
import type { Phrases } from './phrases';

const PHRASES = {
	'en-US': AMERICAN_ENGLISH,
	'en-GB': BRITISH_ENGLISH,
	'es-US': AMERICAN_SPANISH,
	'es-ES': EUROPEAN_SPANISH,
	'fr-FR': FRENCH,
	'de-DE': GERMAN,
	'pt-BR': PORTUGUESE,
	'it-IT': ITALIAN,
} satisfies Record<string, Phrases>;

/** Languages, as a country writes times and dates in them (BCP 47). */
export type Locale = keyof typeof PHRASES;

export function isLocale(text: unknown): text is Locale {
	return typeof text === 'string' && Object.hasOwn(PHRASES, text);
}

export function phrasesOf(locale: Locale): Phrases {
	return PHRASES[locale];
}
