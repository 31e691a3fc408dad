import type { Phrases } from '../language';

/** What makes a request a question, or limits it to a time or a place. */
export const limits: Phrases = [
	'como|se puede|puedo|hago',
	'despues|antes|pasadas de',
	'despues|hasta|durante|mientras|cuando|salvo|excepto',
	'hoy|tarde|temprano|manana|ahorita|ahora',
	'en|por|de la|las noche|noches|tarde|tardes|manana|mananas|madrugada',
	'los|el domingo|domingos|sabado|sabados|fines|lunes|viernes',
	'en|al [el|mi|la] trabajo|oficina|escuela',
	'tan|tanto|tantos',
	'al|a mediodia|medianoche',
	'a|en la|las hora|horas comida|siesta|cena|desayuno|comer|cenar',
	'entre semana',
	'a mi|su esposa|esposo|mujer|marido|hijo|hija',
	'del|de mi|el|la banco|ex|seguro|cita',
];

/** What makes a request less than certain, wherever in the text it stands. */
export const reservations: Phrases = [
	'llameme|llamenme|llamame|marqueme|marcame|marquenme|hableme|llamadme|llamarme',
	'mejor|prefiero|solo que|por [me] llame|llamen|llamada|correo|llamadas',
	'manejando|conduciendo|trabajando|ocupado|ocupada|dormido|dormida',
	'estoy en [una|el|la] junta|clase|trabajo|reunion|oficina|escuela',
	'broma|jaja*|jeje*',
	'mandelo|mandelos|escriba|mandele al|a otro|mi',
];

/** What takes a request back, after it. */
export const retractions: Phrases = [
	'espere|espera|esperen|perdon|disculpe fue|me|no|era [equivoque]',
	'me equivoque',
	'por error',
	'sin querer',
	'olvidelo|olvidalo|ignore|ignorelo',
	'era para otra|otro|mi|alguien',
	'^ mejor si',
	'todavia|aun quiero|necesito',
];
