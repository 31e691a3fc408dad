import { listOf } from '../../list-of';
import type { Words } from '../../language';

/** The forms of a verb by which one asks for something, of "mandar": mande, manden, mandes. */
const asked = (stems: string, endings: readonly string[]) =>
	listOf(stems).flatMap((stem) => endings.map((ending) => stem + ending));

const AR = listOf('e, en, es, eis, eme, enme, emos');
const ER = listOf('a, an, as, ais, anme, ame');

/** Their infinitives, also with "me" and "nos" at the end: mandarme. */
const infinitives = (verbs: string) =>
	listOf(verbs).flatMap((verb) =>
		['', ...listOf('me, nos, le, les, melo, melos')].map((pronoun) => verb + pronoun),
	);

/** To text and to reach somebody, and what is sent. */
export const texting: Words = {
	/** To reach or to annoy somebody. */
	reach: [
		...asked(
			`
				habl, mand, envi, contact, molest, text, texte, mensaje, fastidi, acos, incomod, notifi
			`,
			AR,
		),
		...asked('moleste, spame, busqu, marqu, notifiqu, comuniqu, chingu, hostigu, jodi', AR),
		...asked('mand, envi, contact, molest, text, llam, busc', listOf('aran, ara, aras')),
		...asked('escrib', listOf('ieran, iera, ieras')),
		...asked('escrib, jod, comunic, insist', ER),
		...listOf(`
			friegues, frieguen, friegue, jodan, joda, insistan, dejen mensajes, contesten, llegue, lleguen, pongan mensajes
			wasapeen, whatsappeen
		`),
	],
	reaching: [
		...infinitives(`
			mandar, enviar, escribir, contactar, molestar, textear, mensajear, fastidiar, acosar
		`),
		...infinitives(`
			molestar, chingar, joder, fregar, hostigar, notificar, comunicar, spamear, incomodar
		`),
		...infinitives(`
			buscar, insistir, bombardear, llenar, estar, llamar, marcar, comunicarse, mensajiar
		`),
		...listOf(`
			buscando, contactando, acosando, llamando, marcando, insistiendo, mandando, mandandome, enviando, enviandome, escribiendo, escribiendome, molestando, molestandome
		`),
		...listOf(`
			texteando, texteandome, chingando, jodiendo, fregando, poner mensajes, dar lata, dar la lata
			ponerse en contacto
		`),
	],
	messages: listOf(`
		mensaje, mensajes, mensajito, mensajitos, texto, textos, sms, spam, notificaciones, publicidad, propaganda
		promociones, comunicaciones, comunicacion, avisos, alertas, anuncios, wasaps, whatsapps, mensages
		mensaje de texto, mensajes de texto, ofertas, oferta, recordatorios, recordatorio, correos, mamadas, recados, mensajeria
	`),
};
