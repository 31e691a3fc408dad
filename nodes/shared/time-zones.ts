import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { asText } from './parameters';

export const WORKFLOW_TIME_ZONE = { name: 'Same as This Workflow', value: 'workflow' };

/** For nodes that go by the clock of a business; the list needs {@link searchTimeZones}. */
export const timeZoneField: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: WORKFLOW_TIME_ZONE.value, cachedResultName: WORKFLOW_TIME_ZONE.name },
	description: 'Where the business is. Its hours are read by the clock there.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTimeZones', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. America/New_York',
		},
	],
};

/** The zones most businesses look for, by the names people know them by. */
const COMMON: INodeListSearchItems[] = [
	{ name: 'US Eastern (New York)', value: 'America/New_York' },
	{ name: 'US Central (Chicago)', value: 'America/Chicago' },
	{ name: 'US Mountain (Denver)', value: 'America/Denver' },
	{ name: 'US Arizona (Phoenix)', value: 'America/Phoenix' },
	{ name: 'US Pacific (Los Angeles)', value: 'America/Los_Angeles' },
	{ name: 'US Alaska (Anchorage)', value: 'America/Anchorage' },
	{ name: 'US Hawaii (Honolulu)', value: 'Pacific/Honolulu' },
	{ name: 'Canada Newfoundland (St. John’s)', value: 'America/St_Johns' },
	{ name: 'Canada Atlantic (Halifax)', value: 'America/Halifax' },
	{ name: 'Canada Eastern (Toronto)', value: 'America/Toronto' },
	{ name: 'Canada Central (Winnipeg)', value: 'America/Winnipeg' },
	{ name: 'Canada Saskatchewan (Regina)', value: 'America/Regina' },
	{ name: 'Canada Mountain (Edmonton)', value: 'America/Edmonton' },
	{ name: 'Canada Pacific (Vancouver)', value: 'America/Vancouver' },
	{ name: 'United Kingdom (London)', value: 'Europe/London' },
	{ name: 'Ireland (Dublin)', value: 'Europe/Dublin' },
	{ name: 'Australia (Sydney, Melbourne)', value: 'Australia/Sydney' },
	{ name: 'Australia (Brisbane)', value: 'Australia/Brisbane' },
	{ name: 'Australia (Adelaide)', value: 'Australia/Adelaide' },
	{ name: 'Australia (Perth)', value: 'Australia/Perth' },
	{ name: 'New Zealand (Auckland)', value: 'Pacific/Auckland' },
];

const UTC = { name: 'UTC', value: 'UTC' };

/** IANA name of the business's time zone, as it is set for one item. */
export function readTimeZone(context: IExecuteFunctions, item: number): string {
	const name = asText(context.getNodeParameter('timeZone', item, '', { extractValue: true })).trim();
	return name === WORKFLOW_TIME_ZONE.value ? context.getTimezone() : name;
}

/** The time zones of the world whose name or place has the words a person typed, the common ones first. */
export function searchTimeZones(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const listed = new Set([...COMMON, UTC].map(({ value }) => value));
	const others = Intl.supportedValuesOf('timeZone')
		.filter((zone) => !listed.has(zone))
		.map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone }));
	const wanted = plain(filter);
	const results = [WORKFLOW_TIME_ZONE, ...COMMON, ...others, UTC].filter(
		({ name, value }) => plain(name).includes(wanted) || plain(String(value)).includes(wanted),
	);
	return Promise.resolve({ results });
}

function plain(text: string): string {
	return text.toLowerCase().replaceAll('_', ' ').trim();
}
