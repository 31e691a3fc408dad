import type { Phrases } from '../../language';

/** Do not text me. */
export const certain: Phrases = [
	'<no> me|nos [vuelva|vuelvan|vuelvas|siga|sigan|sigas|este|esten] [a|mas] <reach> [mas] [sus|tus|estos|mas|ningun|esos|los] <messages>',
	'<no> me|nos [vuelva|vuelvan|vuelvas|siga|sigan|sigas|este|esten|anden] [a] <reaching>',
	'<no> me|nos <reach> <more>',
	'<no> me|nos <reach> $',
	'<no> me|nos <reach> a|en|por|aqui [a] [este|esta|mi|aqui]',
	'<no> me|nos <reach> <messages>',
	'<no> vuelva|vuelvan|vuelvas|volver|sigan|siga|sigas|anden|esten [a] <reaching>',
	'<no> <reach> [mas] a|al <mine>',
	'<no> <reach> a|al [este] <mine>|numero|telefono',
	'<no> <reach> mas',
	'<no> <reach> $',
	'<no> <reach> [mas] [sus|tus|estos|esos] <messages>',
	'<no> <reaching> $',
	'<no> <reaching> <more>|<messages>',
	'que no me|nos <reach> … <messages>|<more>',
	'<no> mas <messages>|<reaching>',
	'<no> mas de esto|estos|estas|ustedes',
	'ni un <messages> mas',
	'ni me <reach>',
	'<no> me|nos <reach> [nunca|jamas] mas',
];

export const plausible: Phrases = [
	'<no> me|nos <reach>',
	'<no> <reach>',
	'no es|hace falta|necesario que me <reach>',
	'nunca|jamas|no pedi|solicite|registre|inscribi|suscribi|autorice',
	'ni uno|una [solo|sola] mas',
	'no hace falta que me',
	'no me|nos lleguen|llegue|mande*|envi*',
	'nunca|no les|le di|doy|dimos',
];
