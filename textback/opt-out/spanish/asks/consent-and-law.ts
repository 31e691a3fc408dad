import type { Phrases } from '../../language';

/** Nobody gave you permission, and there is a law. */
export const certain: Phrases = [
	'<no> … <consent> … <reach>|<reaching>|<messages>',
	'<no> di|doy|dimos|dado|he … <consent> $',
	'<no> di|doy|dimos|dado|he … <consent> … <reach>|<reaching>|<messages>',
	'<no> autorizo|autorice|consiento|consenti|autorizamos … <reach>|<reaching>|<messages>|uso|usar|usen',
	'revoco|retiro … <consent>',
	'me opongo|niego a … <messages>|<reaching>|<reach>|recibir|recibirlos|usen|uso|ser|esto',
	'si me|vuelven|vuelve|siguen|sigue [a] … <legal>',
	'<law>',
];

export const plausible: Phrases = [
	'estafa|acoso|fraude|estafadores',
	'<legal> … <messages>',
	'<no> … <consent>',
	'pendejo*|cabron*|idiota*|imbecil*|estupid*|pesado*|estafador*|ratero*|sinverguenza*|pinche robot',
	'con que derecho|permiso',
	'quien les|le|te dio permiso|derecho|autorizacion',
	'no tienen|tiene|tienes derecho|permiso|por|autorizacion',
	'privacidad|mis datos',
	'no … da|dan|dio|doy derecho|permiso',
	'a|con mi abogado',
	'no consiento|autorizo|acepto',
];
