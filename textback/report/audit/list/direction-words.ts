import { fold, rememberingWords } from './words';

/** `in`: somebody called the business; `internal`: one of its phones called another. */
export type Direction = 'in' | 'out' | 'internal';

const NO_DIRECTION =
	/\b(?:time[ds]? ?out|r[ai]ng(?:ing)? ?out|out of \w+|in progress|in network|in abwesenheit|in queue)\b/g;
const INTERNAL =
	/\b(?:internal\w*|intern[eo]?s?|internas?|interaction interne|intercom|ext(?:ension)? to ext(?:ension)?|station to station)\b/;
const OUT =
	/\b(?:out|outbound|outgoing|outward|outcall|placed|dial(?:l)?ed|made|originating|originated|click (?:to|2) call|ausgehend\w*|abgehend\w*|gehend\w*|salientes?|realizadas?|sortante?s?|emise?s?|uscent[ei]|effettuat[ae]|uitgaand\w*|saida|efetuadas?)\b|^(?:o|mo)$/;
const IN =
	/\b(?:inbound|incoming|incomi|inward|received|terminating|eingehend\w*|ankommend\w*|kommend\w*|entrantes?|recibidas?|recues?|ricevut[ae]|in arrivo|inkomend\w*|entrada|recebidas?)\b|^(?:i|mt|in call|(?:\w+ )?in)$/;

/** What words such as "Inbound Queue", "user_out" or "ORIGINATING" say; undefined when they say nothing of it. */
export const directionWord: (cell: string) => Direction | 'none' = rememberingWords((cell) => {
	const words = fold(cell).replace(NO_DIRECTION, ' ').trim();
	if (INTERNAL.test(words)) return 'internal';
	if (OUT.test(words)) return 'out';
	return IN.test(words) ? 'in' : 'none';
});

/** The context of a dial plan, as Asterisk and what is built on it name theirs. */
export const directionOfContext: (cell: string) => Direction | 'none' = rememberingWords((cell) => {
	const words = fold(cell);
	if (/^from (?:internal|extensions?|users?)\b/.test(words)) return 'out';
	return /^(?:from (?:trunk|pstn|did|external|sip external)|ext did)\b/.test(words) ? 'in' : 'none';
});
