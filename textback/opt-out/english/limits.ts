import type { Phrases } from '../language';

/** What makes a request a question, or limits it to a time or a place. */
export const limits: Phrases = [
	'how do|can|to|would [i|we|you]',
	'^ how $',
	'is|any there [a|any] way|option',
	'do you have',
	'do|can|could|may|should|must i|we [have|just|need]',
	'want|wanted|like to know how',
	'after|before|until|till|til|past|by #|<hour>',
	'after|before|between # [and] [#]',
	'until|till|til|unless|except|while|during|when|whenever',
	'at|from my|our|the [my] work|office|job',
	'at work|night|home|#|midnight|dinner|lunch',
	'on|over|during <day>',
	'early|late|often',
	'in|during the morning|mornings|evening|evenings|night|day|daytime|afternoon|middle',
	'today|tonight|tomorrow|yet',
	'as|that much|many|frequently',
	'less|fewer',
	'for|about today|the|my appointment|dog|cat|son|daughter|wife|husband|kid',
	'you can|could|may quit|stop',
	'i|we|you|they <dont> <reach> $',
	'<reaching>|<reach> [my|his|her|the|our] <others>|office',
	'text|message|texts|messages him|her|them',
	'<texts> to|at my|the old|work|office|husband|wife|other',
	'but keep|still|leave|send',
	'from my|the bank|ex|insurance|neighbor|landlord',
	'work phone',
	'but you can|may call|text|still|use',
];

/** What makes a request less than certain, wherever in the text it stands. */
export const reservations: Phrases = [
	'^ [just] call|phone|ring|email me',
	'call|phone|ring|email me instead|directly|back',
	'just|only|rather|instead|prefer|please|better|so|then|can|could|would|have|and [you|the|someone|somebody|a] [office] [manager] call|phone|ring|email|emailing|calling me',
	'email|calls|phone|call|calling|emails is|are|works [fine|much] better|best|preferred|easier|instead',
	'instead',
	'^ how $',
	'give me a call|ring',
	'^ use|text|message|try|call|contact my|the|this|him|her|them [other] [cell|mobile|husband|wife|husbands|wifes|new|one|email|partner|son|daughter|number]',
	'work phone',
	'jk|joking|kidding|haha|hahaha|lol|lmao',
	'im|currently|still driving|busy|working|sleeping|asleep|teaching|at|in [a|the] [meeting|work|class|church|movie|theater|court|funeral]',
	'making me laugh',
	'just show|come|walk|knock|drop|bring|swing',
];

/** What takes a request back, after it. */
export const retractions: Phrases = [
	'never mind|nevermind',
	'nevermind|nvm|oops|whoops|oopsie',
	'^ wait [no|sorry|actually]',
	'^ actually',
	'on second thought',
	'changed my mind',
	'by accident|accidentally',
	'accident|accidentally',
	'wrong person|chat|thread sorry',
	'was|were|meant for|to someone|somebody|my|another|else',
	'stop by mistake',
	'ignore|disregard that|this|the|my|last [last] [text|message|one]',
	'scratch that',
	'didnt|not mean to|that',
	'still want|need|good|coming|open|available|like|interested',
];
