import { listOf } from '../../list-of';
import type { Words } from '../../language';

/** To stop, and not to want something. */
export const refusing: Words = {
	stop: listOf(`
		stop, quit, cease, discontinue, halt, desist, end, refrain from, desist from, cease from, stop with
		quit with, quit it with, knock off, knock it off with, cut out, cut it out with, lay off, chill with
		cool it with, ease up on, ease up with, give it a rest with, hold off on, turn off, shut off, switch off
		disable, kill, cancel, deactivate, no more, no further, enough, enough of, enough with, done with
		done getting, done receiving, through with, cut, suspend, skip, spare me, nix, ditch, drop
	`),
	mustStop: listOf('stop, cease, end, quit'),
	dont: listOf(`
		dont, do not, never, not to, no need to, need not, not, shouldnt, should not, must not, mustnt, better not
		may not, wish you wouldnt, rather you not, rather you didnt, dont you, do you not, wouldnt
	`),
	/** What may stand between "don't" and "text me". */
	even: listOf(`
		you, even, bother, bother to, try to, try and, dare, dare to, keep, go, be, to, have to, need to, you dare
		you ever, ever ever, continue to, think about, you have to, try, attempt to
	`),
	refuse: listOf(`
		dont, do not, didnt, did not, never, no longer, not, wont, doesnt, dnt, cant, havent
	`),
	want: listOf(`
		want, wanted, wish, need, like, care, care for, appreciate, consent, consented, agree, agreed, authorize
		authorise, desire, interested, approve, okay with, looking, wanting, accept, enjoy
	`),
	join: listOf(`
		ask, asked, signed up, sign up, request, requested, subscribe, subscribed, opt in, opted in, enrolled
		registered
	`),
	these: listOf(`
		these, those, this, them, this stuff, that stuff, this crap, that crap, this shit, stuff, any, anything
		anything else, any of these, any of this, any of that, any more, more, shit, junk, crap, none, none of this
		none of these, none of that, this mess, that mess, mess, another one, another, any of those, all this
		all these, nothing, things, garbage, nonsense, bs, messages, texts
	`),
};
