import type Holidays from 'date-holidays';

type Correction = {
	country: string;
	state?: string;
	/** As `date-holidays` has it. */
	rule: string;
	/** What it should be; nothing when it is no public holiday. */
	instead?: { rule: string; name: Record<string, string> };
};

const CORRECTIONS: readonly Correction[] = [
	{
		// Observed on Friday or Monday like the others: 5 U.S.C. 6103(b).
		country: 'US',
		rule: '11-11',
		instead: {
			rule: '11-11 and if sunday then next monday if saturday then previous friday',
			name: { en: 'Veterans Day', es: 'Día de los Veteranos' },
		},
	},
	// Not one of the nine: Employment Standards Act, 2000, S.O. 2000, c. 41, s. 1, "public holiday".
	{ country: 'CA', state: 'ON', rule: 'easter 1' },
];

/** Mends what `date-holidays` is known to have wrong. */
export function correct(holidays: Holidays, country: string, state: string): void {
	for (const correction of CORRECTIONS) {
		if (correction.country !== country || (correction.state ?? state) !== state) continue;
		if (!holidays.unsetRule(correction.rule) || !correction.instead) continue;
		const { rule, name } = correction.instead;
		holidays.setHoliday(rule, { name, type: 'public', substitute: true });
	}
}
