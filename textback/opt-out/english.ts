import type { Language } from './language';

const MESSAGES =
	'(?:texts?|txts?|texting|txting|text messages?|messages?|messaging|msgs?|sms|notifications?|spam|contact)';
const WRITING =
	'(?:texting|txting|messaging|msging|contacting|writing|spamming|bothering|harassing|bugging|pestering|annoying|calling)';
const WRITE = '(?:text|txt|message|msg|contact|sms|bother|spam)';
const WHOM = '(?:(?:to )?(?:me|us|this number|this phone|my (?:number|phone|cell)))';
const SUCH = '(?:(?:all|any|the|these|those|your|ur|this|such|more|further|stupid|annoying) )*';
const LIST =
	'(?:(?:your|ur|the|this|that|all|any) (?:(?:call|calling|text|texting|contact|mailing|marketing|sms|phone) )?(?:lists?|system|database|contacts|records|phone))';
const MY_NUMBER = '(?:(?:my|this) (?:name|number|phone|cell|info|contact)(?: number)?)';
/** What may follow without a full stop in between: "stop texting me I already found a plumber". */
const REASON =
	'(?: (?:(?:i|im|ive|we|weve|you|youre|this is|its|or|because|cause|cuz|since|and (?:call|lose|remove|delete|take|leave|never|dont)) .*))?';

const request = (words: string) => new RegExp(`^(?:${words})${REASON}$`);

export const english: Language = {
	keywords: [
		'stop',
		'stop all',
		'stopall',
		'stop it',
		'stop this',
		'unsubscribe',
		'unsuscribe',
		'unsub',
		'optout',
		'opt out',
		'revoke',
		'remove',
		'no more',
		'cease and desist',
	],
	wholeMessageKeywords: ['end', 'quit', 'cancel'],
	startKeywords: ['start', 'unstop', 'subscribe', 'resubscribe', 'optin', 'opt in'],
	helpKeywords: ['help', 'info'],
	fillers: [
		...['please', 'pls', 'plz', 'plse', 'kindly', 'just', 'now', 'right now', 'right away', 'immediately'],
		...['at once', 'asap', 'already', 'ok', 'okay', 'hi', 'hello', 'hey', 'thanks', 'thank you', 'thx', 'ty'],
		...['sir', 'maam', 'guys', 'you guys', 'yall', 'anymore', 'any more', 'again', 'ever', 'fucking', 'damn'],
		...['the fuck', 'the hell', 'sorry', 'who is this'],
	],
	openings: [
		'(?:can|could|would|will) you',
		'i (?:already )?(?:asked|told|want|need|would like|said for)(?: you)? to',
		'id like (?:you )?to',
		'i said',
		'you need to',
	],
	requests: [
		request(
			`(?:stop|quit|cease|discontinue|end) (?:sending |giving )?(?:me |us )?${SUCH}(?:${MESSAGES}|${WRITING})(?: (?:and|or) (?:${MESSAGES}|${WRITING}))?(?: ${WHOM})?`,
		),
		request(
			`(?:dont|do not|never|no need to) (?:you )?${WRITE}(?: (?:or|and) (?:call|${WRITE}))?(?: ${WHOM})?`,
		),
		request(`(?:dont|do not|never|stop) send(?:ing)? (?:me |us )?${SUCH}${MESSAGES}(?: ${WHOM})?`),
		request(`no (?:more )?(?:of (?:these|your|the) )?${MESSAGES}(?: ${WHOM})?`),
		request(`(?:enough|stop|done|quit) (?:with|w|of) ${SUCH}${MESSAGES}`),
		request(
			'(?:stop|quit|dont|do not|never) send(?:ing)? (?:me |us )?(?:stuff|things|this|these|it|anything|more)(?: else)?',
		),
		request('stop blowing up my phone'),
		request(`i want (?:off|out of) ${LIST}`),
		request(
			`i? ?(?:dont|do not|didnt|no longer) (?:want|wish|need|care)(?: to (?:get|receive|have))? ${SUCH}${MESSAGES}(?: from (?:you|yall|this number|your (?:company|business)))?`,
		),
		request(
			`(?:take|remove|delete|get|drop|scratch|erase) (?:me|us|${MY_NUMBER})(?: (?:off|from|out)(?: of)?(?: ${LIST})?)?`,
		),
		request(`(?:take|remove|delete|get|drop) (?:me|us|${MY_NUMBER}) (?:off|from|out of) ${LIST}`),
		request('lose (?:my|this) number'),
		request('leave (?:me|us) alone'),
		request(`(?:i |we )?(?:opt|opting) (?:me |us )?out(?: (?:of|from) ${SUCH}${MESSAGES})?`),
		request(`unsubscribe (?:me|us|this number)(?: from ${SUCH}(?:${MESSAGES}|${LIST}))?`),
		request(`unsubscribe from ${SUCH}(?:${MESSAGES}|${LIST})`),
		request('i (?:revoke|withdraw) (?:my )?consent'),
		request(
			`i (?:do not|dont|never) consent(?:ed)?(?: to (?:${SUCH}${MESSAGES}|this|being (?:texted|contacted)))?`,
		),
	],
	contexts: [
		'(?:you )?(?:have|got|you have|youve got|its|this is)? ?(?:the |a )?wrong (?:number|person)',
		'(?:im |i am )?not interested',
		'this is a landline',
		'i (?:didnt|did not|never) call(?:ed)?(?: you)?',
	],
	hints: [
		/^(?!(?:did|why|when|have|has|i never|never (?:got|received)|(?:dont|do not) leave|i (?:dont|do not) (?!want|need|like)) ?)(?:.* )?(?:stop|quit|dont|do not|no more|never) (?:.* )?(?:text|texts|texting|txt|message|messages|messaging|contact|contacting|spam|sms|calling)\b/,
		/\bunsubscribe\b/,
		/\bopt (?:me )?out (?:of|from)\b/,
		/\b(?:remove|delete) (?:me|my number)\b/,
		/^(?:go away|enough)$/,
		/\b(?:who gave you|(?:where|how) did you get) (?:my|this) number\b/,
		/\b(?:never|didnt|did not) sign(?:ed)? up\b/,
		/^stop with\b/,
		/^(?:fuck|f|screw) (?:off|you)$/,
	],
	limits: [
		/\b(?:after|before|until|till|while|during|when|unless|except)\b/,
		/\bat (?:work|night|home|the office)\b/,
		/\b(?:today|tonight|tomorrow|driving|busy|working|sleeping|asleep|in a meeting)\b/,
		/\b(?:text|message|use) (?:him|her|them|my (?:wife|husband|partner|cell|other))\b/,
	],
};
