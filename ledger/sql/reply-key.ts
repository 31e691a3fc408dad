/** Makes a text that somebody wrote one that is written down once. No phone system's name has a colon in it. */
export function replyKey(provider: string, textId: string): string {
	return `reply:${provider}:${textId}`;
}

/** The id in a {@link replyKey}. */
export function textIdOf(key: string): string {
	return key.split(':').slice(2).join(':');
}
