import type { Phrases } from '../language';

/** Everyday business that sounds like asking for no more texts. */
export const everyday: Phrases = [
	'no dude|duden|dudes [en] <reaching>',
	'no olvide|olviden|olvides|deje|dejen|dejes|se|te [olvide] [de] <reaching>|avisarme|<reach>',
	'no he|ha|han|hemos|me [ha|han|he] recib*|lleg*|visto|leido|escrito|mandado|enviado|contactado|contestado … [<messages>]',
	'no recibi|recibo|recibimos|vi|lei|entendi|llego|encuentro|veo|tengo|entra|entran|salen … <messages>',
	'no me llego|llega|llegan|llegaron|aparece|mando|envio|escribio|contacto|entran|entro … [<messages>]',
	'no puedo|podemos|se|pude|pudo … <messages>|<reaching>',
	'no me|nos llame|llamen|llames|marque|marquen [estoy|mejor|por|prefiero|solo|ahora|ahorita] <reach>|<reaching>|mande*|mensaje',
	'no me|nos llame|llamen|llames|marque|marquen',
	'no me|nos <remove>|<removeMe>',
	'no me|nos <reach> al|la|el|otro|a [mismo|misma|el]',
	'no <remove>|<removeMe> … [<mine>]',
	'ex|el|ella|vecino|esposo|esposa|novio|novia|perro|banco|jefe no deja|para de <reaching>',
	'no deja|dejan|paran de',
	'no se me|le quita',
	'dice|escriba|responda|responder|conteste|palabra|puse|mande|escribi [que] [responda|con] stop|alto|baja|parar',
	'lista de espera',
	'para … <messages>',
	'en|por|un|el|su|mi|del mensaje|texto|correo',
	'datos del|de seguro|el',
	'ya no … hace|necesito|funciona|tengo|puedo|hay|esta',
	'no contesta|contestan|contesto|responde|responden <messages>',
	'sigue|siguen goteando|saliendo|fallando',
];

/** What makes a request a question, or limits it to a time or a place. */
export const limits: Phrases = [
	'como|se puede|puedo|hago',
	'despues|antes|pasadas de',
	'despues|hasta|durante|mientras|cuando|salvo|excepto',
	'hoy|tarde|temprano|manana|ahorita|ahora',
	'en|por|de la|las noche|noches|tarde|tardes|manana|mananas|madrugada',
	'los|el domingo|domingos|sabado|sabados|fines|lunes|viernes',
	'en|al [el|mi] trabajo|oficina|escuela',
	'tan|tanto|tantos',
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
