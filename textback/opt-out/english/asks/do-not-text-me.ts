import type { Phrases } from '../../language';

/** Do not text me. */
export const certain: Phrases = [
	'<dont> [<even>] [<calls>] <reach> … <me>',
	'<dont> [<even>] [<calls>] <annoy> me|us',
	'you cant <reach> me|us|<mine>',
	'not authorized|authorised|allowed|permitted|welcome to <reach>',
	'<dont> [<even>] [<calls>] <reach> $',
	'<dont> [<even>] <reach> no more',
	'<dont> <reach> list',
	'<dont> [<even>] call or|and|nor <reach>',
	'<dont> [<even>] send|sending … [<calls>] <messages>',
	'<dont> [<even>] send [me|us] <these> [here] $',
	'<dont> [<even>] send [me|us] <these> to <me>',
	'<dont> [<even>] send [me|us] anything|any|nothing else|more|further',
	'<dont> [<even>] send me|us a text|message|msg $',
	'not <reach> me|us',
	'<dont> [<even>] [<calls>] <reaching>',
	'<dont> [<even>] <reachMe>',
	'on|with the [national] [federal] do not call',
];

export const plausible: Phrases = [
	'<dont> … <reach> <me>',
	'<dont> [<even>] <reach>',
	'<reach> me|us only',
	'only <reach>',
	'wait … to <reach>',
	'i|we <dont> [do|really|like] [to] text|txt|texting|texts',
	'no more of',
	'no [more] thanks|thank from',
	'no more calls|calling',
	'see to it … <dont>|doesnt|no|never',
	'no business',
	'no means no',
	'no [further] communication|contact|correspondence',
];
