import type { Phrases } from '../language';

/** Everyday business that sounds like asking for no more texts. */
export const everyday: Phrases = [
	'hesitez|hesite pas|surtout [pas] [a|de] [me|m|nous] <reach>|appeler',
	'oubliez|oublie pas [de|d] [me|m|nous] <reach>',
	'lachez|lache pas',
	'[ne|n] [l|les|vous|pas] ai|avons|a|avez pas|jamais|rien|toujours|pu [encore|toujours] recu|eu|vu|lu|ecrit|trouve|texte|contacte|lire|ouvrir … [<messages>]',
	'recois|vois|trouve|comprends|peux|peut|pouvais|marche|arrive pas|plus|rien … [<messages>|<reach>]',
	'appelez|appelle|telephonez|sonnez pas [ecrivez|textez|envoyez] [moi]',
	'<remove> pas|jamais [moi|mon] [numero]',
	'me|m|nous <remove> pas|jamais',
	'[ne|n] <stop> pas|jamais de|d|les',
	'pas <stop>',
	'<others> … <stop> pas',
	'sans <stop>',
	'sans arret',
	'arret d|de|du autobus|bus|metro|train|travail|maladie',
	'<others> [ne] [m|me] … <reach> sans|tout|encore|plus|pas',
	'repondez|repondre|repondu|dit|ecrit|marque|tape|envoye|envoyer|mot|est [marque|de|repondre|ecrire|ecrit] stop|arret|<stop>',
	'stop est ecrit|marque',
	'liste d attente',
	'plus de details|photos|temps|place|eau|infos|information|informations|renseignements|questions',
	'annuler|annulez|annule mon|le|ma|la|mes rdv|rendez|reservation|commande',
	'pas de souci|soucis|probleme|trouble|quoi|stress|message',
	'un autre|nouveau message|texto',
	'par|un|le|votre|mon|du message|texto|sms|texte',
	'd accord',
	'sonnette|porte|toilette|robinet',
	'non merci',
	'fini de|les|le|la travaux|manger',
];

/** What makes a request a question, or limits it to a time or a place. */
export const limits: Phrases = [
	'comment|est ce que|puis je|peut on',
	'comment',
	'apres|avant|pendant|quand|jusqua|lorsque|jusqu|sauf',
	'aujourdhui|aujourd|demain|soir|soirs|nuit|matin|travail|tard|tot|bureau|dimanche|week|fin|samedi|dimanches|weekend',
	'autant|trop|souvent|si',
	'pour le|l instant|moment|rendez',
	'a mon|ma|mes mari|femme|fils|fille|travail',
	'ce soir',
];

/** What makes a request less than certain, wherever in the text it stands. */
export const reservations: Phrases = [
	'appelez|appelle|telephonez|rappelez|rappelle|appeler moi|plutot',
	'<want> [mieux] [que] … appel|appels|appeler|courriel|telephone|appeliez',
	'par|mieux telephone|courriel|appel|email|mail',
	'plutot',
	'conduis|volant|reunion|route|classe|occupe|occupee',
	'blague|lol|mdr|haha*|joke',
];

/** What takes a request back, after it. */
export const retractions: Phrases = [
	'attendez|attends|oups|finalement|ah non',
	'par|une erreur',
	'mauvaise manip|manipulation|personne',
	'sans faire expres',
	'laissez|laisse faire|tomber',
	'oubliez|oublie|ignorez ca|cela|mon|ce|le',
	'pas pour vous|toi',
	'toujours besoin|envie|interesse',
];
