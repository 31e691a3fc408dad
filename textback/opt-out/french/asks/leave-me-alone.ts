import type { Phrases } from '../../language';

/** Leave me alone. */
export const certain: Phrases = [
	'laissez|laisse|laisser moi|nous tranquille*',
	'laissez|laisse|laisser moi|nous en paix',
	'foutez|fichez|fous|fiche moi|nous la|patience [paix]',
	'lachez|lache moi|nous',
	'allez vous faire|en',
	'<me> … bloque|bloques|bloquee',
	'je vous|te bloque|denonce',
	'je vous|te signale $',
	'je vous|te signale comme|a|au',
	'vous etes|serez|allez [etre] bloque|bloques|signale|signales',
	'vais vous|te bloquer|signaler|denoncer',
];

export const plausible: Phrases = [
	'<no>|<stop>|sans|trop|assez|marre … … <messages>',
	'y en|a marre',
	'^ bloque*',
	'va|allez te|vous|chier [faire]',
	'cout*|factur*|pai*|pay*|charge* … <messages>|chaque',
	'vous m|me|nous reveill*',
	'manque de respect',
	'vos|ces|tes <messages> … garder|gardez|inutile*|tanne*|enerve*|gosse*|achale*|derange*',
	'laissez|laisse moi|nous $',
	'^ laissez|laisse tomber $',
	'reveil* … <messages>',
	'<messages> … reveil*',
	'fatigant|fatigants|tannant|tannants|achalant|achalants',
	'allez|va au diable',
	'fichez|fiche|fous|foutez|foutre le camp',
	'degage*|decampez|decalisse*|decrisse*',
	't|vous es|etes bloque*',
	'insistez|insiste pas|point',
	'ca va faire $',
	'^ assez $',
	'c est assez $',
	'y en|a a|ai marre $',
	'^ ca va faire',
	'y en a marre',
];
