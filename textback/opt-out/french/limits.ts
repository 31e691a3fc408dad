import type { Phrases } from '../language';

/** What makes a request a question, or limits it to a time or a place. */
export const limits: Phrases = [
	'comment|est ce que|puis je|peut on',
	'comment',
	'apres|avant|pendant|quand|jusqua|lorsque|jusqu|sauf',
	'aujourdhui|aujourd|demain|soir|soirs|nuit|matin|travail|tard|tot|bureau|dimanche|week|fin|samedi|dimanches|weekend|midi|midis|matins|nuits|semaine|heures|repas|souper|vacances|lundi|vendredi|journee|jour',
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
