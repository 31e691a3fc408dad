import { newSid } from './sids';
import { asRecord } from './http';

/** What follows a widget: on this event, and under these conditions where it splits. */
export type Transition = {
	event: string;
	next?: string;
	conditions?: Array<{ type: string; arguments: string[]; value: string }>;
};

export type Widget = {
	name: string;
	type: string;
	transitions: Transition[];
	properties: Record<string, string | number | boolean>;
};

export type FlowDefinition = { initial_state: string; states: Widget[] };

/** With the API's own field names. */
export type StudioFlow = {
	sid: string;
	friendly_name: string;
	status: string;
	revision: number;
	definition: FlowDefinition;
	date_created: string;
	date_updated: string;
};

/** The kinds of widgets that are played here, their events, and what each needs (https://www.twilio.com/docs/studio/widget-library). */
const KINDS: Record<string, { events: readonly string[]; needs: readonly string[] }> = {
	trigger: {
		events: [
			'incomingCall',
			'incomingMessage',
			'incomingConversationMessage',
			'incomingRequest',
			'incomingParent',
		],
		needs: [],
	},
	'connect-call-to': { events: ['callCompleted', 'hangup'], needs: ['noun', 'to', 'caller_id'] },
	'split-based-on': { events: ['match', 'noMatch'], needs: ['input'] },
	'say-play': { events: ['audioComplete'], needs: [] },
	'record-voicemail': { events: ['recordingComplete', 'noAudio', 'hangup'], needs: [] },
};

/** Flows that the phone company itself runs, so that a call has an answer when its customer has none. */
export class Studio {
	readonly #flows = new Map<string, StudioFlow>();

	/** @param baseUrl asked late, when the port is known */
	constructor(
		private readonly baseUrl: () => string,
		private readonly accountSid: string,
	) {}

	/** The customer may be kept from making flows. */
	isAllowed = true;

	all(): StudioFlow[] {
		return [...this.#flows.values()];
	}

	get(sid: string): StudioFlow | undefined {
		return this.#flows.get(sid);
	}

	create(name: string, status: string, definition: FlowDefinition): StudioFlow {
		const now = new Date().toISOString();
		const flow: StudioFlow = {
			sid: newSid('FW'),
			friendly_name: name,
			status,
			revision: 1,
			definition,
			date_created: now,
			date_updated: now,
		};
		this.#flows.set(flow.sid, flow);
		return flow;
	}

	clear(): void {
		this.#flows.clear();
	}

	remove(sid: string): boolean {
		return this.#flows.delete(sid);
	}

	/** Where a number finds the flow. */
	urlOf({ sid }: StudioFlow): string {
		return `${this.baseUrl()}/v1/Accounts/${this.accountSid}/Flows/${sid}`;
	}

	/** The published flow that answers at this address. */
	at(url: string): StudioFlow | undefined {
		return this.all().find((flow) => flow.status === 'published' && this.urlOf(flow) === url);
	}
}

/** @returns the definition, or what is wrong with it (https://www.twilio.com/docs/studio/rest-api/v2/schemas) */
export function readDefinition(json: string): { definition: FlowDefinition } | { problems: string[] } {
	let parsed: unknown;
	try {
		parsed = JSON.parse(json);
	} catch {
		return { problems: ['Definition is not JSON'] };
	}
	const { initial_state: initial, states: given } = asRecord(parsed) ?? {};
	const states = Array.isArray(given) ? given.map(readWidget) : [];
	const names = new Set(states.map(({ name }) => name));
	const problems = states.flatMap((widget) => problemsOf(widget, names));
	if (typeof initial !== 'string' || !names.has(initial)) problems.push('initial_state names no state');
	if (names.size < states.length) problems.push('two states have the same name');
	return problems.length > 0 ? { problems } : { definition: { initial_state: String(initial), states } };
}

function readWidget(given: unknown): Widget {
	const { name, type, transitions, properties } = asRecord(given) ?? {};
	return {
		name: String(name),
		type: String(type),
		transitions: Array.isArray(transitions) ? transitions.map(readTransition) : [],
		properties: plainValues(asRecord(properties) ?? {}),
	};
}

/** The place on Studio's canvas, an object, is left out. */
function plainValues(given: Record<string, unknown>): Widget['properties'] {
	const plain: Widget['properties'] = {};
	for (const [name, value] of Object.entries(given)) {
		if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
			plain[name] = value;
		}
	}
	return plain;
}

function readTransition(given: unknown): Transition {
	const { event, next, conditions } = asRecord(given) ?? {};
	return {
		event: String(event),
		...(typeof next === 'string' && { next }),
		...(Array.isArray(conditions) && {
			conditions: conditions.map((condition: unknown) => {
				const { type, arguments: given, value } = asRecord(condition) ?? {};
				return {
					type: String(type),
					arguments: Array.isArray(given) ? given.map(String) : [],
					value: String(value),
				};
			}),
		}),
	};
}

function problemsOf({ name, type, transitions, properties }: Widget, names: ReadonlySet<string>): string[] {
	const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
	if (!kind) return [`${name}: ${type} is not known here`];
	return [
		...(/^[A-Za-z0-9_-]+$/.test(name) ? [] : [`${name}: not a name`]),
		...kind.needs
			.filter((need) => typeof properties[need] !== 'string')
			.map((need) => `${name}: ${need} is missing`),
		...transitions
			.filter(({ event }) => !kind.events.includes(event))
			.map(({ event }) => `${name}: ${event} is no event of ${type}`),
		...transitions
			.filter(({ next }) => next !== undefined && !names.has(next))
			.map(({ next }) => `${name}: there is no state ${next}`),
	];
}
