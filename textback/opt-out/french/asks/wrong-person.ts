import type { Phrases } from '../../language';

/** This is not who you are looking for, and who are you? */
export const certain: Phrases = [];

export const plausible: Phrases = [
	'pourquoi [est|vous|tu|ce|que] … <reach>|<messages>',
	'comment|qui|ou … eu|avez|trouve|donne … numero',
	'prefere|prefererais … <messages>|courriel|appel|telephone',
	'numero|cell|cellulaire|telephone|ligne|portable [est] prive|privee|personnel|personnelle|confidentiel|urgence',
	'cell|cellulaire|telephone|ligne|portable|numero de [la|l] job|travail|urgence|garde|hopital',
];
