/**
 * How people of one language ask for no more texts. Everything is compared with words as {@link normalize} leaves them:
 * lower case, without accents and punctuation.
 *
 * The lists are words and phrases. How a phrase is written is told at {@link Phrases}.
 */
export type Language = {
	/** What an apostrophe becomes: nothing in "don't", a space in "m'écrire". */
	apostrophe: '' | ' ';
	/** How words are also spelt, and what they then stand for: "u", "you". */
	spellings: Readonly<Record<string, string>>;
	/** Words that change nothing about what is asked, e.g. "please". */
	fillers: readonly string[];
	/** Words that start another thought, with or without a comma before them: "and", "because", "I". */
	connectors: readonly string[];
	/** Lists of words that phrases refer to by name: `<stop>`. */
	words: Words;

	/** Words that ask to stop by themselves, also beside "please" or "wrong number". */
	keywords: readonly string[];
	/** What may stand before a keyword: "can you", "I told you to". */
	openings: readonly string[];
	/** Words that ask to stop only as the whole message: "cancel, please" may be about an appointment. */
	wholeMessageKeywords: readonly string[];
	/** Words that subscribe again, as the whole message. */
	startKeywords: readonly string[];
	/** Words that ask who this is, as the whole message. */
	helpKeywords: readonly string[];

	/** Combinations that ask for no more texts, wherever in a clause they are. */
	certain: Phrases;
	/** Combinations that may ask for it: enough to flag the reply, not enough to stop texting. */
	plausible: Phrases;
	/** Reasons beside which a keyword still means what it says, and which alone leave it open: "wrong number". */
	contexts: Phrases;
	/** Everyday business that sounds like one of the above. It is taken out before they are looked for. */
	everyday: Phrases;
	/** What makes the request of a clause a question, or limits it to a time or a place: "how do I", "after 9". */
	limits: Phrases;
	/** What does so anywhere in the message: "call me instead", "I'm driving", "just kidding". */
	reservations: Phrases;
	/** What takes a request back, after it: "wait", "never mind". */
	retractions: Phrases;
};

/**
 * Phrases are words with one space between, of which some are signs:
 *
 * - `<stop>`: any of the list of that name
 * - `this|that`: either
 * - `[me]`: may be missing
 * - `mand*`: a word that starts so
 * - `#`: a number or an hour
 * - `…`: up to four words, of which none is a connector
 * - `^` and `$`: the thought starts or ends here, at the clause's own end or at a connector
 */
export type Phrases = readonly string[];

export type Words = Readonly<Record<string, readonly string[]>>;
