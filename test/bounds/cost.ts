type Work = (text: string) => unknown;

/** UTF-16 units. The square of it is so many steps that a processor is busy for seconds. */
const SIZE = 40_000;
/** In which no processor makes that many. */
const NOTHING_MS = 100;
const MOST_TRIES = 6;
const REFUSALS = [
	'ChannelError',
	'MessageError',
	'NumberListError',
	'ProviderError',
	'ReportError',
	'TemplateError',
];

/**
 * How many times the work grows when the text is twice as long: 1 for work that has a bound, about 2 for work that
 * looks at each character, 4 when it is looked at again for each other one.
 *
 * Processor time is compared, and the best of several tries, so that it is the same on a busy machine.
 */
export async function growth(work: Work, piece: string): Promise<number> {
	const [text, twice] = [SIZE, 2 * SIZE].map((length) =>
		piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
	);
	if (text === undefined || twice === undefined) throw new Error('There is no text');
	let [less, more] = [Infinity, Infinity];
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		more = Math.min(more, await costMs(work, twice));
		if (more < NOTHING_MS) return 1;
		less = Math.min(less, await costMs(work, text));
		if (more / less < 2.5) break;
	}
	return more / less;
}

/** A text may be refused, in words; whatever else is thrown is a mistake. */
async function costMs(work: Work, text: string): Promise<number> {
	return await processorMs(async () => {
		try {
			await work(text);
		} catch (error) {
			if (!(error instanceof Error) || !REFUSALS.includes(error.constructor.name)) throw error;
		}
	});
}

/** How long the work keeps a processor busy. The clock on the wall would tell of the machine's other work, too. */
export async function processorMs(work: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
