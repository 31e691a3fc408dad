import { listOf } from '../../list-of';
import type { Words } from '../../language';

/** What everyday business is about: texts that are waited for, other people, times. */
export const everyday: Words = {
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
	/** Somebody of whom the caller tells, not the business. */
	others: listOf(`
		collectors, collector, telemarketers, telemarketer, scammers, bank, roommate, coworker, brother, sister
		mom, mother, dad, father, creditors, creditor, lender, customer, customers, client, guys, outfit, company
		companies, people, girl, student, friend, uncle, aunt, cousin, manager, driver, agent, adjuster, lawyer
		he, she, they, him, her, them, ex, neighbor, neighbour, somebody, someone, landlord, husband, wife
		son, daughter, kids, kid, dog, cat, baby, boss, tenant, tenants, boyfriend, girlfriend, counsel, guy
		insurance
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
