import type { Phrases } from '../../language';

/** Take me off your list. */
export const certain: Phrases = [
	'<remove> <me> … de|d|du|des … <list>',
	'm|nous <remove> de|d|du|des … <list>',
	'<remove> <me> de|du|des|hors|sur … <list>',
	'<remove> moi|nous $',
	'supprimez|supprime|supprimer|effacez|efface|effacer|oubliez|oublie|oublier|perdez|perds|otez|enlevez|retirez|rayez|radiez|jetez mon|ce|mes numero|num|coordonnees|donnees|nom|contact|cell|infos|portable|telephone|cellulaire $',
	'<no> [a] etre|figurer dans|sur … <list>',
	'n utilisez|utilise plus|pas|jamais <me>',
	'me|m|nous <remove> … de|d|du|des … <list>',
	'etre retire|enleve|supprime|raye|desinscrit|desabonne|retiree|enlevee|supprimee|desabonnee',
	'desabonnez|desinscrivez|desabonne|desinscris|desabonner|desinscrire moi|nous|ce|mon',
	'me|m desabonner|desinscrire|desabonne|desinscris',
	'sortez|sors moi de ca|cette|votre|vos',
	'sortez|sors moi de la $',
	'<want> … que vous|tu m|nous oubli*',
	'oubliez|oublie|oublier moi|nous',
	'faire|fais plus|pas partie de … <list>',
	'etre efface|effacee|exclu|exclue de|d|du|des … <list>',
	'<stop> [donc] de|d [me|m|nous] <send> ca|cela|rien|tout|toutes|tous',
	'stop [a|aux|au|avec|les|vos|tes|ces|de|tous|toutes|le] [les|vos|tes|ces|envoi|envois] [de|d] <messages> $',
];

export const plausible: Phrases = [
	'<remove> moi|nous',
	'<remove> … <me>',
	'desabonn*|desinscri*',
	'vous|tu m|nous oubli*',
	'debranch*|deconnect*|desactiv*|eteign*|coupez|fermez … robot|systeme|bot|machine|<me>|le|ca',
	'quitter|sortir|retirer de|votre|la|du … <list>',
	'<no> [faire] partie de',
	'mon existence',
	'j existe',
	'etre efface*|exclu|exclue|sorti',
];
