import { benchAnswers, type AnswerFigures } from './answers';
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
	showStart(await benchStart());
	showHours(await benchHours());
	showReport();
	const { newCaller, knownCaller, floor } = await benchLedger(conversations);
	table(
		['claim', 'p50', 'p95', 'p50 ÷ bare insert'],
		[
			['new caller', ms(newCaller.p50), ms(newCaller.p95), ratio(newCaller.p50, floor.p50)],
			['known caller', ms(knownCaller.p50), ms(knownCaller.p95), ratio(knownCaller.p50, floor.p50)],
			['bare insert', ms(floor.p50), ms(floor.p95), '1.00'],
		],
	);
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

function showStart({ milliseconds, bytes }: StartFigures): void {
	const megabytes = (value: number) => `${(value / 1e6).toFixed(1)} MB`;
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
const ms = (value: number): string => `${value.toFixed(2)} ms`;
const ratio = (value: number, floor: number): string => (value / floor).toFixed(2);

function table(head: string[], rows: string[][]): void {
	const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
	console.log(`${lines.join('\n')}\n`);
}

void main();
