import { benchAnswers, type AnswerFigures } from './answers';
import { benchClients, type ClientsFigures, type Compared } from './clients';
import { benchHardTimes, type HardTime } from './hard-times';
import { benchHours, type HoursFigures } from './hours';
import { benchLedger } from './ledger';
import { benchReport } from './report';
import { benchStart, type StartFigures } from './start';
import { benchTexting, type TextingFigures } from './texting';

/** Usage: npm run bench -- [conversations], one million when not said. Writes the tables of docs/performance.md. */
async function main(): Promise<void> {
	const conversations = Number(process.argv[2] ?? 1_000_000);
	showTexting('lazy expressions', await benchTexting());
	showTexting('n8n as it comes', await benchTexting({ N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false' }));
	showAnswers('lazy expressions', await benchAnswers());
	showAnswers('n8n as it comes', await benchAnswers({ N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false' }));
	showHardTimes(await benchHardTimes());
	showClients(await benchClients());
	showStart(await benchStart());
	showHours(await benchHours());
	showReport();
	const { newCaller, knownCaller, floor, forgetting, bytesPerConversation } =
		await benchLedger(conversations);
	table(
		['claim', 'p50', 'p95', 'p50 ÷ bare insert'],
		[
			['new caller', ms(newCaller.p50), ms(newCaller.p95), ratio(newCaller.p50, floor.p50)],
			['known caller', ms(knownCaller.p50), ms(knownCaller.p95), ratio(knownCaller.p50, floor.p50)],
			['bare insert', ms(floor.p50), ms(floor.p95), '1.00'],
		],
	);
	table(
		['forgetting an old caller: the ledger is locked for', 'p50', 'p99', 'longest', 'p50 ÷ bare insert'],
		[
			[
				`one of ${conversations}`,
				ms(forgetting.p50),
				ms(forgetting.p99),
				ms(forgetting.longest),
				ratio(forgetting.p50, floor.p50),
			],
		],
	);
	console.log(`${bytesPerConversation.toFixed(0)} bytes a conversation`);
}

function showTexting(setUp: string, { pack, floor }: Record<'pack' | 'floor', TextingFigures>): void {
	const row = (name: string, of: (figures: TextingFigures) => number, unit: string) => [
		name,
		`${of(floor).toFixed(1)} ${unit}`,
		`${of(pack).toFixed(1)} ${unit}`,
		ratio(of(pack), of(floor)),
	];
	table(
		[`webhook in → text out, ${setUp}`, 'floor', 'reference workflow', 'ratio'],
		[
			row('alone, p50', ({ alone }) => alone.p50, 'ms'),
			row('alone, p95', ({ alone }) => alone.p95, 'ms'),
			row('8 at once, p50', ({ burst }) => burst.p50, 'ms'),
			row('8 at once, p95', ({ burst }) => burst.p95, 'ms'),
			row('8 at once, texts a second', ({ burst }) => burst.perSecond, '/s'),
		],
	);
}

function showAnswers(setUp: string, { floor, pack }: AnswerFigures): void {
	table(
		[`webhook of a call in → answer out, ${setUp}`, 'p50', 'p95', 'p95 ÷ bare webhook'],
		[
			...pack.map(({ step, took }) => [step, ms(took.p50), ms(took.p95), ratio(took.p95, floor.p95)]),
			['bare webhook', ms(floor.p50), ms(floor.p95), '1.00'],
		],
	);
}

function showHardTimes(all: HardTime[]): void {
	table(
		['a call comes in → answer out', 'p50', 'longest', 'later than 2 s', 'p50 ÷ bare webhook'],
		all.map(({ when, call, floor, late, of }) => [
			when,
			ms(call.p50),
			ms(call.longest),
			`${late} of ${of}`,
			ratio(call.p50, floor.p50),
		]),
	);
}

function showClients({ clones, rows, publishing, start, text, idle, requests }: ClientsFigures): void {
	const compared = (name: string, { took, floor }: Compared) => [
		name,
		ms(took.p50),
		ms(took.p95),
		ratio(took.p50, floor.p50),
		ratio(took.p95, floor.p95),
	];
	table(
		['webhook in → text out, many clients', 'p50', 'p95', 'p50 ÷ floor', 'p95 ÷ floor'],
		[
			compared('one client', text.oneClient),
			compared(`${clones} workflows`, text.clones),
			compared(`${rows} rows of one workflow`, text.rows),
		],
	);
	table(
		['publishing a workflow', 'p50', 'p95', 'p50 ÷ bare workflow', 'p95 ÷ bare workflow'],
		[
			compared(`${clones} copies`, publishing.all),
			compared('the first ten', publishing.first),
			compared('the last ten', publishing.last),
		],
	);
	const started = (name: string, { memory, upMs, settledMs }: ClientsFigures['start']['clones']) => [
		name,
		megabytes(memory),
		ratio(memory, start.oneClient.memory),
		seconds(upMs),
		seconds(settledMs),
	];
	table(
		['a start of n8n', 'memory', '÷ one client', 'up after', 'all at work after'],
		[
			started('one client', start.oneClient),
			// Of the bare ones the phone company hears nothing.
			started(`and ${clones} bare workflows`, start.bare).with(-1, ''),
			started(`and ${clones} copies`, start.clones),
		],
	);
	const asked = (name: string, { byKind, mostInASecond }: ClientsFigures['requests']['idle']) => [
		name,
		Object.entries(byKind)
			.map(([kind, count]) => `${count} ${kind}`)
			.join(', '),
		String(mostInASecond),
	];
	table(
		[`requests at the phone company, ${clones} copies`, 'which', 'most in a second'],
		[
			asked('publishing all', requests.publishing),
			asked('a start of n8n', requests.starting),
			asked('half a minute without calls', requests.idle),
		],
	);
	table(
		['work without calls', 'of one core'],
		[
			['one client', `${(idle.oneClient * 100).toFixed(1)} %`],
			[`and ${clones} copies`, `${(idle.clones * 100).toFixed(1)} %`],
		],
	);
}

function showStart({ milliseconds, bytes }: StartFigures): void {
	table(
		["added to n8n's start", 'least', 'median'],
		[
			['time', ms(milliseconds.least), ms(milliseconds.median)],
			['memory', megabytes(bytes.least), megabytes(bytes.median)],
		],
	);
}

function showHours({ decision, mean, floor, loading }: HoursFigures): void {
	const row = (name: string, of: number, to: number) => [name, micros(of), micros(to), ratio(of, to)];
	table(
		['open or closed', 'decision', "luxon's conversion", 'ratio'],
		[
			row('p50', decision.p50, floor.p50),
			row('p95', decision.p95, floor.p95),
			['mean, the first included', micros(mean), '', ''],
			['loading the holidays, once', ms(loading), '', ''],
		],
	);
}

function showReport(): void {
	const { conversations, build, floor } = benchReport();
	table(
		[`a report on ${conversations} conversations`, 'one look at every event', 'ratio'],
		[[ms(build), ms(floor), ratio(build, floor)]],
	);
}

const micros = (milliseconds: number): string => `${(milliseconds * 1000).toFixed(1)} µs`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const ms = (value: number): string => `${value.toFixed(2)} ms`;
const ratio = (value: number, floor: number): string => (value / floor).toFixed(2);

function table(head: string[], rows: string[][]): void {
	const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
	console.log(`${lines.join('\n')}\n`);
}

void main();
