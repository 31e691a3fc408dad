import * as consentAndLaw from './consent-and-law';
import * as doNotTextMe from './do-not-text-me';
import * as leaveMeAlone from './leave-me-alone';
import * as notWanted from './not-wanted';
import * as stopTexting from './stop-texting';
import * as takeMeOff from './take-me-off';
import * as wrongPerson from './wrong-person';

/** What people ask for, each with phrases that are certain and others that only sound like it. */
export const asks = [
	stopTexting,
	doNotTextMe,
	notWanted,
	takeMeOff,
	leaveMeAlone,
	consentAndLaw,
	wrongPerson,
];
