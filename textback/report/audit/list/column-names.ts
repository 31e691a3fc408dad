import type { Unit } from './duration-cell';
import { fold } from './words';
import { zoneInName } from './written-zone';

/**
 * What a column may tell, by its name alone; what its cells hold decides.
 * - `from`, `to`: who called, and who was called. `other`: who is not the business, whichever way the call went. `own`: a
 *   number of the business.
 * - `when`: a day, a time or both; `created` counts only where there is no other.
 * - `target`: names what took the call, such as a queue. `joined`: the phone that a queue or a ring group then got.
 */
export type NamedUse =
	| 'from'
	| 'to'
	| 'other'
	| 'own'
	| 'when'
	| 'created'
	| 'zone'
	| 'direction'
	| 'result'
	| 'answered'
	| 'missed'
	| 'answerTime'
	| 'talk'
	| 'duration'
	| 'ring'
	| 'voicemail'
	| 'target'
	| 'joined'
	| 'place'
	| 'context'
	| 'sourceTrunk'
	| 'targetTrunk'
	| 'callId'
	| 'parentId'
	| 'ignored';

export type ColumnName = {
	uses: ReadonlySet<NamedUse>;
	unit?: Unit;
	/** The time zone that the name says, as Luxon names it. */
	zone?: string;
};

const NUMBER =
	'(?: (?:phone|number|num|no|nr|nbr|telephone|tel|did|uri|address|e164|dn|msisdn|ani|id|nummer|numero|rufnummer))*';
const PARTY = '(?: (?:party|line|station|user|id|call|identification|contact))*';
/** Words that programs write together, and a person would not. */
const GLUED =
	/\b(start|begin|end|stop|answer|connect|call(?:er|ing|ed|ee)?|talk|ring|bill|from|to|src|dst|source|destination|dest|date|phone|party|customer|contact|tracking)(?=(?:time|date|duration|number|num|phone|party|id|ids|type|status|direction|from|to|result|length|stamp|seconds|sec)\b)/g;

/** Which names mean what. A name may mean several things: a "Type" may be Missed, Incoming, or both. */
const NAMES: ReadonlyArray<readonly [NamedUse, RegExp]> = [
	[
		'ignored',
		/\b(?:first ?name|last ?name|e ?mail|city|state name|zip|postal|street|keyword|campaign|landing|referr?er|medium|device|cost|price|charge|rate|amount|total cost|tag|tags|notes?|comments?|summary|transcript\w*|url|link|ip|codec|score|value|created by|updated|modified|end(?:ed)?(?: at| time| date)?|stop(?: time)?|finish(?:ed)?|completed at|hang ?up time|disconnect time|enddate|ende)$|^(?:nat|recording\w*|record (?:path|name))\b|\bnat$/,
	],
	['own', /\boutbound (?:cnum|caller id|cid|number)\b|^outbound cn/],
	[
		'from',
		new RegExp(
			`^(?:external |original |raw |full |initial |call )*(?:from|caller|calling|source|src|origin|originat(?:or|ing|ion)|orig|ani|cli|clid|clip|cid|cnum|a party|a number|anrufer\\w*|von|quelle|appelant|de|desde|origen|llamante|chiamante|beller|van|remitente|origem|chamador)${PARTY}${NUMBER}(?: formatted)?$|^(?:called from|numero (?:appelant|origen|de origen|llamante|chiamante|de l appelant)|rufnummer (?:des )?anrufers?|who called)$`,
		),
	],
	[
		'to',
		new RegExp(
			`^(?:original |raw |full |final |call )*(?:to|called|callee|dial(?:l)?ed|destination|dest|dst|dnis|b party|b number|recipient|receiver|terminating|term|an|nach|ziel|angerufener?|gerufene|zielrufnummer|vers|destinataire|appele|destino|para|destinatario|llamado|chiamato|naar|gebelde)${PARTY}${NUMBER}(?: formatted)?$|^numero (?:appele|destino|de destino|llamado|chiamato)$`,
		),
	],
	[
		'other',
		/^(?:(?:phone|telephone|tel|mobile|contact|customer|client|lead|external|remote|other|far end|patient|visitor|prospect)(?: (?:party|contact))?(?: (?:phone|number|num|no|nr|telephone))*|number|number called|called number or caller|phone(?: no)?|party number|caller or callee|rufnummer|nummer|telefonnummer|gegenstelle|teilnehmer|telefon|telefono|numero|numero de (?:telefono|telephone)|correspondant|interlocuteur|interlocutor|contatto|contacto|telefoonnummer|telefone)$/,
	],
	[
		'own',
		/^(?:(?:tracking|internal|our|my|own|line|agent|user|company|business|account|wireless|virtual|purchased|system|local|inbound|did|aircall|openphone|quo|dialpad|justcall|cloudtalk|google voice|number|ringcentral|trunk|target|forwarding|ring to|receiving|twilio|team)(?: (?:phone|number|no|line|did|ddi))+|dids?(?: ddi)?|ddi|forwarded from|eigene (?:rufnummer|nummer)|msn|line|via|service|numero (?:interne|interno|propio))$/,
	],
	[
		'when',
		/^(?:(?:call|session|segment|local|initial|inbound) )*(?:(?:date|time|day|datum|fecha|heure|hora|uhrzeit|zeit|zeitpunkt|data|ora|tijd|tijdstip|anrufzeit|timestamp|time stamp|datetime|when|started|start|begin|beginn|startzeit|gesprachsbeginn|debut|inicio|inizio|starttijd|begintijd|initiated|received|occurred|arrival|arrived|placed|origination|setup|call|offered|connected|invite|queue(?:d)? start)(?: (?:and|of|the|call|et|y|e|de|des|d|uhr|en|on|at|le|appel|llamada|anrufs?|start|started|origination|time|date|day|stamp|heure|hora|ora|uhrzeit|zeit|datum|fecha|formatted|epoch|unix|local|offset|tz|incl|utc|gmt|est|edt|pst|pdt|cst|et|pt|ct|mt|[a-z]{2,3}\d?))*)$/,
	],
	[
		'created',
		/^(?:created|created at|date created|creation (?:date|time)|created (?:date|time|on)|inserted at)$/,
	],
	['zone', /^(?:number |call |local |caller )?(?:time ?zone|tz)$/],
	[
		'direction',
		/\bdirection\b|^(?:in out|inbound outbound|io|i o|inbound|incoming|richtung|sens|sens de l appel|direccion|sentido|direzione|richting|direcao|type|types|(?:call|communication|traffic|usage|record|event|cdr|leg|action|contact|lead|interaction|activity|initiation) (?:type|method|nature|flow|category)|typ|art|anrufart|anruftyp|tipo|tipo de llamada|type d appel|orig term|user ?field|category|description|call description|status|call status|flow|medium)$/,
	],
	[
		'result',
		/\b(?:result|status|disposition|outcome|resultat|risultato|resultado|ergebnis|esito)\b|^(?:(?:call|end|ended|hang ?up|release|termination|disconnect|sip|final|last|dial|original|missed)(?: (?:call|hang ?up|end))* (?:reason|cause|state|type|category|disposition)|reason|cause|state|call state|category|type|call type|typ|art|anrufart|tipo|type d appel|statut|etat|estado|stato|answered|answer|beantwortet|angenommen|handling|call handling|call direction type|ended by)$/,
	],
	[
		'answered',
		/^(?:(?:is|was|call) )?(?:answered|connected|picked up|accepted|beantwortet|angenommen|repondu|contestada|atendida|decroche)(?: call)?$/,
	],
	[
		'missed',
		/^(?:(?:is|was) )?(?:missed|abandoned|unanswered|no answer|lost|verpasst|manque|perdida)(?: (?:call|calls|reason|call reason))*$/,
	],
	[
		'answerTime',
		/^(?:call )?(?:answer(?:ed)?|connect(?:ed)?|pick ?up|date time connect|datetime connect|accepted)(?: (?:time|at|date|stamp|timestamp|on|epoch|datetime|date time))*$|^time (?:answered|connected)$|^date ?time ?connect$/,
	],
	[
		'talk',
		/\b(?:talk|talking|conversation|speaking|in call|agent interaction|billsec|bill sec|billmsec|bill msec|gesprachs(?:dauer|zeit)|communication duree|tiempo hablado)\b|^(?:billable(?: (?:time|duration|seconds))*|bill ?seconds|connect(?:ed|ion)? (?:time|duration)|handle time|duree de conversation|duracion de conversacion|call answered duration|answered duration)$/,
	],
	[
		'duration',
		/^(?:(?:call|total|session|bill|bill(?:ed|ing)?|full|overall|elapsed|usage) )*(?:duration|durations|length|call time|total time|seconds|secs|sec|minutes|mins|min|dauer|anrufdauer|duree|duracion|durata|duur|duracao|elapsed time|duration total|durationin)(?: (?:in|total|of|the|call|seconds|secs|sec|s|minutes|mins|min|ms|hh|mm|ss|h|m|d appel|appel|llamada|totale|gesamt|msec))*$|^duration ms$|^(?!.*\b(?:ring\w*|wait\w*|hold|queue|ivr|wrap|park|after|recording|voice ?mail)\b).*\b(?:duration|dauer|duree|duracion)$/,
	],
	[
		'ring',
		/^(?:ring|ringing|ring time|ring duration|time ringing|klingeldauer|wait(?:ing)? time|wait|duree sonnerie|hold before answer)(?: (?:time|duration|seconds))*$/,
	],
	[
		'voicemail',
		/^(?:has |is |left |to )?(?:voice ?mail|vm|mailbox|message left)(?: (?:left|url|link|id|duration|recording|message))*$|^anrufbeantworter$/,
	],
	[
		'target',
		/^(?:last ?app|last application|application|app|lastdata|last data|action(?: type)?|(?:to|callee|called|destination|dst|dest)(?: party)? name|queues?|queue name|group|extension name|answered by|dst ?channel|dest channel|ivr|ivr branch|callee|to|dst|destination|called|call to|handled by|an|nach|ziel)$/,
	],
	['joined', /^(?:dst|dest|destination) ?channel$/],
	[
		'place',
		/^(?:destination|call to|location|called place|place|to|description|call description|called city|feature|number called|call(?:ed)? destination)$/,
	],
	['context', /^(?:d?context|destination context|dst ?context)$/],
	['sourceTrunk', /^(?:source|src|inbound|incoming|from|orig(?:ination)?) trunk(?: name)?$/],
	['targetTrunk', /^(?:destination|dest|dst|outbound|outgoing|to|target) trunk(?: name)?$/],
	[
		'callId',
		/^(?:(?:linked|unique|master|global|correlation|conversation|interaction|session|thread|call(?: session)?|cdr|x ?cid|call history|telephony session|call log)(?: (?:call|session))? ?(?:ids?|guid|uuid|uid|sid|key|ref|reference|handle)|linkedid|uniqueid|callid|sid|id|uuid|guid|uid|xml cdr uuid|global ?call ?id\w*(?: call ?id)?|sessionid|call identifier)$/,
	],
	['parentId', /^(?:parent|original|originating leg|master)(?: call)? ?(?:id|sid|uuid|guid)$/],
];

/** Reads the name of a column as it stands in the list. */
export function readColumnName(name: string): ColumnName {
	const zone = zoneInName(name);
	const unit = unitOf(name);
	const words = fold(name).replace(GLUED, '$1 ').replace(GLUED, '$1 ');
	const bare = unit === undefined && zone === undefined ? words : withoutNotes(name, words);
	const fitting = NAMES.filter(([, pattern]) => pattern.test(words) || pattern.test(bare)).map(
		([use]) => use,
	);
	// A number of the business's own would pass for the caller's by the rest of its name.
	const uses = fitting[0] === 'ignored' || fitting[0] === 'own' ? fitting.slice(0, 1) : fitting;
	return { uses: new Set(uses), ...(unit && { unit }), ...(zone !== undefined && { zone }) };
}

/** "Duration (seconds)" and "Start Time (UTC)" without what stands in parentheses. */
function withoutNotes(name: string, words: string): string {
	const bare = fold(name.replace(/[([][^()[\]]{0,40}[)\]]/g, ' ')).replace(GLUED, '$1 ');
	return bare === '' ? words : bare.replace(/ (?:utc|gmt|seconds|secs|sec|s|minutes|mins|min|ms)$/, '');
}

function unitOf(name: string): Unit | undefined {
	const words = fold(name);
	if (/\b(?:ms|msec|milliseconds?|millis|billmsec)\b/.test(words)) return 'milliseconds';
	if (/\b(?:minutes?|mins?|minuten|minutos)\b/.test(words)) return 'minutes';
	return /\b(?:seconds?|secs?|billsec|sekunden|segundos|secondes|s)\b/.test(words) ? 'seconds' : undefined;
}
