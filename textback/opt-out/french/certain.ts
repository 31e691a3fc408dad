import type { Phrases } from '../language';

/** Asks for no more texts; a reasonable person cannot take it for anything else. */
export const certain: Phrases = [
	// Arrêtez de m'écrire.
	'<stop> [donc] [de|d] [me|m|nous] … <reach>',
	'<stop> … [de|d|avec|les|vos|tes|ces] … <messages>',
	'en ai|a marre de|des … <messages>',
	'arretez|cessez|arrete toute|tout communication|contact|envoi|sollicitation',
	'merci|priere|veuillez|pouvez|pourriez [de|d] [vous] cesser|arreter $',

	// Ne m'écrivez plus.
	'[ne|n] <to> <reach> <no>',
	'[ne|n] <to> <reach> … <no> … <messages>',
	'ne|n <reach> <no> [ici|a] $',
	'ne|n <reach> plus|pas|jamais ici|a|sur|au|de',
	'[ne] <no> [jamais] me|m|nous <reach>',
	'ne <no> [jamais] <reach>',
	'de ne <no> … <reach>',
	'<reach> <no> moi|me',
	'<reach> moi|nous|me <no>',
	'^ pu|pus de <messages>',
	'<no> [jamais] de <messages> de votre|vous|ta',
	'^ <no> aucun|jamais|un [de] [seul] <messages>',
	'^ aucun <messages> $',
	'^ pas de textos|sms|texto $',
	'^ pas de textos|sms|messages|texto [a|sur] <me>|ici',
	'^ plus de textos|sms|messages de|a',

	// Je n'en veux pas.
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

	// Retirez-moi de la liste.
	'<remove> <me> … de|d|du|des … <list>',
	'<remove> <me> de|du|des|hors|sur … <list>',
	'<remove> moi|nous $',
	'supprimez|supprime|supprimer|effacez|efface|effacer|oubliez|oublie|oublier|perdez|perds|otez|enlevez|retirez|rayez|radiez|jetez mon|ce|mes|le numero|num|coordonnees|donnees|nom|contact|cell|infos|portable|telephone|cellulaire',
	'<no> [a] etre|figurer dans|sur … <list>',
	'n utilisez|utilise plus|pas|jamais <me>',
	'me|m|nous <remove> … de|d|du|des … <list>',
	'etre retire|enleve|supprime|raye|desinscrit|desabonne|retiree|enlevee|supprimee|desabonnee',
	'desabonnez|desinscrivez|desabonne|desinscris|desabonner|desinscrire moi|nous|ce|mon',
	'me|m desabonner|desinscrire|desabonne|desinscris',
	'sortez|sors moi de',

	// Laissez-moi tranquille.
	'laissez|laisse|laisser moi|nous tranquille*|en',
	'foutez|fichez|fous|fiche moi|nous la|patience [paix]',
	'lachez|lache moi|nous',
	'allez vous faire|en',
	'<me> … bloque|bloques|bloquee',
	'je vous|te bloque|signale|denonce',
	'vous etes|serez|allez [etre] bloque|bloques|signale|signales',
	'vais vous|te bloquer|signaler|denoncer',

	// Consent and the law.
	'retire|revoque|annule … <consent>',
	'jamais|pas|aucun … donne|donner … <consent>',
	'jamais|pas|sans [mon] consenti|autorise … <messages>|<reach>|<reached>',
	'm oppose|opposer a|au',
	'je refuse … <messages>|<reached>|<reach>',
	'si vous|tu … <legal>',
	'<law>',
];
