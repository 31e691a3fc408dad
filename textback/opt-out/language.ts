/**
 * How people of one language ask for no more texts. Everything is matched against words as {@link normalize} leaves
 * them: lower case, without accents, apostrophes and punctuation.
 */
export type Language = {
	/** Words that ask to stop by themselves, also beside "please" or "wrong number". */
	keywords: readonly string[];
	/** Words that ask to stop only as the whole message: "cancel, please" may be about an appointment. */
	wholeMessageKeywords: readonly string[];
	/** Words that subscribe again, as the whole message. */
	startKeywords: readonly string[];
	/** Words that ask who this is, as the whole message. */
	helpKeywords: readonly string[];
	/** Words that change nothing about what is asked, e.g. "please". */
	fillers: readonly string[];
	/** What may stand before a request: "can you", "I asked you to". */
	openings: readonly string[];
	/** A whole clause that asks for no more texts. */
	requests: readonly RegExp[];
	/** Phrases beside which a keyword still means what it says, and which alone leave it open: "wrong number". */
	contexts: readonly string[];
	/** Signs that it may be a request: enough to flag the reply, not enough to stop texting. */
	hints: readonly RegExp[];
	/** What limits a request to a time, a place or a number, so that it is no opt-out: "after 9 pm", "at work". */
	limits: readonly RegExp[];
};
