import type { Language } from './language';

const MESSAGES = '(?:mensajes?|mensajitos?|textos?|sms|msjs?)';
const LIST = '(?:de (?:su|sus|tu|la|esta) (?:lista|listas|base de datos|sistema))';

const request = (words: string) => new RegExp(`^(?:${words})$`);

export const spanish: Language = {
	keywords: ['alto', 'parar', 'pare', 'paren', 'detener', 'detengase', 'no mas', 'eliminar'],
	wholeMessageKeywords: ['baja', 'cancelar', 'basta', 'fin', 'terminar'],
	startKeywords: ['comenzar', 'empezar', 'reanudar', 'alta'],
	helpKeywords: ['ayuda'],
	fillers: ['por favor', 'porfavor', 'porfa', 'gracias', 'hola', 'ya', 'disculpe', 'perdon', 'nunca'],
	openings: ['(?:podria|puede|pueden|podrian)', 'le pido que', 'les pido que'],
	requests: [
		request('(?:que )?no (?:me |nos )?(?:escrib\\w+|texte\\w+|contact\\w+|molest\\w+)(?: mas)?'),
		request(`(?:que )?no (?:me |nos )?(?:mand\\w+|envi\\w+)(?: mas)?(?: ${MESSAGES})(?: mas)?`),
		request('no (?:me |nos )?(?:mand\\w+|envi\\w+) (?:mas|nada)(?: mas)?'),
		request(
			`(?:deje|dejen|deja|pare|paren|para) de (?:escribir|mandar|enviar|textear|contactar|molestar|mensajear)(?:me|nos)?(?: mas)?(?: ${MESSAGES})?`,
		),
		request(`no mas ${MESSAGES}`),
		request(
			`no (?:quiero|deseo)(?: recibir)?(?: mas)?(?: (?:sus|tus|estos))? ${MESSAGES}(?: mas)?(?: de ustedes)?`,
		),
		request(
			`(?:quit|borr|sac|elimin|quitar|borrar|sacar|eliminar|saqu|remuev)(?:a|e|en|an)?(?:me|nos)? (?:${LIST}|(?:mi|este) numero(?: ${LIST})?)`,
		),
		request('(?:quiero )?(?:dar|darme|darnos|deme|denme|dame|me doy) de baja(?: de .*)?'),
		request('(?:quiero )?(?:cancelar|cancele|cancelen) (?:la |mi |esta )?suscripcion'),
		request('(?:deje|dejen|deja)(?:me|nos) en paz'),
	],
	contexts: [
		'(?:es |tiene el |este es un )?numero equivocado',
		'se equivoco de numero',
		'(?:no me interesa|no estoy interesad[oa])',
	],
	hints: [/\bno (?:me|nos) (?:escrib|texte|contact|molest)\w+/],
	limits: [/\b(?:despues|antes|hasta|durante|mientras|cuando|hoy|manana|noche|tarde|temprano)\b/],
};
