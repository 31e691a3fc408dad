import { share, threeDigits } from './figures';
import type { Story, TextStory } from './stories';
import { wilson, type Interval } from './wilson';

/** How one wording of the message did. `interval`: in which the true share of replies lies, 95 times of 100. */
export type VariantResult = {
	name: string;
	texts: number;
	replies: number;
	share: number;
	interval: Interval;
};

export type VariantComparison = {
	variants: VariantResult[];
	/** What may be said of them, in a sentence. */
	verdict: string;
};

/** @returns undefined when there was one wording only. */
export function compareVariants(stories: readonly Story[]): VariantComparison | undefined {
	const byName = new Map<string, TextStory[]>();
	for (const text of stories.flatMap(({ texts }) => texts)) {
		if (text.variant === undefined) continue;
		const own = byName.get(text.variant);
		if (own) own.push(text);
		else byName.set(text.variant, [text]);
	}
	if (byName.size < 2) return undefined;
	const variants = [...byName].map(([name, texts]) => resultOf(name, texts));
	variants.sort((one, other) => other.share - one.share || one.name.localeCompare(other.name));
	return { variants, verdict: judge(variants) };
}

function resultOf(name: string, texts: readonly TextStory[]): VariantResult {
	const replies = texts.filter(({ repliedAt }) => repliedAt !== undefined).length;
	const { low = 0, high = 1 } = wilson(replies, texts.length) ?? {};
	return {
		name,
		texts: texts.length,
		replies,
		share: share(replies, texts.length) ?? 0,
		interval: { low: threeDigits(low), high: threeDigits(high) },
	};
}

/** Intervals that do not meet are stricter than a test at 5 %: rather say nothing than something wrong. */
function judge([best, ...others]: readonly VariantResult[]): string {
	const rivals = others.filter(({ interval }) => interval.high >= (best?.interval.low ?? 0));
	if (best && rivals.length === 0) {
		return `Message ${best.name} gets more replies than the others; that is more than chance.`;
	}
	return 'The difference between the messages may be chance. Let them run on before you choose one.';
}
