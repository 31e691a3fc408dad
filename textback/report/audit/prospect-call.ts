/** A call to a business that has no text-back yet, from whatever list it stands in. */
export type ProspectCall = {
	/** As the record names callers: E.164, `anonymous`, or what the list has. */
	caller: string;
	/** Milliseconds since 1970-01-01 UTC. */
	at: number;
	answered: boolean;
};

/** A call of the business to somebody, who may have been missed before. */
export type CallBack = {
	/** E.164. */
	to: string;
	/** Milliseconds since 1970-01-01 UTC. */
	at: number;
	/** Whether somebody took it, as far as the list tells. */
	answered: boolean;
};
