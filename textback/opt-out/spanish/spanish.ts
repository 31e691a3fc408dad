import { listOf } from '../list-of';
import { KEYWORDS } from '../keywords';
import type { Language } from '../language';
import { asks } from './asks/asks';
import { contexts } from './contexts';
import { everyday } from './everyday';
import { limits, reservations, retractions } from './limits';
import { spellings } from './spellings';
import { words } from './words/words';

export const spanish: Language = {
	apostrophe: '',
	spellings,
	fillers: listOf(`
		a partir de hoy, desde hoy, en adelante, de ahora en adelante, a partir de ahora, desde ahora
		por favor, porfavor, porfa, porfis, xfa, xfavor, pf, pls, plis, gracias, muchas gracias, hola, disculpe
		disculpen, perdon, buenas, buenos dias, buenas tardes, oiga, oigan, oye, favor de, favor, wey, guey, tio
		senorita, senor, quien es, quien es usted, quien eres, de verdad, en serio, amablemente, solo, pues
		de inmediato, inmediatamente
	`),
	connectors: listOf(`
		y, o, pero, porque, pues, si, cuando, hasta, aunque, yo, ya que, estoy, soy, es que, como, esta persona
		mejor, mientras, despues, antes, tengo, e, ni, ya
	`),
	words,
	keywords: [
		...KEYWORDS,
		...listOf(`
		alto, parar, pare, paren, para ya, detener, detengase, detenganse, no mas, eliminar, ya no mas, ya pare
		ya paren, alto ya, stop ya, ya stop, cesar, cese, desuscribir, cancelar suscripcion
	`),
	],
	openings: listOf('podria, puede, pueden, podrian, le pido que, les pido que, le ruego que, que, ya'),
	wholeMessageKeywords: listOf('baja, cancelar, basta, fin, terminar'),
	startKeywords: listOf('comenzar, empezar, reanudar, alta'),
	helpKeywords: ['ayuda'],
	certain: asks.flatMap(({ certain }) => certain),
	plausible: asks.flatMap(({ plausible }) => plausible),
	contexts,
	everyday,
	limits,
	reservations,
	retractions,
};
