import type { SkipReason, TextStatus } from '../item';
import { NOT_TOLD } from '../phone-number';
import { ANONYMOUS, type HistoryEvent, type HistoryEventOf, type Outcome } from './history';
import type { Period } from './period';

/** A text of ours about a call and the first answer to it. Times in ms. */
export type TextStory = {
	at: number;
	/** When the call was missed that it is about. */
	callAt: number;
	status: TextStatus;
	variant?: string;
	repliedAt?: number;
};

/** What came of one caller's missed calls of a period, up to now. */
export type Story = {
	caller: string;
	/** When each of the calls was missed. */
	calls: number[];
	texts: TextStory[];
	/** Why the last of the calls that were not texted was not; absent when nothing was tried. */
	skippedBecause?: SkipReason;
	/** The last one that a person entered. */
	outcome?: Outcome;
	optedOut: boolean;
};

type Episode = {
	call: HistoryEventOf<'call'>;
	texts: TextStory[];
	skippedBecause?: SkipReason;
	outcome?: Outcome;
	optedOut: boolean;
};

/**
 * The stories of the callers whose calls were missed in the period, or may have been. What came later counts, too: a text
 * belongs to its call, a reply to the last text before it, an outcome to the last such call before it.
 *
 * @param events those of one moment in the order of the record; from after the period, too, so that its stories have an end
 */
export function tellStories(events: readonly HistoryEvent[], period: Period): Story[] {
	return [...byCaller(events).values()].flatMap((own) => {
		const episodes = tellEpisodes(own).filter(({ call }) => period.from <= call.at && call.at < period.to);
		return inStories(episodes);
	});
}

function byCaller(events: readonly HistoryEvent[]): Map<string, HistoryEvent[]> {
	const callers = new Map<string, HistoryEvent[]>();
	for (const event of events) {
		const own = callers.get(event.caller);
		if (own) own.push(event);
		else callers.set(event.caller, [event]);
	}
	return callers;
}

/** One for each call that was not answered, in their order. */
function tellEpisodes(events: HistoryEvent[]): Episode[] {
	const inOrder = events.toSorted((one, other) => one.at - other.at);
	const episodes = new Map<string, Episode>();
	for (const event of inOrder) {
		if (event.kind !== 'call' || event.verdict === 'answered' || event.ignored) continue;
		episodes.set(event.call, { call: event, texts: [], optedOut: false });
	}
	let lastCall: Episode | undefined;
	let lastText: TextStory | undefined;
	for (const event of inOrder) {
		switch (event.kind) {
			case 'call':
				lastCall = episodes.get(event.call) ?? lastCall;
				break;
			case 'text':
				lastText = addText(episodes.get(event.call), event);
				break;
			case 'skipped': {
				const episode = episodes.get(event.call);
				if (episode) episode.skippedBecause = event.reason;
				break;
			}
			case 'reply':
				if (lastText) lastText.repliedAt ??= event.at;
				break;
			case 'optOut':
				// "Stop" is no lead, and follows as a reply.
				lastText = undefined;
				if (lastCall) lastCall.optedOut = true;
				break;
			case 'outcome':
				if (lastCall) lastCall.outcome = event.outcome;
				break;
		}
	}
	return [...episodes.values()];
}

/** @returns the text, so that a reply finds it; undefined when it is about none of the calls told of, as an answer to a reply. */
function addText(episode: Episode | undefined, sent: HistoryEventOf<'text'>): TextStory | undefined {
	if (!episode) return undefined;
	const { at, status, variant } = sent;
	const text = {
		at,
		callAt: episode.call.at,
		status,
		...(variant !== undefined && { variant }),
	};
	episode.texts.push(text);
	return text;
}

/** One story for a caller, but one for each call of those who cannot be told apart. */
function inStories(episodes: Episode[]): Story[] {
	const [first] = episodes;
	if (!first) return [];
	const { caller } = first.call;
	return caller === ANONYMOUS || caller === NOT_TOLD
		? episodes.map((episode) => inOneStory(caller, [episode]))
		: [inOneStory(caller, episodes)];
}

function inOneStory(caller: string, episodes: Episode[]): Story {
	const skippedBecause = episodes.findLast((episode) => episode.skippedBecause)?.skippedBecause;
	const outcome = episodes.findLast((episode) => episode.outcome)?.outcome;
	return {
		caller,
		calls: episodes.map(({ call }) => call.at),
		texts: episodes.flatMap(({ texts }) => texts),
		...(skippedBecause && { skippedBecause }),
		...(outcome && { outcome }),
		optedOut: episodes.some(({ optedOut }) => optedOut),
	};
}
