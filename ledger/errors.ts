/** What went wrong with the record, so that a node can say it in its own words. */
export type LedgerProblem =
	/** This Node.js has no SQLite in it. */
	| 'noSqlite'
	/** The folder or the file in it cannot be written. */
	| 'notWritable'
	/** The file is there but is no ledger, or is damaged. */
	| 'damaged'
	/** The file was written by a later version of this package. */
	| 'newer'
	/** Several processes would use a ledger that is for one. */
	| 'notShared'
	/** The server that keeps it does not answer. */
	| 'unreachable'
	/** The server does not let us in, or has no such database. */
	| 'refused'
	/** Another process is its owner, which only one can be. */
	| 'inUse'
	/** Another process kept it locked for too long. */
	| 'locked'
	/** Anything else that the database said. */
	| 'failed';

/** The one error that opening or using the ledger throws. Its message says what happened and what to do. */
export class LedgerError extends Error {
	override readonly name = 'LedgerError';

	constructor(
		readonly problem: LedgerProblem,
		message: string,
		options?: ErrorOptions,
	) {
		super(message, options);
	}
}
