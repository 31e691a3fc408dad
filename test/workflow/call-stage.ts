import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { isRecord } from '../../nodes/shared/parameters';
import type { Call, CallRequest, PhoneCompany, PhoneCompanyOptions } from '../../sandbox/phone-company';
import { BUSINESS, CALLER, OWNER, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, type WebhookOutcome } from './engine';
import { credentialFor, exposed, forgetLedger, telnyxCredentialFor } from './support';

/** A phone company and an active Missed Call Trigger that it can reach. */
export class CallStage {
	private readonly outcomes: WebhookOutcome[] = [];

	private constructor(
		readonly company: PhoneCompany,
		private exposure?: Awaited<ReturnType<typeof exposed>>,
	) {}

	/** @param parameters of the trigger, on top of a number, a name and the owner's phone. */
	static async open(parameters: object = {}, options: Partial<PhoneCompanyOptions> = {}): Promise<CallStage> {
		const stage = new CallStage(await startQuickCompany(options));
		stage.exposure = await exposed(
			(publicUrl) =>
				new MountedTrigger({
					node: MissedCallTrigger,
					parameters: {
						phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
						businessName: 'Oak Street Plumbing',
						phones: { phone: [{ number: OWNER }] },
						...parameters,
					},
					credentials: [credentialFor(stage.company), telnyxCredentialFor(stage.company)],
					publicUrl,
				}),
			(outcome) => stage.outcomes.push(outcome),
		);
		try {
			await stage.exposure.trigger.activate();
		} catch (error) {
			await stage.close();
			throw error;
		}
		return stage;
	}

	async call(request: Partial<CallRequest> = {}): Promise<Call> {
		return await this.company.placeCall({ from: CALLER, to: BUSINESS, ...request });
	}

	/** n8n ends and starts again, with the workflow active. @returns what the trigger hands out next */
	async restart(): Promise<INodeExecutionData[][]> {
		const trigger = this.exposure?.trigger;
		if (!trigger) throw new Error('The stage is not open');
		await trigger.stop();
		await trigger.activate('init');
		return await trigger.nextEmission();
	}

	/** Waits until a webhook of this purpose is answered. */
	async answered(purpose: string): Promise<void> {
		await this.company.next((event) => event.type === 'webhookAnswer' && event.purpose === purpose);
	}

	/** Waits until a phone rings and that was reported. */
	async rings(number = OWNER): Promise<void> {
		await this.company.phone(number).rings();
		await this.answered('phone rings');
	}

	/** Waits until the call is over and the phone company has said so. */
	async over(call: Call): Promise<void> {
		await call.waitFor('ended');
		await this.answered('call ended');
	}

	/** n8n does not know the workflow's address any more. */
	async unpublish(): Promise<void> {
		this.company.internet = 'notFound';
		await this.trigger.deactivate();
	}

	async publish(): Promise<void> {
		this.company.internet = 'fine';
		await this.trigger.activate();
	}

	/** The next that the trigger itself has handed out. */
	async emission(): Promise<INodeExecutionData[][]> {
		return await this.trigger.nextEmission();
	}

	private get trigger(): MountedTrigger {
		if (!this.exposure) throw new Error('The stage is not open');
		return this.exposure.trigger;
	}

	/** What has entered the workflow so far, by the output that it left by: 0 is Missed Call, 1 is Voicemail. */
	items(output = 0): IDataObject[] {
		return this.outcomes.flatMap(({ started }) => started?.[output] ?? []).map(({ json }) => json);
	}

	/** The reasons of the missed calls so far. */
	reasons(): unknown[] {
		return this.items().map(({ call }) => isRecord(call) && call.reason);
	}

	/** What was heard on the line by anyone. */
	heard(): string[] {
		return this.company.events().flatMap((event) => (event.type === 'heard' ? [event.text] : []));
	}

	async close(): Promise<void> {
		await this.exposure?.trigger.stop();
		await this.company.close();
		await this.exposure?.close();
		await forgetLedger();
	}
}
