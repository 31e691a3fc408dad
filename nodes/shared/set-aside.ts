import type { ITriggerFunctions } from 'n8n-workflow';

/** Tells the operator of what is on record and cannot be read. */
export function logSetAside(context: ITriggerFunctions): (what: string) => void {
	return (what) =>
		context.logger.error(
			`${context.getNode().name}: ${what} cannot be read from the record and was set aside. Call the caller back, if the record tells who it was.`,
			{ workflowId: context.getWorkflow().id },
		);
}
