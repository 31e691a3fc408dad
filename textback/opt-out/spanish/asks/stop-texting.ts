import type { Phrases } from '../../language';

/** Stop texting me. */
export const certain: Phrases = [
	'<stop> [ya] de <reaching>',
	'<stop> [ya] con|de … <messages>',
	'<halt> [ya] a|los|sus|tus|esos|estos|las … <messages>',
	'<halt> <reaching>|<messages>',
	'<no> … ocurra|atrevan|atreva [volver] [a] <reaching>',
	'no estoy interesado|interesada en … recibir|<messages>',
	'<remove> los|sus|mis|estos|esos|las mensajes|textos|notificaciones|sms',
	'no … usen|use|utilicen|utilice <mine>',
	'abstengase|abstenganse|abstente|eviten|evite [de] [seguir] <reaching>',
	'dejen|deje|deja|dejar|dejad [de] <reach> $',
	'ya dejen|deje|deja [de] <reaching>|<reach>|<messages>',
	'ni un|uno|una [solo] <messages> [mas]',
	'dejen|deje|deja|paren|pare ya de … <messages>',
	'^ nada de <messages> $',
	'cero|ningun <messages> $',
];

export const plausible: Phrases = [
	'<stop> de <reaching>',
	'<no> le|les <reach> … <messages>',
	'siguen|sigue|sigues <reaching>|mandando|escribiendo',
	'ya no $',
	'^ ya no gracias',
	'nada de ustedes|usted',
	'no uso|leo|veo … <messages>',
	'^ se acabo $',
	'cuantas veces … decir*|digo|dije|repet*|pedir*|pido|tengo|hay',
	'ya|les|le dije|pedi|he que no|pare|paren|dejen|deje',
	'ya|les|le dije|pedi que',
	'asegur* … no … llegu*|recib*|<messages>|salg*|aparezc*|mand*|vuelv*',
	'que no me|nos',
	'fuera de mi',
	'^ dejalo|dejelo|dejenlo $',
	'nada de <messages>',
	'que pare|paren esto|ya',
	'para que no me|nos',
];
