/** What kind of refusal or failure it was, whichever phone system it came from. */
export type ProviderErrorKind =
	/** The credential is wrong or not allowed to do this. */
	| 'credentials'
	/** The recipient told the carrier to stop. */
	| 'optedOut'
	/** The recipient's number cannot get texts: it does not exist or is no mobile number. */
	| 'unreachableNumber'
	/** The sender may not send this: not registered, country not enabled, not ours, trial account. */
	| 'notAllowed'
	/** Too many requests or too many texts waiting. */
	| 'busy'
	/** The phone system failed, or did not answer, or answered what cannot be understood. */
	| 'unavailable'
	/** Any other refusal. */
	| 'refused';

/** Thrown by everything in providers/. `message` says what happened, `advice` what to do next. */
export class ProviderError extends Error {
	override readonly name = 'ProviderError';

	constructor(
		readonly kind: ProviderErrorKind,
		message: string,
		readonly advice: string,
		readonly details: {
			/** The provider's own error code. */
			code?: string;
			httpStatus?: number;
			/** True when the request may have been carried out although no good answer came. */
			mayHaveHappened?: boolean;
			/** True when the same request would be refused again, whatever anybody changes. */
			isFinal?: boolean;
		} = {},
	) {
		super(message);
	}
}
