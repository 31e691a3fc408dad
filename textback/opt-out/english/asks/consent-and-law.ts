import type { Phrases } from '../../language';

/** Nobody gave you permission, and there is a law. */
export const certain: Phrases = [
	'revoke|withdraw|rescind|retract|revoking|withdrawing|rescinding … <consent>',
	'<refuse> … consent $',
	'<refuse> … consent to <these>|<messages>|receive|receiving|being|be|texts|you',
	'<refuse> [give|gave|given|have|had|has] … <consent> … <reach>|<texts>|contacted|texted|messaged',
	'never gave|given you [any] <consent>',
	'<refuse> [have] [my] <consent> to <reach>',
	'<law> … <law>',
	'file|filing|report|reporting|complain|complaint|complaining|tell|telling|call|calling … fcc|ftc|tcpa|crtc',
	'on the|a|your <law>',
	'<law> list|registry',
	'any|another|further|more text|texts|message|messages|contact … <legal>',
	'again|another|more|these|text|texts|message|messages … im|ill|i|we|will [will|am|be|have|going] [be|to|my] calling|filing|reporting|suing|blocking|report|sue|block|contacting|complaining',
	'fcc|ftc|tcpa complaint|violation|rules|regulations',
	'if|next you|time|i [<even>] <reach>|get … <legal>',
	'<legal> … … if|next|unless you … <reach> <me>',
	'<legal> … … if|next|unless you … <reaching>|stop',
	'<refuse>|wasnt|isnt|not [my|an|any|a] <consent> … to <reach>|<texts>|list',
	'<refuse>|wasnt|isnt|not [my|an|any|a] <consent> … to put|add me|us|<mine>',
];

export const plausible: Phrases = [
	'respect|honor my … privacy|wishes|request',
	'spam|spammer|spammers|scam|scammer|scammers|harassment|harassing|harrassing|unsolicited|phishing',
	'<refuse> … consent|consented',
	'<law>',
	'<legal> … <messages>|texting|text|spam|number|you',
	'wasnt|isnt|not|never|no [my|an|any|a|the] <consent>|invitation',
	'<refuse>|wasnt|isnt|not|doesnt … right|invitation|reason to <reach>|<texts>',
	'privacy',
	'my|the attorney|lawyer|counsel will|has|is … you|contact|hear',
	'hear from my attorney|lawyer',
	'complaint|report|reporting|reported … against|about you|your|these|this',
	'this is illegal you',
	'this|its is [very] creepy|intrusive|invasive|annoying|harassment',
	'contacting|calling|telling|notifying|informing|hearing|hear [from] my lawyer|attorney',
	'reporting|report|reported this|it|you|number to my|the carrier|provider|verizon|att|tmobile|authorities|phone',
	'texting|text me is|are harassment|illegal',
	'never consented|agreed to this|these|<messages>|receive|be|get',
	'never consented|agreed $',
];
