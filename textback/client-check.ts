import type { HolidayLibrary } from './hours/holiday-library';
import { countryOf, findPlace } from './hours/holiday-plan';
import { describeHours } from './hours/hours-part';
import { HoursError } from './hours/hours-error';
import { MessageError, writeMessage } from './message/write-message';
import { parsePhone } from './phone-number';
import { TemplateError } from './template';

/** A client as a person wrote it into a form or a row of a table. */
export type ClientAnswers = {
	name: string;
	/** E.164. */
	number: string;
	/** The week in one line. */
	hours: string;
	/** IANA name. */
	timeZone: string;
	ownerPhone: string;
	/** The country, or country and region, whose public holidays it keeps: "US-CA"; empty or "none" for none. */
	holidays: string;
	/** By the name of its field. */
	messages: Record<string, string>;
};

export type CheckedClient =
	| { ok: true; ownerPhone: string; hoursInWords: string }
	/** Each a sentence or two that says which answer is meant, and what to write. */
	| { ok: false; problems: string[] };

/**
 * Holds a client's answers to all that the nodes hold them to when a call comes in, so that nothing is found wrong then.
 *
 * @param now Decides what the hours are tried with; ms since 1970-01-01 UTC.
 */
export function checkClient(answers: ClientAnswers, now: number, library: HolidayLibrary): CheckedClient {
	const { name, number, timeZone, messages } = answers;
	const hours = { weeklyHours: answers.hours };
	const country = countryOf(answers.holidays);
	const home = parsePhone(number);
	const owner = parsePhone(answers.ownerPhone, home.kind === 'number' ? home.country : undefined);
	const problems = [
		...(name.trim() === '' ? ['The business’s name is missing.'] : []),
		...(owner.kind === 'number'
			? []
			: [
					`“${answers.ownerPhone}” is not a phone number. Write the owner’s as people do, e.g. (415) 555-0111.`,
				]),
		...problemsOf(() => describeHours(hours, now, timeZone)),
		...problemsOf(() => country !== undefined && findPlace({ country }, library)),
		...Object.entries(messages).flatMap(([field, template]) =>
			problemsOf(() => {
				const view = { business: { name, number } };
				writeMessage({
					template,
					isTemplate: true,
					view,
					businessName: name,
					firstContact: true,
					optOutLine: { language: 'auto' },
					plainPunctuation: true,
				});
			}).map((problem) => `${field}: ${problem}`),
		),
	];
	if (problems.length > 0 || owner.kind !== 'number') return { ok: false, problems };
	const all = { ...hours, ...(country !== undefined && { publicHolidays: { country } }) };
	return {
		ok: true,
		ownerPhone: owner.e164,
		hoursInWords: describeHours(all, now, timeZone, 'en-US', library),
	};
}

function problemsOf(attempt: () => unknown): string[] {
	try {
		attempt();
		return [];
	} catch (error) {
		if (error instanceof HoursError) {
			const subject = isOfHolidays(error) ? 'Public holidays' : 'Hours';
			return [`${subject}: ${error.message} ${error.advice}`];
		}
		if (error instanceof TemplateError || error instanceof MessageError) return [error.message];
		throw error;
	}
}

function isOfHolidays({ field }: HoursError): boolean {
	return field === 'publicHolidays' || field === 'holidayRegion';
}
