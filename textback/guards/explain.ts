import type { SkipReason } from '../item';

/** The reason in a sentence for the owner and for the person who looks at the run. */
export function explainSkip(reason: SkipReason): string {
	return SENTENCES[reason];
}

const SENTENCES: Record<SkipReason, string> = {
	anonymous: 'The caller withheld their number, so there is nobody to text.',
	numberNotTold: 'The phone system did not say who called. Look in its own list of calls.',
	invalidNumber: 'The caller’s number is not one that can get texts.',
	shortCode: 'The call came from a short code, which is no person’s phone.',
	ownNumber: 'The call came from one of the business’s own phones.',
	optedOut: 'The caller has asked not to be texted.',
	blocked: 'The caller is on the block list.',
	knownCaller: 'The business knows this caller and does not text people it knows.',
	otherCountry: 'The caller’s number is of another country than the business’s.',
	premiumNumber: 'The caller’s number is a premium-rate or service number, which is no person’s phone.',
	tollFreeNumber: 'The call came from a toll-free number, which is a company’s.',
	landline: 'The caller’s number is a landline, which gets no texts. Call them back.',
	mayBeAnswered: 'Nobody knows if the call was answered, and such callers are not to be texted.',
	tooLate: 'The call is too long ago for a text to be welcome. Call them back.',
	gotThrough: 'The caller called again meanwhile and got through.',
	wroteFirst: 'The caller has written meanwhile.',
	quietHours: 'It is night at the caller’s place.',
	alreadyTexted: 'The caller was already texted a short while ago.',
	hourlyLimit: 'This number has sent as many texts within an hour as it may.',
	dailyLimit: 'This number has sent as many texts within a day as it may.',
	callerLimit: 'This caller has been texted as often as one caller may be within an hour or a day.',
	dryRun: 'This was a dry run: nothing was sent.',
	refusedByCarrier: 'The carrier does not deliver texts to this number. Call them back.',
};
