import { readIntent, type Intent } from '../../../textback/opt-out/read-intent';

export type Label = Extract<Intent, 'optOut' | 'unsure' | 'reply'>;

/** Messages by what a reasonable person takes them for. */
export type Labelled = Record<Label, readonly string[]>;

export const LABELS: readonly Label[] = ['optOut', 'unsure', 'reply'];

/** How the classifier does on a table of messages. */
export function scores(name: string, table: Labelled) {
	const rows = LABELS.flatMap((label) =>
		table[label].map((body) => ({ body, label, read: readIntent(body) })),
	);
	const count = (label: Label | undefined, read: Intent) =>
		rows.filter((row) => row.read === read && (label === undefined || row.label === label)).length;
	const of = (label: Label) => {
		const right = count(label, label);
		return { precision: right / count(undefined, label), recall: right / table[label].length };
	};
	return {
		rows,
		of,
		/** The share of opt-outs that pass as a plain reply, which nobody is told about. */
		unflagged: count('optOut', 'reply') / table.optOut.length,
		/** The share of everyday replies that somebody is asked to look at for nothing. */
		flagged: count('reply', 'unsure') / table.reply.length,
		report: [
			`${name}, ${rows.length} messages`,
			...LABELS.map((label) => {
				const { precision, recall } = of(label);
				return `  ${label}: ${table[label].length}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
			}),
		].join('\n'),
	};
}
