/** How one language, as one country writes it, says when a business opens. Hours are 0 to 23. */
export type Phrases = {
	/** Monday first. */
	weekdays: readonly string[];
	months: readonly string[];
	/** Time of day, with the word before it: "at 8:00 AM". */
	at(hour: number, minute: number): string;
	/** 1 to 59 minutes from now. */
	inMinutes(minutes: number): string;
	/** "tomorrow morning at 8:00": with the part of the day where people name it. */
	tomorrow(hour: number, minute: number): string;
	/** `time` as `at` says it. */
	onWeekday(weekday: string, time: string): string;
	/** On a holiday, after "we are"; `name` is empty when nobody named it. */
	closedToday(name: string): string;
	/** For a while, after "we are"; `reason` is empty when nobody said. */
	closedFor(reason: string): string;
	/** `year` only when it is needed to be understood. */
	onDate(weekday: string, day: number, month: string, year: number | undefined, time: string): string;
};
