/** A call to a business that has no text-back yet, from whatever list it stands in. */
export type ProspectCall = {
	/** As the record names callers: E.164, `anonymous`, or what the list has. */
	caller: string;
	/** Milliseconds since 1970-01-01 UTC. */
	at: number;
	answered: boolean;
};
