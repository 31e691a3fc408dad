import type { Phrases } from '../language';

/** Reasons to ask for no more texts. */
export const contexts: Phrases = [
	'[c|vous|ce] [est|avez] [un|le] mauvais|faux numero|num',
	'[vous|tu] [vous|te] trompez|trompe|tromper de numero|personne',
	'erreur de numero|personne',
	'pas le bon|bonne numero|personne',
	'[je] [ne] [suis] pas interesse|interessee|interesses',
	'vous trompez',
	'je [ne|n] [vous] ai pas|jamais appele',
	'[c] [est] pas moi|lui|elle',
	'[vous] [avez] pas le|la bon|bonne numero',
	'ca m interesse pas',
	'connais pas|plus',
	'sais pas qui',
	'suis pas votre|un client|cliente',
	'n est pas|plus son|le|mon|ce numero|telephone',
	'personne … ici|nom',
	'y a pas|personne|aucun|aucune de … ici|numero|nom',
	'habite|travaille|vit plus|pas ici|la',
	'suis pas|plus client|cliente|patient|patiente|votre',
	'suis pas celui|celle|la',
	'<no> celui|celle que vous',
	'connais pas|personne',
	'a change de proprietaire|main',
	'telephone|cell|numero|portable de|a ma|mon|mes|notre fille|fils|mere|pere|enfant|enfants|mari|femme',
	'plus le|mon|son|sa numero|cell',
];
