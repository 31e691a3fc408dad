/** What tells a caller how to get no more texts, in characters that keep a text at 160 a part. */
export const OPT_OUT_LINES = {
	en: 'Reply STOP to opt out.',
	es: 'Responda STOP para no recibir textos.',
	fr: 'Répondez STOP pour ne plus recevoir de textos.',
	de: 'Antworten Sie STOP, um keine SMS mehr zu erhalten.',
	pt: 'Responda STOP para sair da lista.',
	it: 'Rispondi STOP per non ricevere altri messaggi.',
} as const;

export type MessageLanguage = keyof typeof OPT_OUT_LINES;

/** Common words of each language that the others do not have. */
const WORDS: Record<MessageLanguage, string> = {
	en: 'the we you your our this is are for and how can will sorry hi hello call back missed with to',
	es: 'hola el los las usted su nuestro llamada llamar gracias con por para que en podemos ayudar perdimos hasta estamos cerrado mañana del',
	fr: 'bonjour le les nous vous votre notre appel désolé désolés avec pour que et est sommes fermé demain merci rappeler rappellerons avons manqué pouvons',
	de: 'hallo guten tag wir sie ihr ihre ihren unser anruf leider nicht und ist sind der die das mit für morgen zurück wie können verpasst rufen',
	pt: 'olá oi você sua seu nossa ligação obrigado obrigada com por para que não em podemos ajudar perdemos estamos fechados amanhã do da retornaremos como',
	it: 'ciao buongiorno il gli lo noi lei la sua nostra chiamata grazie con per che non siamo chiusi domani possiamo aiutarla abbiamo perso richiameremo ci dispiace',
};

const SETS = Object.entries(WORDS).map(([language, words]) => ({
	language,
	words: new Set(words.split(' ')),
}));

/** The language that most words of the message are of; English when that is not clear. */
export function languageOf(message: string): MessageLanguage {
	const words = message.toLowerCase().match(/\p{L}+/gu) ?? [];
	let best: MessageLanguage = 'en';
	let most = 0;
	for (const { language, words: known } of SETS) {
		const count = words.filter((word) => known.has(word)).length;
		if (count > most && isLanguage(language)) [best, most] = [language, count];
	}
	return best;
}

export function isLanguage(value: string): value is MessageLanguage {
	return Object.hasOwn(OPT_OUT_LINES, value);
}
