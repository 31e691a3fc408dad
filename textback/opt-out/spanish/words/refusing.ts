import { listOf } from '../../list-of';
import type { Words } from '../../language';

/** To stop, and not to want something. */
export const refusing: Words = {
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
};
