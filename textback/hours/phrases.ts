/** How one language, as one country writes it, says when a business opens. */
export type Phrases = {
	/** Monday first. */
	weekdays: readonly string[];
	months: readonly string[];
	/** Time of day, with the word before it: "at 8:00 AM". */
	at(hour: number, minute: number): string;
	inMinutes(minutes: number): string;
	tomorrow(time: string): string;
	onWeekday(weekday: string, time: string): string;
	/** `year` only when it is needed to be understood. */
	onDate(weekday: string, day: number, month: string, year: number | undefined, time: string): string;
};

const ENGLISH = {
	weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
	months: [
		'January',
		'February',
		'March',
		'April',
		'May',
		'June',
		'July',
		'August',
		'September',
		'October',
		'November',
		'December',
	],
	inMinutes: (minutes: number) => (minutes === 1 ? 'in 1 minute' : `in ${minutes} minutes`),
	tomorrow: (time: string) => `tomorrow ${time}`,
	onWeekday: (weekday: string, time: string) => `${weekday} ${time}`,
};

const SPANISH = {
	weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
	months: [
		'enero',
		'febrero',
		'marzo',
		'abril',
		'mayo',
		'junio',
		'julio',
		'agosto',
		'septiembre',
		'octubre',
		'noviembre',
		'diciembre',
	],
	inMinutes: (minutes: number) => (minutes === 1 ? 'en 1 minuto' : `en ${minutes} minutos`),
	tomorrow: (time: string) => `mañana ${time}`,
	onWeekday: (weekday: string, time: string) => `el ${weekday} ${time}`,
	onDate: (weekday: string, day: number, month: string, year: number | undefined, time: string) =>
		`el ${weekday} ${day} de ${month}${year === undefined ? '' : ` de ${year}`} ${time}`,
};

const PHRASES = {
	'en-US': {
		...ENGLISH,
		at: (hour, minute) => `at ${hour % 12 || 12}:${padded(minute)} ${hour < 12 ? 'AM' : 'PM'}`,
		onDate: (weekday, day, month, year, time) =>
			`${weekday}, ${month} ${day}${year ? `, ${year}` : ''} ${time}`,
	},
	'en-GB': {
		...ENGLISH,
		at: (hour, minute) => `at ${padded(hour)}:${padded(minute)}`,
		onDate: (weekday, day, month, year, time) =>
			`${weekday} ${day} ${month}${year ? ` ${year}` : ''} ${time}`,
	},
	'es-US': {
		...SPANISH,
		at: (hour, minute) =>
			`${hour % 12 === 1 ? 'a la' : 'a las'} ${hour % 12 || 12}:${padded(minute)} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
	},
	'es-ES': {
		...SPANISH,
		at: (hour, minute) => `${hour === 1 ? 'a la' : 'a las'} ${hour}:${padded(minute)}`,
	},
	'fr-FR': {
		weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
		months: [
			'janvier',
			'février',
			'mars',
			'avril',
			'mai',
			'juin',
			'juillet',
			'août',
			'septembre',
			'octobre',
			'novembre',
			'décembre',
		],
		at: (hour, minute) => `à ${hour}h${padded(minute)}`,
		inMinutes: (minutes) => (minutes === 1 ? 'dans 1 minute' : `dans ${minutes} minutes`),
		tomorrow: (time) => `demain ${time}`,
		onWeekday: (weekday, time) => `${weekday} ${time}`,
		onDate: (weekday, day, month, year, time) =>
			`${weekday} ${day === 1 ? '1er' : day} ${month}${year ? ` ${year}` : ''} ${time}`,
	},
	'de-DE': {
		weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
		months: [
			'Januar',
			'Februar',
			'März',
			'April',
			'Mai',
			'Juni',
			'Juli',
			'August',
			'September',
			'Oktober',
			'November',
			'Dezember',
		],
		at: (hour, minute) => `um ${hour}:${padded(minute)} Uhr`,
		inMinutes: (minutes) => (minutes === 1 ? 'in 1 Minute' : `in ${minutes} Minuten`),
		tomorrow: (time) => `morgen ${time}`,
		onWeekday: (weekday, time) => `am ${weekday} ${time}`,
		onDate: (weekday, day, month, year, time) =>
			`am ${weekday}, ${day}. ${month}${year ? ` ${year}` : ''}, ${time}`,
	},
	'pt-BR': {
		weekdays: [
			'na segunda-feira',
			'na terça-feira',
			'na quarta-feira',
			'na quinta-feira',
			'na sexta-feira',
			'no sábado',
			'no domingo',
		],
		months: [
			'janeiro',
			'fevereiro',
			'março',
			'abril',
			'maio',
			'junho',
			'julho',
			'agosto',
			'setembro',
			'outubro',
			'novembro',
			'dezembro',
		],
		at: (hour, minute) => `${hour === 1 ? 'à' : 'às'} ${hour}:${padded(minute)}`,
		inMinutes: (minutes) => (minutes === 1 ? 'em 1 minuto' : `em ${minutes} minutos`),
		tomorrow: (time) => `amanhã ${time}`,
		onWeekday: (weekday, time) => `${weekday} ${time}`,
		onDate: (weekday, day, month, year, time) =>
			`${weekday}, ${day === 1 ? '1º' : day} de ${month}${year ? ` de ${year}` : ''}, ${time}`,
	},
	'it-IT': {
		weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
		months: [
			'gennaio',
			'febbraio',
			'marzo',
			'aprile',
			'maggio',
			'giugno',
			'luglio',
			'agosto',
			'settembre',
			'ottobre',
			'novembre',
			'dicembre',
		],
		at: (hour, minute) => `${hour === 1 ? "all'" : 'alle '}${hour}:${padded(minute)}`,
		inMinutes: (minutes) => (minutes === 1 ? 'tra 1 minuto' : `tra ${minutes} minuti`),
		tomorrow: (time) => `domani ${time}`,
		onWeekday: (weekday, time) => `${weekday} ${time}`,
		onDate: (weekday, day, month, year, time) =>
			`${weekday} ${day === 1 ? '1º' : day} ${month}${year ? ` ${year}` : ''} ${time}`,
	},
} satisfies Record<string, Phrases>;

/** Languages, as a country writes times and dates in them (BCP 47). */
export type Locale = keyof typeof PHRASES;

export function isLocale(text: unknown): text is Locale {
	return typeof text === 'string' && Object.hasOwn(PHRASES, text);
}

export function phrasesOf(locale: Locale): Phrases {
	return PHRASES[locale];
}

function padded(number: number): string {
	return String(number).padStart(2, '0');
}
