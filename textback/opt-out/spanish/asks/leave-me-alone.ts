import type { Phrases } from '../../language';

/** Leave me alone. */
export const certain: Phrases = [
	'dejeme|dejenme|dejame|dejenos|dejennos|dejadme [ya] en|tranquilo|tranquila|tranquilos [paz]',
	'ya basta $',
	'ya estuvo $',
	'ya estuvo|chole|basta … <messages>',
	'^ larguense|larguese|vayanse a',
	'bloqueado|bloqueada|bloqueados|bloqueadas $',
	'los|lo|la|te|les voy|vamos a bloquear|denunciar|reportar|demandar',
	'los|lo|te|les denuncio|reporto|bloqueare|denunciare|reportare',
	'los|lo|te|les bloqueo $',
	'[que] no me|nos [vuelva|vuelvan] [a] llegue|lleguen|salga|aparezca|manden … <messages>',
	'que … no me|nos [vuelva|vuelvan] [a] <reach> $',
	'los|las|te bloquee|bloqueo $',
];

export const plausible: Phrases = [
	'<no>|<stop>|sin|harto|harta|hartos … … <messages>',
	'demasiados|tantos|muchos|pinches|puros|cansado|cansada|harto|harta|molestos … <messages>|ustedes|esto',
	'<messages> no|molestan|molestos|molesto|automaticos',
	'me|nos estan|esta|tienen molestando|acosando|fastidiando|harto|harta',
	'basta',
	'a la chingada|mierda|verga',
	'vayanse|vete|largate|chinguen',
	'^ bloquead*',
	'^ no moleste*|molesten',
	'cobran|cobra|cuesta|cuestan … mensaje|mensajito|mensajes|texto|textos|uno',
	'me|nos despiertan|despierta|despertaron|desperto',
	'este|esta numero|telefono|celular|linea|es|era … privado|privada|personal|trabajo|emergencia*|empresa',
	'falta de respeto',
	'molesta|molestan|molesto|fastidian|fastidia que|recibir|tanto',
	'me|nos tienen harto|harta|hasta|loco|loca|cansado|cansada',
	'dejen|deje|deja en paz',
	'que fastidio|lata|pesados|asco|molestos',
	'paren|pare|basta de una',
	'ya estuvo|chole|basta|fue|parenle|parale [suficiente|bueno]',
	'bloque* [a] este|esta|ese|su|los|mi',
	'al carajo|diablo|infierno',
	'no me|nos sigan|siga|sigas|vuelvan|vuelva|vuelvas',
];
