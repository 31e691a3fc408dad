import type { BusinessPart } from '../item';
import { OPT_OUT_LINES, type MessageLanguage } from '../message/opt-out-line';

/**
 * The one answer that an opt-out may get: it names the sender, sells nothing and says how to come back.
 * 47 CFR 64.1200(a)(12).
 */
export function confirmOptOut({ name, number }: BusinessPart, language: MessageLanguage): string {
	return `${name || number}: ${CONFIRMED[language]}`;
}

/** Who this is and how to reach them, which HELP asks for. */
export function answerHelp({ name, number }: BusinessPart, language: MessageLanguage): string {
	return `${name ? `${name}, ` : ''}${number}. ${OPT_OUT_LINES[language]}`;
}

/** For the owner, who takes the number of a notification for the caller's. */
export const ANSWER_TO_OWNER =
	'This text did not reach a caller: notifications come from your business number. Call or text the caller at their own number.';

/** In characters that keep a text at 160 a part. */
const CONFIRMED: Record<MessageLanguage, string> = {
	en: 'You will get no more texts from us. Text START to get them again.',
	es: 'No le enviaremos otros textos. Responda START para recibirlos de nuevo.',
	fr: 'Vous ne recevrez plus de textos. Répondez START pour en recevoir de nouveau.',
	de: 'Sie erhalten keine SMS mehr von uns. Antworten Sie START, um wieder welche zu erhalten.',
	pt: 'Pedido aceito: fim dos textos. Responda START para receber de novo.',
	it: 'Non riceverai altri messaggi. Rispondi START per riceverli di nuovo.',
};
