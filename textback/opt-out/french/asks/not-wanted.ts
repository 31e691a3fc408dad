import type { Phrases } from '../../language';

/** I do not want texts. */
export const certain: Phrases = [
	'<want> <no> … <messages>',
	'<want> <no> … recevoir $',
	'<want> <no> … recevoir ca|cela|rien|de|ces|ceux',
	'<want> <no> rien recevoir|avoir|savoir',
	'<want> [ne] <no> etre <reached>',
	'<want> [ne] <no> etre|figurer sur|dans … <list>',
	'<want> ne <no> … recevoir|avoir|<reach>|<messages>',
	'<want> … que vous|tu … <reach> <no>',
	'<want> <no> que vous|tu … <reach>',
	'<no> besoin de vos|tes|ces|recevoir … <messages>',
	'ne <want> <no> entendre|rien',
	'<no> interesse*|envie [par|de|a] … <messages>|recevoir',
	'<messages> … vous|tu pouvez|peux … garder',
	'en veux|veut|voulons <no> $',
	'ne <want> <no> <reached>',
	'<want> <no> entendre|avoir parler|de',
	'<no> entendre parler de vous',
	'<want> … que vous|tu … <send> <no> $',
	'<want> … que vous|tu … <send> <no> … <messages>|ca|cela|rien',
];

export const plausible: Phrases = [
	'rien demande',
	'trop pour moi',
	'prefere|prefererais que|qu on|vous|tu [m|me] appel*',
	'<want> <no> … recevoir',
	'<no> rien recevoir|savoir|entendre',
	'<messages> … pas mon truc',
	'soit|sera|etre|est le|la dernier|derniere',
	'dernier|derniere avertissement|fois|message|texto que',
	'entendre parler de vous',
	'plus de nouvelles de',
	'<no> besoin de vos|votre services|aide|offres',
	'<no> interesse* par vos|votre',
	'<want> <no> de ca|cela|vos|ces',
];
