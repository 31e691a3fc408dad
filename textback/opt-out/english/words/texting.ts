import { listOf } from '../../list-of';
import type { Words } from '../../language';

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

/** To text and to reach somebody, and what is sent. */
export const texting: Words = {
	reach,
	reaching,
	/** These ask for nothing without a "me": "don't bother". */
	annoy: listOf(`
		bother, bug, pester, hound, annoy, disturb, stalk, hassle, badger, follow, chase
	`),
	reachMe: listOf(`
		hit me up, blow me up, blow up my phone, blow my phone up, hit my line, hit my phone, hmu
	`),
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
};
