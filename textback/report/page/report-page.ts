import { sum } from '../figures';
import { writeMoney } from '../money';
import type { Report } from '../report';
import { readBranding, type Branding } from './branding';
import { funnelChart, variantChart, weekChart } from './charts';
import { estimateBox, frame, section, table, tiles, type Tile } from './frame';
import { html, type Html } from './html';
import { counted, duration, grouped, hourInWords, percent, periodInWords } from './words';

const MOST_REASONS = 8;
const MOST_VARIANTS = 5;

const SUBJECT = 'Missed calls and what came of them';
const FOOT =
	'People are counted once, however often they called. What came of a call counts up to the day on which this page was made. People marked as spam are left out.';

/**
 * A report as one page of HTML, for the client.
 *
 * @throws {ReportError} for a colour or a logo that a page cannot have.
 */
export function reportPage(report: Report, client: string, branding: Partial<Branding> = {}): string {
	const head = { client, subject: SUBJECT, period: periodInWords(report.period) };
	const sheets = report.isEmpty
		? [
				html`<p class="lead">No call came in during this time.</p>
					${report.texts.sent > 0 && section('Texts', html`<p>${billOf(report)}</p>`)}`,
			]
		: [firstSheet(report), secondSheet(report)];
	return frame(head, readBranding(branding), sheets, FOOT);
}

function firstSheet(report: Report): Html {
	const { missed, texted, delivered, replied, booked } = report.callers;
	const steps = [
		{ label: 'People missed', number: missed },
		{ label: 'Texted', number: texted },
		{ label: 'Text arrived', number: delivered },
		{ label: 'Wrote back', number: replied },
		{ label: 'Booked', number: booked },
	];
	return html`<p class="lead">${leadOf(report)}</p>
		${section('From missed call to booking', funnelChart(steps, `${missed} people missed, ${booked} booked`), html`<p class="note">Shares are of the people whose calls were missed.</p>`, bookedNote(report))}
		${section('At a glance', tiles(glance(report)))} ${worth(report)}`;
}

function leadOf({ callers, medianSecondsToText }: Report): string {
	const { missed, texted, replied, booked } = callers;
	if (missed === 0) return 'No call was missed.';
	const people =
		missed === 1 ? 'One person’s call was missed' : `${grouped(missed)} people’s calls were missed`;
	const speed =
		medianSecondsToText === undefined ? '' : `, half of them within ${duration(medianSecondsToText)}`;
	const booking = booked > 0 ? ` and ${grouped(booked)} booked` : '';
	return `${people}. ${grouped(texted)} got a text${speed}. ${grouped(replied)} wrote back${booking}.`;
}

function bookedNote({ bookedWithoutReply }: Report): Html | undefined {
	if (bookedWithoutReply === 0) return undefined;
	return html`<p class="note">
		${counted(bookedWithoutReply, 'more person', 'more people')} booked without answering the text, by calling
		again for instance. They are in no bar.
	</p>`;
}

function glance({ calls, medianSecondsToText, medianSecondsToReply, outcomes }: Report): Tile[] {
	const all: Array<Tile | undefined> = [
		calls.shareMissed === undefined
			? { figure: grouped(calls.missed), label: calls.missed === 1 ? 'call missed' : 'calls missed' }
			: {
					figure: percent(calls.shareMissed),
					label: 'of all calls were missed',
					note: `${grouped(calls.missed)} of ${grouped(calls.all)}`,
				},
		medianSecondsToText === undefined
			? undefined
			: {
					figure: duration(medianSecondsToText),
					label: 'until the caller had a text',
					note: 'half were faster',
				},
		medianSecondsToReply === undefined
			? undefined
			: { figure: duration(medianSecondsToReply), label: 'until they wrote back', note: 'half were faster' },
		outcomes.won > 0
			? { figure: grouped(outcomes.won), label: outcomes.won === 1 ? 'job won' : 'jobs won' }
			: undefined,
	];
	return all.filter((tile) => tile !== undefined);
}

function worth({ money, wonValue, outcomes }: Report): Html | undefined {
	if (!money || (money.estimates.length === 0 && wonValue === 0)) return undefined;
	const { currency, estimates } = money;
	const onRecord =
		wonValue > 0 &&
		html`<div class="money minor">
			<p class="figure">${writeMoney(wonValue, currency)} on record</p>
			<p class="note">Entered for ${counted(outcomes.won, 'job')} that came of these calls.</p>
		</div>`;
	return section(
		'What it is worth',
		...estimates.map((estimate, index) =>
			estimateBox(
				estimate,
				writeMoney(estimate.value, currency),
				index === 0 ? 'a careful estimate' : 'if everybody counts who got the text',
				index > 0,
			),
		),
		onRecord,
	);
}

function secondSheet(report: Report): Html {
	const { busiest, missedByHour, notTexted, variants, calls, period, optedOut } = report;
	const unsure =
		calls.uncertain === 0
			? ''
			: ` ${counted(calls.uncertain, 'call')} may have been answered and count here.`;
	return html`${section(
		'When calls are missed',
		weekChart(missedByHour, 'Missed calls by day and hour'),
		busiest.length > 0 && html`<p>Most often: ${busiest.map(hourInWords).join(' · ')}.</p>`,
		html`<p class="note">By the clock of ${period.timezone.replaceAll('_', ' ')}.${unsure}</p>`,
	)}
	${
		variants &&
		section(
			'Which message gets replies',
			variantChart(variants.variants.slice(0, MOST_VARIANTS), 'Share of replies by message'),
			html`<p>${variants.verdict}</p>
				<p class="note">
					The dot is the share of replies; the band is where the true share lies, 95 times of 100.
				</p>`,
		)
	}
	${
		notTexted.length > 0 &&
		section('Who got no text, and why', table(['Reason', 'People'], reasonRows(notTexted)))
	}
	${section(
		'Texts',
		html`<p>
			${billOf(report)} ${optedOut === 0 ? 'Nobody' : counted(optedOut, 'person', 'people')} asked not to be
			texted any more.
		</p>`,
	)}`;
}

function billOf({ texts, money }: Report): string {
	const cost =
		texts.cost === undefined || !money ? '' : ` They cost ${writeMoney(texts.cost, money.currency)}.`;
	return `${counted(texts.sent, 'text')} went out during this time, answers to replies included: ${counted(texts.segments, 'part')} on the phone company’s bill.${cost}`;
}

/** As many as fit on the sheet; the rarest go together. */
function reasonRows(reasons: Report['notTexted']): string[][] {
	const [shown, others] = [reasons.slice(0, MOST_REASONS), reasons.slice(MOST_REASONS)];
	const rest = sum(others.map(({ callers }) => callers));
	return [
		...shown.map(({ why, callers }) => [why, grouped(callers)]),
		...(rest > 0 ? [['Other reasons.', grouped(rest)]] : []),
	];
}
