import { listOf } from '../../list-of';
import type { Words } from '../../language';

const mine = listOf('my, this, that, our').flatMap((whose) =>
	listOf('number, phone, phone number, cell, cell number, cell phone, line, mobile, device').map(
		(what) => `${whose} ${what}`,
	),
);

/** To take something of mine off something of yours. */
export const removing: Words = {
	me: ['me', 'us', 'here', ...mine, 'this person', 'this address'],
	mine: [
		...mine,
		...['my', 'this', 'our'].flatMap((whose) =>
			listOf(`
				name, info, information, contact, contact info, contact information, data, details, digits
			`).map((what) => `${whose} ${what}`),
		),
	],
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
};
