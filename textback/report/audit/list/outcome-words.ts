import { fold, rememberingWords } from './words';

/**
 * What the words for a call's result say of it.
 * - `machine`: a voicemail or an announcement took it.
 * - `hungUp`: the caller hung up, which is a missed call unless something else says that they had talked.
 * - `answered`: somebody or something answered; `ended`: it is over, which is said of answered calls and of others.
 */
export type OutcomeWord = 'machine' | 'missed' | 'hungUp' | 'answered' | 'ended' | 'pending' | 'unknown';

const MACHINE =
	/\b(?:voice ?mail\w*|voice ?messages?|vm(?:ail)?|mailbox|answer(?:ing)? ?machine|answer ?phone|machine|left (?:a )?message|message left|ivr|auto ?attendant|auto ?receptionist|virtual receptionist|announcement|anrufbeantworter|sprachbox|mobilbox|buzon|contestador|messagerie|repondeur|segreteria|correio de voz|caixa postal)\b/;
const NO_MACHINE =
	/\b(?:no|without|kein\w*|sin|sans) (?=voice ?mail|voice ?message|message)\w+( ?mail| ?messages?)?/g;
const NOT =
	/\b(?:un|non|not|no|never|nobody|didnt|wasnt|couldnt|cannot|cant|unable to|failed to|without|nicht|kein\w*|niemand|ohne|sin|sans|pas|senza|nao|niet|geen)(?: \w+){0,2}? ?(?:answer\w*|connect\w*|complet\w*|success\w*|accept\w*|pick\w*|reach\w*|respon\w*|available|taken|handled|joined|angenommen|erreicht|beantwortet|antwort|abgehoben|contest\w*|atend\w*|respuesta|repon\w*|decroch\w*|rispost\w*|opgenomen|beantwoord)\b/;
const MISSED =
	/\b(?:in ?complete(?:d)?|miss(?:ed)?|abandon\w*|cancel\w*|reject\w*|declin\w*|den(?:ied|y)|fail\w*|busy|engaged|lost|time(?:d|s)? ?out|overflow\w*|congest\w*|unavail\w*|unreachable|unallocated|block\w*|out of \w*(?: \w+)?|after hours|outside (?:\w+ )?hours|closed|no (?:available )?(?:agents?|user\w*|route\w*)|do not disturb|dnd|r(?:a|i)ng(?:ing)? out|ring(?:ing)? time|ring no answer|rna|before (?:being |it was )?(?:answer|pick|connect)\w*|lose race|refused|ignored|invalid|error|verpasst\w*|entgangen\w*|in abwesenheit|besetzt|abgewiesen|abgelehnt|abgebrochen|perdid[ao]s?|perdue?s?|manque\w*|ocupad[ao]|occupee?|rechazad[ao]s?|refusee?s?|persa|perse|occupato|rifiutat[ao]|gemist\w*|bezet|geweigerd)\b/;
const HUNG_UP = /\b(?:hang ?up|hung ?up|hangs up|aufgelegt|colgad[ao]|raccroche)\b/;
const ANSWERED =
	/\b(?:answer(?:ed)?|accept\w*|connect(?:ed)?|pick(?:ed)? ?up|talk\w*|handled|taken|served|angenommen\w*|beantwortet\w*|erreicht|gesprochen|contestad[ao]s?|atendid[ao]s?|respondid[ao]s?|repondue?s?|decrochee?s?|rispost[ao]|opgenomen|aangenomen|beantwoord)\b/;
const ENDED =
	/\b(?:complete[ds]?|success(?:ful)?(?:ly)?|finish\w*|beendet|erfolgreich|terminad[ao]|terminee?|completad[ao]|finalizad[ao])\b/;
const PENDING =
	/^(?:in[ -]?progress|ringing|queued|initiated|in call|on ?going|active|live|on hold|scheduled)$/;

/** Reads the words of one cell of a result. */
export const outcomeWord: (cell: string) => OutcomeWord = rememberingWords((cell) => {
	const words = fold(cell).replace(NO_MACHINE, ' ');
	if (PENDING.test(words)) return 'pending';
	if (/\banswered (?:elsewhere|by (?:an)?other)\b/.test(words)) return 'answered';
	if (MACHINE.test(words)) return 'machine';
	if (NOT.test(words) || MISSED.test(words)) return 'missed';
	if (ANSWERED.test(words)) return 'answered';
	if (ENDED.test(words)) return 'ended';
	return HUNG_UP.test(words) ? 'hungUp' : 'unknown';
});

/** Whether the words are said of calls that came in and of no others. */
export const isOfIncomingOnly: (cell: string) => boolean = rememberingWords((cell) =>
	/\b(?:missed|abandoned|verpasst\w*|entgangen\w*|in abwesenheit|perdidas?|manquee?s?|pers[ae]|gemist\w*)\b/.test(
		fold(cell),
	),
);

/** Whether a cell says that this is a text, a fax or the like. */
export const isNoCall: (cell: string) => boolean = rememberingWords((cell) =>
	/^(?:(?:(?:in|out)(?:bound|coming|going) )?(?:sms|mms|text|fax|chat|e ?mail|whatsapp|data|(?:web )?form|transaction)(?: (?:messages?|submission|fill|in|out|inbound|outbound|incoming|outgoing|sent|received|usage))?|messages?)$/.test(
		fold(cell),
	),
);
