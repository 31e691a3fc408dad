import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { HoursError } from '../../textback/hours/hours-error';
import { loadHolidayLibrary } from '../../textback/hours/holiday-library';
import { describeHours, hoursAt } from '../../textback/hours/hours-part';
import type { HoursPart } from '../../textback/item';
import { withAdvice } from '../shared/errors';
import { failedItem } from '../shared/failed-item';
import { asHoursNodeError } from './errors';
import { isRecord } from '../shared/parameters';
import { getPublicHolidays, searchCountries, searchHolidays, searchRegions } from './holiday-lists';
import { properties } from './properties';
import { readLocale, readMoment, readSettings } from './settings';
import { readTimeZone, searchTimeZones } from '../shared/time-zones';

const OUTPUT_NAMES = ['Open', 'After Hours', 'Holiday'];

const MOST_HINTS = 3;

export class BusinessHoursRouter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Business Hours Router',
		name: 'businessHoursRouter',
		icon: {
			light: 'file:businessHoursRouter.svg',
			dark: 'file:businessHoursRouter.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["timeZone"] === "workflow" ? "" : $parameter["timeZone"] }}',
		description: 'Sorts calls by whether the business is open, closed for the day, or on holiday',
		defaults: { name: 'Business Hours Router' },
		// Of a tool, an AI agent reads the first output only: it would hear nothing when the business is closed.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUT_NAMES.map(() => NodeConnectionTypes.Main),
		outputNames: OUTPUT_NAMES,
		properties,
	};

	methods = {
		listSearch: { searchCountries, searchHolidays, searchRegions, searchTimeZones },
		loadOptions: { getPublicHolidays },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const now = Date.now();
		const outputs: Record<HoursPart['state'], INodeExecutionData[]> = {
			open: [],
			afterHours: [],
			holiday: [],
		};
		const explained = new Set<string>();
		for (const [index, item] of this.getInputData().entries()) {
			try {
				const zone = readTimeZone(this, index);
				const moment = readMoment(this, index, item.json, now);
				const settings = readSettings(this, index);
				const library = settings.publicHolidays && (await loadHolidayLibrary());
				const asked = [settings, moment, zone, readLocale(this, index), library] as const;
				const hours = hoursAt(...asked, now);
				if (this.getMode() === 'manual') explained.add(describeHours(...asked));
				outputs[hours.state].push({
					...item,
					json: { ...item.json, ...business(item.json, zone), hours },
					pairedItem: { item: index },
				});
			} catch (error) {
				const nodeError = asHoursNodeError(this.getNode(), error, index);
				const fails = !this.continueOnFail();
				if (fails && isMissedCaller(this, error, item.json)) {
					const problem = withAdvice(nodeError);
					this.logger.error(`${this.getNode().name}: a caller gets a plain text. ${problem}`);
					outputs.afterHours.push({ ...item, json: { ...item.json, problem }, pairedItem: { item: index } });
					continue;
				}
				if (fails) throw nodeError;
				// A caller who is texted as if the business were closed loses nothing.
				outputs.afterHours.push(failedItem(this, item, index, nodeError));
			}
		}
		explain(this, explained);
		return [outputs.open, outputs.afterHours, outputs.holiday];
	}
}

/**
 * Somebody who waits for a text: they are not to go without one because of hours that cannot be read. A person who tries
 * the node is to see the error.
 */
function isMissedCaller(context: IExecuteFunctions, error: unknown, { event }: IDataObject): boolean {
	return error instanceof HoursError && event === 'missedCall' && context.getMode() !== 'manual';
}

/** After a test run, says above the output how the hours were understood, so that a typing mistake shows. */
function explain(context: IExecuteFunctions, sentences: ReadonlySet<string>): void {
	const messages = [...sentences].slice(0, MOST_HINTS);
	context.addExecutionHints(...messages.map((message) => ({ message, location: 'outputPane' as const })));
}

/** The business with its time zone, unless an earlier node has already said it. */
function business(json: IDataObject, timezone: string): IDataObject {
	const known = json.business ?? {};
	return isRecord(known) && !known.timezone ? { business: { ...known, timezone } } : {};
}
