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
	'<remove>|<removeMe> … lista de espera',
	'lista de espera',
	'numero viejo|anterior',
	'para … <messages>',
	'en|por|un|el|su|mi|del mensaje|texto|correo',
	'datos del|de seguro|el',
	'ya no … hace|necesito|funciona|tengo|puedo|hay|esta',
	'no contesta|contestan|contesto|responde|responden <messages>',
	'sigue|siguen goteando|saliendo|fallando',
];
