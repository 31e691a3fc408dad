import type { Account } from '../account';
import type { Clock } from '../clock';
import type { EventLog } from '../log';
import type { Behaviour, Timings } from '../options';
import type { Phones } from '../phones';
import type { Studio } from '../studio';
import type { Lines } from '../systems/system';
import type { Target } from '../twiml';
import type { WebhookAnswer, WebhookSender } from '../webhooks';
import type { Recordings } from './recordings';
import { Leg, type LegSettings } from './leg';

/** What every part of a call needs: the telephone exchange that the legs meet in. */
export class Exchange {
	/** All legs, oldest first. */
	readonly legs: Leg[] = [];

	constructor(
		readonly account: Account,
		readonly lines: Lines,
		readonly clock: Clock,
		readonly log: EventLog,
		readonly webhooks: WebhookSender,
		readonly phones: Phones,
		readonly recordings: Recordings,
		readonly studio: Studio,
		readonly timings: Timings,
		readonly behaviour: Behaviour,
	) {}

	/** @throws Error when the leg of a caller is to none of the company's numbers */
	newLeg(settings: Omit<LegSettings, 'system'>): Leg {
		const system = settings.parent?.system ?? this.lines.find(settings.to)?.system;
		if (!system) throw new Error(`${settings.to} is no number of this phone company`);
		const leg = new Leg({ ...settings, system }, this.clock, this.log);
		this.legs.push(leg);
		return leg;
	}

	/** Sends a webhook about the leg, `fields` in Twilio's words. */
	async tell(
		leg: Leg,
		{ fields, ...webhook }: Target & { purpose: string; fields: Record<string, string> },
	): Promise<WebhookAnswer | undefined> {
		const { system } = leg;
		return await this.webhooks.send({ ...webhook, system, params: system.aboutCall(leg, fields) });
	}
}
