import { SegmentedMessage } from 'sms-segments-calculator';
import { typewritten } from '../plain-text';

/** How carriers bill a text: in parts, https://www.twilio.com/docs/glossary/what-sms-character-limit */
export type Segments = {
	count: number;
	/** The characters that make the whole text take more room (UCS-2); empty when it is in the usual ones (GSM-7). */
	unusual: string[];
};

export function segmentsOf(text: string): Segments {
	const segmented = new SegmentedMessage(text);
	const unusual = segmented.encodingName === 'GSM-7' ? [] : segmented.getNonGsmCharacters();
	return { count: segmented.segmentsCount, unusual: [...new Set(unusual)] };
}

/** With plain quotes and dashes where that keeps every part of the text at 160 characters instead of 70. */
export function inPlainPunctuation(text: string): string {
	const plain = typewritten(text);
	return plain !== text && segmentsOf(plain).unusual.length === 0 ? plain : text;
}

/** Why the text is as long as it is, for the person who wrote it. */
export function whySoLong(text: string, { count, unusual }: Segments): string {
	const counts = `The message counts as ${count} texts on the bill: it is ${text.length} characters long`;
	if (unusual.length === 0) return `${counts}, and one text holds 160 (153 when there are several).`;
	const shown = unusual.slice(0, 5).join(' ');
	return `${counts} and holds ${shown}, with which one text holds 70 (67 when there are several). Without it one holds 160.`;
}
