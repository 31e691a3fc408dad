import { listOf } from '../list-of';
import { KEYWORDS } from '../keywords';
import type { Language } from '../language';
import { asks } from './asks/asks';
import { contexts } from './contexts';
import { everyday } from './everyday';
import { limits, reservations, retractions } from './limits';
import { spellings } from './spellings';
import { words } from './words';

export const french: Language = {
	apostrophe: ' ',
	spellings,
	fillers: listOf(`
		a partir d aujourd hui, dorenavant, desormais, a l avenir, des maintenant, des aujourd hui
		a partir de maintenant, svp, stp, sil vous plait, s il vous plait, s il te plait, s il vous plais, s vous plait, merci, bonjour
		bonsoir, maintenant, desole, desolee, dsl, merci bien, merci d avance, bonne journee, bonne soiree, bonne fin de journee, salut, allo, donc, immediatement
		tout de suite, euh, definitivement, vraiment, enfin, c est qui, ce ki, qui est ce, qui etes vous, osti
		tabarnak, criss, tabarnac
	`),
	connectors: listOf(`
		et, ou, mais, car, parce que, si, quand, puis, pis, je, j, on, c est, sinon, apres, avant, puisque, vu que
		alors, il, elle
	`),
	words,
	keywords: [
		...KEYWORDS,
		...listOf(`
		arret, arrets, arreter, arretez, arrete, arretez ca, arrete ca, arretez tout, desabonner, desabonnement
		desinscrire, desinscription, me desabonner, me desinscrire, stop ca, cessez, cessez ca, desabonne
		desabonnez
	`),
	],
	openings: listOf(`
		pouvez vous, pourriez vous, je vous demande d, je veux, je voudrais, je souhaite, veuillez, vous pouvez
		merci de, merci d
	`),
	wholeMessageKeywords: ['annuler', 'fin', 'resilier'],
	startKeywords: ['demarrer', 'reprendre', 'reabonner'],
	helpKeywords: ['aide'],
	certain: asks.flatMap(({ certain }) => certain),
	plausible: asks.flatMap(({ plausible }) => plausible),
	contexts,
	everyday,
	limits,
	reservations,
	retractions,
};
