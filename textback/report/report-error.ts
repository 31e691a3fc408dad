/** Which setting of a report cannot be understood. */
export type ReportField =
	| 'firstDay'
	| 'lastDay'
	| 'averageJob'
	| 'closeRate'
	| 'currency'
	| 'segmentPrice'
	| 'colour'
	| 'logo'
	| 'callList'
	| 'columns';

/** A setting or a file that no report can be built from. `advice` says what to do instead. */
export class ReportError extends Error {
	override readonly name = 'ReportError';

	constructor(
		readonly field: ReportField,
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}
