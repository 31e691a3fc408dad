import type { Phrases } from '../language';

/** Everyday business that sounds like asking for no more texts. */
export const everyday: Phrases = [
	// Questions after a text, and excuses.
	'did|have|has|why|when|havent|didnt [did|would|have] you|they|he|she|i|we [ever] stop|quit|stopped',
	'did|havent|have|didnt|do you|they|he|she|i [not|ever] <reach>|texted|get|see|got|send|sent|receive … <aText>|me',
	'im|am|is|are|was|still not <received> [<which>] [<which>] <aText>',
	'not interested in the|a|an|that|more|getting|doing|buying|replacing|upgrading|financing',
	'didnt|never|dont|havent|cant|couldnt|doesnt|wont|isnt|without [ever|even|actually] <received> [<which>] [<which>] <aText>',
	'not|cant|wont able|let|be … <aText>',
	'if|in|case you|i|we|they [case] [you] dont|do not|cant|never',
	'why dont you <reach>',
	'<reach> <me> back',
	'no|not|any new|text|texts|message|messages|contact|sms yet|needed|necessary|required|from',
	'no [new] <aText> yet|needed|necessary|required|came|come|arrived|showed|went',
	'have|had|got|see|saw|received|there|are no [new] <aText>',
	'<aText> arent|isnt|not|wont|didnt|dont … loading|going|sending|working|come|go|load|send|coming|delivering|showing|through|open',
	'text|texting is|works|would|will not|fine|best|better|ok|easier|good',
	'leave|left|leaving … message|messages|voicemail',
	'not sure … text|message|contact',

	// Reversed.
	'<dont> hesitate|forget|be|fail|wait|mind|worry|neglect [afraid|shy|scared] [to] <reach>|send|call|remove|delete|take',
	'never mind the|my|that|about [about|the|my] text|texts|message|messages',
	'<dont> [<even>] stop|quit|cancel|unsubscribe|opt [<texts>]',
	'<dont> [<even>] remove|delete|take|drop|get me|us|<mine> … off|from|out|list|texts',
	'<dont> [<even>] remove|delete|drop|erase|block me|us|<mine>',
	'<dont> <want>|mean [me] to stop|unsubscribe|opt|cancel|block [out|removed|taken] [of|off|from]',
	'<dont> call … text|message|texting',

	// About somebody else.
	'<others> … stop|quit|quits|stops … <texts>',
	'<others> … leave|leaves|leaving me|us alone',
	'<others> … wont|keeps|doesnt|never|dont … <texts>',
	'<dont>|not <reach> him|her|them|my … husband|wife|insurance|landlord|doctor|boss|mom|dad|tenant|<others>',

	// What our own text says.
	'reply|replying|respond|says|say|said|hit|hitting|press|pressed|type|typing|means|mean|word|button|with|send|saying [with|reply|the|that|word|to] stop|unsubscribe|end|quit|cancel|remove [to|for] [opt|unsubscribe|end|stop|cancel|quit] [out]',
	'for opt|opting out',

	// Things that are stopped, taken off, cancelled or contacted.
	'stop|stopping by|in|over|at|off|for|there|out|sign|light|valve|leak|leaks|what|it',
	'bus|full|door|next|first|pit|rest stop',
	'contact lens|lenses|paper|cement|solution|form|sport|sports',
	'no contact info|information|number|person|name',
	'waitlist|wait|waiting|hold|cancellation|cancelation|guest|price|parts|short|punch|shopping|reservation|standby list',
	'<remove> me|us <off> … schedule|waitlist|wait|waiting|calendar|appointment|appointments|slot|table|books|order|cancellation|reservation [list]',
	'<remove> me|us <off> [the|my|of] #|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon',
	'take|drop|pick|pull|get me off|up|out at|on|in|around|near|by',
	'old|other|previous|former|second number|phone|cell',
	'cancel|cancelled|canceled my|the|this|our|all|that|any appointment|appointments|order|visit|booking|reservation|service|cleaning|consult|job|subscription|membership|consultation|estimate|quote',
	'opt out form|forms|of [the] fluoride|xrays|x|whitening|insurance',
	'alerts|alert from|on [the|my] alarm|system|thermostat|car|dash|smoke',
	'ads|ad for',
	'block heater|party|wall|walls|foundation|off|the|paving',
	'blocked|block drain|drains|toilet|sink|pipe|pipes|sewer|nose|ear|duct|vent|driveway|line|main|in|up|by|out|off|caller',
	'junk|crap|garbage|trash|spam removal|removed|hauled|hauling|away|pickup|car|truck|folder',
	'my|your report|reports',
	'no|any more junk|garbage|trash|bugs|ants|mice|roaches',
	'spam call|calls|popups|popup|folder|email|emails|risk|likely|filter',
	'<others> dont|doesnt|cant|never <reach>',
	'how many times do|must|have|did i [have|need|to|must] [to] [tell|say|ask|told|asked]',
	'went|goes|go|going to|into|in [my|the] spam|junk',
	'take|leave|get|drop off|it|them off|there|here|at',
];
