/**
 * How much of a text is read, in UTF-16 units: as much as a text can hold
 * (https://www.twilio.com/docs/messaging/api/message-resource). What takes longer to read than to send must not come in.
 */
const LONGEST = 1_600;

/** What a phone sends by itself when its owner taps a reaction; it quotes our own text, "Reply STOP" included. */
const REACTION =
	/^\s*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted .{1,20} to|removed an? .{1,20} from|a aime|le gusta|me gusta|le encanta)\s+["«]/;

const SIGNATURE = /\n[^\S\n]*(?:sent from my |get outlook for |enviado desde mi |envoye de mon )[^\n]*$/;

/** What ends a clause. A dash does with a space on both sides, for "opt-out" is one thing. */
const CLAUSE_END = /[.!?¿¡;,:\n()…]+|\s[-–—]+\s/;

/** Letters set apart one by one: "S T O P", "S.T.O.P." */
const SPELT_OUT = /(?<![\p{L}\p{N}'])(?:\p{L}[ ._*-]){3,}\p{L}?(?![\p{L}\p{N}])/gu;

/**
 * A text in the letters that its words are compared in: lower case, without accents, full-width letters as common ones,
 * "stoppp" as "stop" and a stop sign as the word. An apostrophe is left, for what it stands for depends on the language.
 * Of a text that is too long to be one, the beginning and the end are read: either may ask for something.
 *
 * @returns undefined for a reaction, which says nothing of its own.
 */
export function normalize(body: string): string | undefined {
	const plain = ends(body)
		.normalize('NFKC')
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[“”„]/g, '"')
		.replace(/['’‘`´]/g, "'")
		.replace(/œ/g, 'oe')
		.replace(/\u{1F6D1}/gu, ' stop ');
	if (REACTION.test(plain)) return undefined;
	const spelt = ends(plain)
		.trimEnd()
		.replace(SIGNATURE, '')
		.replace(SPELT_OUT, (letters) => letters.replace(/[^\p{L}]/gu, ''))
		.replace(/#(?!\d)/g, ' number ')
		.replace(/\bsto+p+\b/g, 'stop');
	return ends(spelt);
}

/** Normalizing may make a text longer: one character of Arabic becomes eighteen. */
function ends(text: string): string {
	if (text.length <= LONGEST) return text;
	return `${text.slice(0, LONGEST / 2)}\n${text.slice(-LONGEST / 2)}`;
}

/** The clauses of a normalized text, each as words with one space between. */
export function clausesOf(normalized: string, apostrophe: '' | ' '): string[] {
	return normalized
		.replaceAll("'", apostrophe)
		.split(CLAUSE_END)
		.map((clause) => clause.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
		.filter((clause) => clause !== '');
}
