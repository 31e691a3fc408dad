import { listOf } from '../../list-of';
import type { Words } from '../../language';

/** Consent, the law, and strong words. */
export const threatening: Words = {
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
	/** Nobody says these of a leaking tap. */
	insult: listOf(`
		eat shit, kick rocks, get a life, do one, bite me, drop dead, go to hell, screw you, get bent, bugger off
		get stuffed, go bother, beat it, take a hike, shove it, suck it, kiss my, up yours, bother someone, bother somebody, rot in hell
		fuck yourself, stfu, gtfo, foh, go kick, pound sand
	`),
};
