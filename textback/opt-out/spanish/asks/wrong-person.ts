import type { Phrases } from '../../language';

/** This is not who you are looking for, and who are you? */
export const certain: Phrases = [];

export const plausible: Phrases = [
	'^ mejor por correo|telefono|llamada',
	'prefiero|mejor [por] … correo|llamada|llamadas|llamen|llame|telefono',
	'por que|q me escribe*|manda*|estan|envia*|llega*|siguen|sigue',
	'era|fue el numero|telefono|celular de',
];
