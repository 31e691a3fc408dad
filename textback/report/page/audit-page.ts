import { writeMoney } from '../money';
import type { Audit } from '../audit/audit';
import { readBranding, type Branding } from './branding';
import { weekChart, funnelChart } from './charts';
import { estimateBox, frame, section, table, tiles } from './frame';
import { html, type Html } from './html';
import { counted, duration, grouped, hourInWords, percent, periodInWords } from './words';

const SUBJECT = 'What happens to calls that nobody answers';
const FOOT =
	'From the business’s own list of calls. People are counted once, however often they called; everybody who hides the number counts as a person of their own. A call that a voicemail took counts as answered where the list says no more.';

/**
 * A prospect's audit as one page of HTML.
 *
 * @param account how the list was read, in sentences
 * @throws {ReportError} for a colour or a logo that a page cannot have.
 */
export function auditPage(
	audit: Audit,
	prospect: string,
	branding: Partial<Branding> = {},
	account = '',
): string {
	const period = audit.period ? periodInWords(audit.period) : '';
	const sheets = audit.isEmpty
		? [html`<p class="lead">There is no call in the list.</p>`]
		: [firstSheet(audit), secondSheet(audit)];
	const foot = account === '' ? FOOT : `${FOOT} How the list was read: ${account}`;
	return frame({ client: prospect, subject: SUBJECT, period }, readBranding(branding), sheets, foot);
}

function firstSheet(audit: Audit): Html {
	const { calls, people, missedByHour, busiest, period } = audit;
	const steps = [
		{ label: 'Missed', number: people.missed },
		{ label: 'Never reached', number: people.neverGotThrough },
		{ label: 'Tried again', number: people.gaveUp },
	];
	return html`<p class="lead">${leadOf(audit)}</p>
		${section(
			'At a glance',
			tiles([
				{ figure: grouped(calls.all), label: 'calls came in' },
				{
					figure: grouped(calls.missed),
					label: 'were missed',
					...(calls.shareMissed !== undefined && { note: `${percent(calls.shareMissed)} of all` }),
				},
				{ figure: grouped(people.neverGotThrough), label: 'people never got through' },
			]),
		)}
		${
			people.missed > 0 &&
			section(
				'When calls are missed',
				weekChart(missedByHour, 'Missed calls by day and hour'),
				html`<p>Most often: ${busiest.map(hourInWords).join(' · ')}.</p>`,
				period && html`<p class="note">By the clock of ${period.timezone.replaceAll('_', ' ')}.</p>`,
			)
		}
		${
			people.missed > 0 &&
			section(
				'People whose calls were missed',
				funnelChart(steps, `${people.missed} people missed, ${people.neverGotThrough} never reached`),
				html`<p class="note">“Tried again” are those who called more than once and never got through.</p>`,
				people.calledBack !== undefined && html`<p>${calledBackInWords(people)}</p>`,
			)
		}`;
}

function calledBackInWords({ missed, calledBack = 0, minutesToCallBack }: Audit['people']): string {
	if (calledBack === 0) return 'The list has no call from the business back to any of them.';
	const wait =
		minutesToCallBack === undefined ? '' : `, half of them within ${duration(minutesToCallBack * 60)}`;
	return `The business called back ${grouped(calledBack)} of ${counted(missed, 'person', 'people')}${wait}. Those it reached do not count as never reached.`;
}

function leadOf({ calls, people }: Audit): string {
	if (calls.missed === 0) return `All ${counted(calls.all, 'call')} were answered.`;
	const share = calls.shareMissed === undefined ? '' : ` (${percent(calls.shareMissed)})`;
	return `${grouped(calls.missed)} of ${counted(calls.all, 'call')}${share} were missed. ${counted(people.neverGotThrough, 'person', 'people')} never got through, and ${grouped(people.gaveUp)} of them had tried more than once.`;
}

function secondSheet({ covered, notTextable, repeatCallers, money }: Audit): Html {
	const { whileOpen, whileClosed } = covered;
	const when =
		whileOpen === undefined || whileClosed === undefined
			? ''
			: `: ${grouped(whileOpen)} while the business was open and nobody was free, ${grouped(whileClosed)} while it was closed`;
	const others =
		notTextable === 0
			? ''
			: ` ${counted(notTextable, 'more person', 'more people')} called from a hidden number or a line that gets no texts.`;
	return html`${section(
		'What a text within seconds would have covered',
		html`<p>
			${counted(covered.people, 'person', 'people')} would have had a text in the business’s name right after
			the missed call${when}.${others}
		</p>`,
	)}
	${
		money &&
		money.estimates.length > 0 &&
		section(
			'What the missed calls may have been worth',
			...money.estimates.map((estimate, index) =>
				estimateBox(
					estimate,
					writeMoney(estimate.value, money.currency),
					index === 0 ? 'a careful estimate' : 'if everybody counts whom nobody talked to',
					index > 0,
				),
			),
		)
	}
	${
		repeatCallers.length > 0 &&
		section(
			'Who tried again and gave up',
			table(
				['Caller', 'Calls'],
				repeatCallers.map(({ nationalNumber, number, calls }) => [nationalNumber ?? number, grouped(calls)]),
			),
			html`<p class="note">Numbers of people: keep this page within the business.</p>`,
		)
	}`;
}
