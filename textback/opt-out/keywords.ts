import { listOf } from './list-of';

/** What carriers and 47 CFR 64.1200(a)(10) name; people of all languages text these. */
export const KEYWORDS = listOf('stop, stop all, stopall, unsubscribe, unsub, optout, opt out, revoke');
