import type { Phrases } from '../../language';

/** Nobody gave you permission, and there is a law. */
export const certain: Phrases = [
	'retire|revoque|annule … <consent>',
	'jamais|pas|aucun … donne|donner … <consent>',
	'jamais|pas|sans [mon] consenti|autorise … <messages>|<reach>|<reached>',
	'm oppose|opposer a|au',
	'je refuse [de|d] [recevoir|tous|toutes|toute|tout|vos|ces|etre|les] <messages>|<reach>|<reached>',
	'si vous|tu … <legal>',
	'<law>',
];

export const plausible: Phrases = [
	'jamais demande|inscrit|abonne|signe|autorise|donne',
	'arnaque|harcelement|pourriel',
	'<no>|sans|retire|revoque … <consent>',
	'<legal> … <messages>',
	'connard*|cons|idiot*|imbecile*|salaud*|crosseur*|voleur*|escroc*|arnaqueur*|osti|emmerd*',
	'de quel droit',
	'qui vous|t a permis|donne|autorise',
	'vie privee',
	'pas [le|la] droit|permission de m|me|nous',
	'appeler|contacter|parler [a] mon avocat',
	'^ porte|porterai|depose plainte',
];
