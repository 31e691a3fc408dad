import { listOf } from '../list-of';
import { KEYWORDS } from '../keywords';
import type { Language } from '../language';
import { asks } from './asks/asks';
import { contexts } from './contexts';
import { everyday } from './everyday';
import { limits, reservations, retractions } from './limits';
import { spellings } from './spellings';
import { words } from './words/words';

export const english: Language = {
	apostrophe: '',
	spellings,
	fillers: listOf(`
		as of today, as of now, effective today, starting today, starting now, from now on, from today, going forward
		moving forward, in the future, from here on, henceforth, for good, permanently, go ahead, go ahead and
		for the last time, one last time, last time, i repeat, please, pls, plz, plse, plez, pleas
		pleeease, kindly, just, now, right now, right away, immediately
		effective immediately, at once, asap, already, ok, okay, hi, hello, hey, thanks, thank you, thx, ty, sir
		maam, guys, anymore, any more, again, ever, ever again, fucking, fuckin, freaking, damn, goddamn, the fuck
		the hell, sorry, who is this, really, seriously, lol, literally, even, so, stupid, dumb, bro, dude, lady
		man, mate, all ready, altogether, forever
	`),
	connectors: listOf(`
		and, or, then, but, because, cause, cuz, cos, bc, since, before, after, until, till, when, while, if, unless
		except, though, i, im, ive, ill, id, we, weve, its, hes, shes, he, she, they, who, why, what, thats, youre
		as, nor, this is, which, where, how, idk
	`),
	words,
	keywords: [
		...KEYWORDS,
		...listOf(`
		stop it, stop this, remove, no more, cease and desist, cease, desist, quit it, stop that, cut it out
		knock it off, stop everything, stop stop all, opt me out
	`),
	],
	openings: listOf(`
		can you, could you, would you, will you, you need to, you have to, i said, i told you to, i asked you to
		i want you to, i need you to, i would like you to, id like you to, i want to, i would like to, id like to
		i need to, i said for you to, idk who this is, idk who this is but, i dont know who this is, like i said, yo
		oh
	`),
	wholeMessageKeywords: ['end', 'quit', 'cancel'],
	startKeywords: listOf('start, unstop, subscribe, resubscribe, optin, opt in'),
	helpKeywords: ['help', 'info'],
	certain: asks.flatMap(({ certain }) => certain),
	plausible: asks.flatMap(({ plausible }) => plausible),
	contexts,
	everyday,
	limits,
	reservations,
	retractions,
};
