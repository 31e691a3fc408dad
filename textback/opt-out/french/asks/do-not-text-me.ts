import type { Phrases } from '../../language';

/** Do not text me. */
export const certain: Phrases = [
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
	'ne plus|jamais recevoir',
];

export const plausible: Phrases = [
	'[ne|n] me|m|nous <reach> <no>',
	'<no> me|m <reach>',
	'ne <reach> <no>',
	'pas demande|inscrit|abonne a|ca|cela|ces|vos|de',
	'ne se reproduise',
	'<no> un|une seul|seule',
	'<reach> <no>',
	'<no> <reach>|<reached>',
	'<no> [me|m|nous|etre|te|de] <reach>|<reached>',
	'ne <no> recevoir|etre|avoir|voir',
	'ne me|m|nous <reach>',
];
