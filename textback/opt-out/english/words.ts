import { listOf } from '../list-of';
import type { Words } from '../language';

/** "texting" and "textin". */
const doing = (verbs: string) => listOf(verbs).flatMap((verb) => [`${verb}ing`, `${verb}in`]);

/** What one does to reach or annoy somebody, as in "don't text me". */
const reach = listOf(`
	text, message, msg, contact, sms, spam, harass, notify, ping, dm, solicit, write, write to, reach out
	reach out to, hit up, hit me up, communicate with, communicate, blow up, blow me up, be texting
	be messaging, be contacting, get in touch, get ahold of, send texts, send messages, send text messages
	send sms, reply to, respond to
`);

const reaching = [
	...doing(`
		text, messag, contact, spamm, bother, harass, bugg, pester, hound, annoy, disturb
	`),
	...doing('notify, ping, solicit, communicat, msg, smsg, trolling, stalk, hassl, badger, dm'),
	...listOf(`
		writing, writing me, writing to, reaching out, hitting up, hitting me up, hitting my phone, hittin me up
	`),
	...listOf(`
		blowing up my, blowing me up, blowing my phone up, blowin up my, blowin my phone up, bombarding, bombing
	`),
	...listOf('contact me, contact with me'),
];

const nouns = listOf(`
	robo texts, texts, text messages, messages, msgs, sms, smses
	notifications, spam, communications, communication, contact, correspondence, promos, promotions
	advertisements, solicitations, solicitation, marketing, texting, messaging, spamming, blasts, robotexts
	autotexts, auto texts
`);

const mine = listOf('my, this, that, our').flatMap((whose) =>
	listOf('number, phone, phone number, cell, cell number, cell phone, line, mobile, device').map(
		(what) => `${whose} ${what}`,
	),
);

export const words: Words = {
	stop: listOf(`
		stop, quit, cease, discontinue, halt, desist, end, refrain from, desist from, cease from, stop with
		quit with, quit it with, knock off, knock it off with, cut out, cut it out with, lay off, chill with
		cool it with, ease up on, ease up with, give it a rest with, hold off on, turn off, shut off, switch off
		disable, kill, cancel, deactivate, no more, no further, enough, enough of, enough with, done with
		done getting, done receiving, through with, cut, suspend, skip, spare me, nix, ditch, drop
	`),
	mustStop: listOf('stop, cease, end, quit'),
	reach,
	/** These ask for nothing without a "me": "don't bother". */
	annoy: listOf(`
		bother, bug, pester, hound, annoy, disturb, stalk, hassle, badger, follow, chase
	`),
	reachMe: listOf(`
		hit me up, blow me up, blow up my phone, blow my phone up, hit my line, hit my phone, hmu
	`),
	reaching,
	texts: [...nouns, ...reaching],
	messages: nouns,
	/** With a bare "no" before it: "no texts". */
	plain: listOf(
		'texts, text messages, messages, sms, msgs, texting, contact, spam, notifications, messaging',
	),
	/** Texts that a customer may want to lose and keep the others. */
	reminders: listOf(`
		reminders, updates, notices, confirmations, alerts, ads, replies, responses, mailings, auto replies
		check ins, follow ups, surveys, newsletters, offers
	`),
	calls: listOf(`
		call or, call and, calls or, calls and, calling or, calling and, email or, emails or, emails and
	`),
	me: ['me', 'us', 'here', ...mine, 'this person', 'this address'],
	mine: [
		...mine,
		...['my', 'this', 'our'].flatMap((whose) =>
			listOf(`
				name, info, information, contact, contact info, contact information, data, details, digits
			`).map((what) => `${whose} ${what}`),
		),
	],
	dont: listOf(`
		dont, do not, never, not to, no need to, need not, not, shouldnt, should not, must not, mustnt, better not
		may not, wish you wouldnt, rather you not, rather you didnt, dont you, do you not, wouldnt
	`),
	/** What happens to a text that somebody waits for. */
	received: listOf(`
		get, got, receive, received, receiving, getting, see, saw, seen, have, had, read, open, find, hear, heard
		load, notice, noticed, understand, recall, remember, check, checked, view, download
	`),
	aText: listOf(`
		reminder, reminders, confirmation,
		text, texts, message, messages, text messages, msg, msgs, sms, notification, notifications, text back
		texting
	`),
	/** What stands between "I didn't get" and "text". */
	which: listOf(`
		a, any, your, the, my, that, his, her, all, an, no, confirmation, reminder, first, last, other, earlier
		second, voice, email, one, single, of
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
	remove: listOf(`
		remove, delete, take, get, drop, scrub, scratch, erase, pull, cross, strike, cut, purge, wipe, exclude
		unlist, keep, leave, yank, kick, strip, clear, withdraw, removing, taking, deleting, want, need, removed
		deleted, taken, keeping, getting, let
	`),
	/** These need no "from your list". */
	erase: listOf(`
		remove, delete, erase, scrub, purge, unenroll, un enroll, unsubscribe, unlist, unregister, deregister, wipe, exclude
	`),
	forget: listOf(`
		remove, delete, erase, scrub, purge, lose, forget, drop, wipe, unsubscribe, trash, discard, clear
	`),
	off: listOf('off, off of, from, out of, out, off from'),
	list: listOf(`
		files, file, mailing, phonebook,		dialer, auto dialer, autodialer, rolls, roster, call sheet, queue, list, lists, system, systems, database
		records, contacts, phone, phones, directory, campaign, thread, chat, program, texts, messages, texting
		messaging, blast, distribution, service, robot, bot, text list, sms, alerts, notifications, contact list
		rolodex, crm, spam, address book, group text, group chat, communications, communication, marketing, mailings
		listing, lists, server
	`),
	thing: listOf(`
		it, this, that, here, there, everything, this thing, whatever this is, this shit, this crap, these, those
	`),
	unsubscribe: listOf(`
		unsubscribe, unsub, unenroll, un enroll, un subscribe, disenroll, deregister, unregister, un sub
	`),
	blocked: listOf('blocked, blocking, block, reported, reporting, report'),
	consent: listOf('consent, permission, authorization, authorisation, agreement, opt in, approval'),
	law: listOf(`
		fcc, ftc, tcpa, do not call list, do not call registry, dnc, dnc list, dnc registry, do not contact list
		no call list, can spam, tcpa violation, ico, crtc, casl, gdpr, acma, pecr
	`),
	legal: listOf(`
		attorney, lawyer, legal action, lawsuit, sue, sueing, suing, report you, report this, police, harassment
		complaint, court, authorities, cops, reported, reporting you, bbb, block you, press charges
	`),
	/** Somebody of whom the caller tells, not the business. */
	others: listOf(`
		collectors, collector, telemarketers, telemarketer, scammers, bank, roommate, coworker, brother, sister
		mom, mother, dad, father, creditors, creditor, lender, customer, customers, client, guys, outfit, company
		companies, people, girl, student, friend, uncle, aunt, cousin, manager, driver, agent, adjuster, lawyer
		he, she, they, him, her, them, ex, neighbor, neighbour, somebody, someone, landlord, husband, wife
		son, daughter, kids, kid, dog, cat, baby, boss, tenant, tenants, boyfriend, girlfriend, counsel, guy
		insurance
	`),
	/** Nobody says these of a leaking tap. */
	insult: listOf(`
		eat shit, kick rocks, get a life, do one, bite me, drop dead, go to hell, screw you, get bent, bugger off
		get stuffed, go bother, beat it, take a hike, shove it, suck it, kiss my, up yours, bother someone, bother somebody, rot in hell
		fuck yourself, stfu, gtfo, foh, go kick, pound sand
	`),
	hour: listOf(`
		noon, midnight, dark, dinner, lunch, hours, school, bedtime, work, church, class, that, then, five, six
		seven, eight, nine, ten
	`),
	day: listOf(`
		sundays, saturdays, weekends, weekdays, sunday, saturday, monday, mondays, fridays, friday, holidays
		the weekend, the weekends
	`),
};
