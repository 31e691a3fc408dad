import type { Phrases } from '../../language';

/** This is not who you are looking for, and who are you? */
export const certain: Phrases = [];

export const plausible: Phrases = [
	'prefer|rather … calls|call|phone|email|talk|voice|speak',
	'^ not me $',
	'^ stop i|im|we|ive|this|my|who|not|wrong|it|its',
	'remember calling',
	'call|email|phone|ring [me] instead',
	'meant for someone|somebody|another',
	'why are|r|do|am|did|is|would you|i|this|keep [keep] [getting] <texts>|text|message|<reach>',
	'you|you [all] keep|kept <reaching>|sending|calling',
	'keep|kept getting|receiving … <these>|<messages>',
	'private|personal|emergency|business|work|company|kids|childs|dead … number|line|phone|cell $',
	'hospital|pager|landline|on call … phone|line|number',
	'is|was|has my kid|kids|sons|daughters|husbands|wifes|moms|dads|mothers|fathers phone',
	'how many times … say|tell|ask|told|said|asked|stop|no|reply',
	'how|why … number|contact in|on your',
	'had this number|phone|cell',
	'this|it was|used … his|her|their|mothers|fathers|husbands|wifes phone|number|cell',
	'which|what word|part of|didnt|dont|did',
	'never|didnt give|gave you … <mine>',
];
