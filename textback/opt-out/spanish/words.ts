import { listOf } from '../list-of';
import type { Words } from '../language';

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

const removing = listOf(`
	quit, borr, elimin, retir, cancel, desafili, bloque, desuscrib, desinscrib, descart
`);

export const words: Words = {
	no: listOf('no, nunca, jamas, ni, dejen de, ya no, tampoco'),
	stop: listOf(`
		deje, dejen, deja, dejad, dejar, dejes, dejenme, dejeme, dejame, dejadme, dejense, dejate, dejese, pare, paren
		para, parad, parar, parenle, parale, bajale, bajenle, cese, cesen, cesar, stop, alto, basta, evite, eviten
		evitar, detenga, detengan, detener, suspenda, suspendan, suspender, interrumpan, cortenla, cortala
		abstengase, abstenganse, abstente, abstenerse
	`),
	/** These need no "de": "pare los mensajes", but "deje los mensajes con ella". */
	halt: listOf(`
		pare, paren, parad, parar, parenle, parale, bajale, bajenle, cese, cesen, cesar, stop, alto, basta, cero, evite
		eviten, detenga, detengan, detener, suspenda, suspendan, suspender, interrumpan
	`),
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
	more: listOf(`
		mas, nada, nada mas, nunca mas, jamas, otra vez, de nuevo, cosas, nada de esto, estas cosas, esto, eso
	`),
	want: listOf(`
		quiero, queremos, deseo, deseamos, necesito, ocupo, quisiera, me interesa, me interesan, acepto, pedi
		solicite, autorizo, autorice, gusta, gustan, gustaria, me gustaria, quise, queria, nos interesa, permito
		pretendo, consiento, pienso, me gusta, doy permiso, requiero
	`),
	receive: listOf(`
		recibir, recibirlos, seguir recibiendo, recibiendo, recibo, tener, saber nada de, saber de, saber mas de
		que me, que nos, ser contactado, ser contactada
	`),
	remove: [
		...removing.flatMap((stem) =>
			listOf('e, en, a, enme, eme, ame, ar, arme, enlo, elo, es, arnos, enos, ennos, alo, arlo').map(
				(ending) => stem + ending,
			),
		),
		...listOf(`
			saque, saquen, saqueme, saquenme, sacame, saca, sacar, sacarme, saquenos, saquennos, remueva, remuevan
		`),
		...listOf(`
			remuevame, remuevanme, remover, removerme, quitenme, quiteme, quitame, borreme, borrenme, borrame
		`),
		...listOf(`
			suprima, suprimame, supriman, suprimanme, excluya, excluyanme, excluyame, tache, tachenme, tacheme
		`),
		...listOf(`
			olvide, olviden, olvidense de, olvidate de, pierda, pierdan, desinscribame, desinscribanme, desuscribanme
		`),
		...listOf('den de baja, de de baja, dar de baja, da de baja, remuevame, desafilienme'),
	],
	/** These say "me" by themselves. */
	removeMe: [
		...removing.flatMap((stem) =>
			listOf('enme, eme, ame, arme, enos, ennos, arnos').map((ending) => stem + ending),
		),
		...listOf(`
			saqueme, saquenme, sacame, sacarme, remuevame, remuevanme, removerme, suprimanme, suprimame, excluyanme
		`),
		...listOf(`
			excluyame, tachenme, tacheme, desinscribame, desinscribanme, desuscribanme, desuscribame, quitadme, borradme, sacadme, eliminadme, saquenos, bajenme
			bajeme
		`),
	],
	mine: listOf(`
		numero, num, telefono, celular, cel, movil, tel, contacto, datos, nombre, informacion, linea, fono, registro
	`).flatMap((what) =>
		listOf('mi, mis, este, estos, ese, nuestro, esta, el').map((whose) => `${whose} ${what}`),
	),
	list: listOf(`
		lista, listas, base, bases, sistema, contactos, registros, registro, agenda, ahi, aqui, esto, eso, alli
		directorio, grupo, mensajes, textos, telefono, celular, difusion, fichero, ficheros, archivos, todo
		publicidad, chat
	`),
	consent: listOf(`
		consentimiento, permiso, autorizacion, consenti, autorizado, autorizada, mi numero para
	`),
	law: listOf(`
		rgpd, lopd, lista robinson, profeco, repep, aepd, proteccion de datos, lssi, condusef, no llame
	`),
	legal: listOf(`
		demandar, demandare, demanda, denunciar, denuncio, denunciare, denuncia, reportar, reportare, reporto
		policia, abogado, bloquear, bloqueo, acoso, queja
	`),
	hours: listOf('las, la, medianoche, mediodia'),
};
