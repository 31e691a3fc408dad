import fc from 'fast-check';
import { segmentsOf } from '../../../textback/message/segments';
import { MessageError, writeMessage, type OptOutLine } from '../../../textback/message/write-message';
import { TemplateError } from '../../../textback/template';

const oakStreet = {
	template: 'Sorry we missed your call to {{business.name}}.',
	isTemplate: true,
	view: { business: { name: 'Oak Street Plumbing' }, contact: { name: 'Bo <b>' } },
	businessName: 'Oak Street Plumbing',
	firstContact: false,
	optOutLine: { language: 'auto' },
	plainPunctuation: true,
} as const;

describe('the text for a caller', () => {
	test('is filled in, without HTML escaping', () => {
		const message = writeMessage({ ...oakStreet, template: '{{contact.name}}, this is {{business.name}}' });
		expect(message.body).toBe('Bo <b>, this is Oak Street Plumbing');
	});

	test('names the business when its own words do not', () => {
		expect(writeMessage({ ...oakStreet, template: 'Sorry we missed you!' }).body).toBe(
			'Oak Street Plumbing: Sorry we missed you!',
		);
		expect(writeMessage({ ...oakStreet, template: 'OAK STREET PLUMBING here' }).body).toBe(
			'OAK STREET PLUMBING here',
		);
	});

	test('offers the way out on first contact, once', () => {
		expect(writeMessage({ ...oakStreet, firstContact: true }).body).toBe(
			'Sorry we missed your call to Oak Street Plumbing. Reply STOP to opt out.',
		);
		expect(
			writeMessage({ ...oakStreet, firstContact: true, template: '{{business.name}}. Text STOP to end.' })
				.body,
		).toBe('Oak Street Plumbing. Text STOP to end.');
		expect(writeMessage({ ...oakStreet, firstContact: true, optOutLine: { words: '' } }).body).not.toContain(
			'STOP',
		);
	});

	test('that another node wrote is sent as it is: braces in it are no variables', () => {
		const message = writeMessage({
			...oakStreet,
			isTemplate: false,
			template: 'Oak Street Plumbing says {{hello}}',
		});
		expect(message.body).toBe('Oak Street Plumbing says {{hello}}');
	});

	test('is counted in the parts that the carrier bills', () => {
		const of = (template: string) => writeMessage({ ...oakStreet, businessName: '', template }).segments;
		expect(of('a'.repeat(160))).toBe(1);
		expect(of('a'.repeat(161))).toBe(2);
		expect(of('ż'.repeat(70))).toBe(1);
		expect(of('ż'.repeat(71))).toBe(2);
		expect(of('’'.repeat(160))).toBe(1);
	});

	test('keeps emoji and right-to-left text, loses null bytes', () => {
		expect(writeMessage({ ...oakStreet, businessName: '', template: 'שלום \u0000👋' }).body).toBe('שלום 👋');
	});

	test('cannot be empty, nor longer than a text can be', () => {
		expect(() => writeMessage({ ...oakStreet, template: ' \u0000\n' })).toThrow(MessageError);
		expect(() => writeMessage({ ...oakStreet, template: 'a'.repeat(1601) })).toThrow(/at most 1600/);
	});

	test('has plain quotes and dashes where that makes it shorter, and only there', () => {
		const of = (template: string, plainPunctuation: boolean) =>
			writeMessage({ ...oakStreet, businessName: '', template, plainPunctuation }).body;
		expect(of('We’ll call – “soon”…', true)).toBe('We\'ll call - "soon"...');
		expect(of('We’ll call – “soon”…', false)).toBe('We’ll call – “soon”…');
		expect(of('We’ll call 👋', true)).toBe('We’ll call 👋');
		expect(of('Señor à vélo', true)).toBe('Señor à vélo');
	});

	test('warns when it is long, with the count and the reason; too many parts are refused', () => {
		const of = (template: string) => writeMessage({ ...oakStreet, businessName: '', template });
		expect(of('a'.repeat(3 * 153)).warning).toBeUndefined();
		expect(of('a'.repeat(3 * 153 + 1)).warning).toBe(
			'The message counts as 4 texts on the bill: it is 460 characters long, and one text holds 160 (153 when there are several).',
		);
		expect(of(`${'a'.repeat(250)}👋`).warning).toMatch(
			/counts as 4 texts.*holds 👋, with which one text holds 70/,
		);
		expect(of('a'.repeat(10 * 153)).segments).toBe(10);
		expect(() => of('a'.repeat(10 * 153 + 1))).toThrow(/11 texts.*At most 10.*Shorten it/);
		expect(() => of('ż'.repeat(671))).toThrow(MessageError);
	});

	test.each([
		['Hi, this is Oak Street Plumbing. Sorry we missed your call!', 'Reply STOP to opt out.'],
		['Hola, somos Oak Street Plumbing. Perdimos su llamada, le llamaremos pronto.', 'Responda STOP'],
		['Bonjour, ici Oak Street Plumbing. Nous avons manqué votre appel.', 'Répondez STOP'],
		['Guten Tag, hier ist Oak Street Plumbing. Leider haben wir Ihren Anruf verpasst.', 'Antworten Sie STOP'],
		[
			'Olá, aqui é a Oak Street Plumbing. Perdemos sua ligação, como podemos ajudar?',
			'Responda STOP para sair',
		],
		['Buongiorno, Oak Street Plumbing. Abbiamo perso la sua chiamata, ci dispiace.', 'Rispondi STOP'],
		['Oak Street Plumbing 555-0100', 'Reply STOP to opt out.'],
	])('offers the way out in its own language: %s', (template, line) => {
		const { body } = writeMessage({ ...oakStreet, template, firstContact: true });
		expect(body.startsWith(`${template} ${line}`)).toBe(true);
		expect(segmentsOf(body).unusual.filter((character) => !template.includes(character))).toEqual([]);
	});

	test('offers the way out in the language that was set, or in own words', () => {
		const of = (optOutLine: OptOutLine) =>
			writeMessage({ ...oakStreet, firstContact: true, optOutLine }).body;
		expect(of({ language: 'es' })).toMatch(/Responda STOP/);
		expect(of({ words: 'Text STOP and we stop.' })).toMatch(/Text STOP and we stop\.$/);
	});

	test('with an unknown variable is refused, and the known ones are named', () => {
		expect(() => writeMessage({ ...oakStreet, template: '{{bizness.name}}' })).toThrow(TemplateError);
		expect(() => writeMessage({ ...oakStreet, template: '{{bizness.name}}' })).toThrow(/business\.name/);
	});

	test('always names the business and never exceeds the limit, whatever people write', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1700 }),
				fc.boolean(),
				(text, firstContact) => {
					try {
						const { body, segments } = writeMessage({
							...oakStreet,
							isTemplate: false,
							template: text,
							firstContact,
						});
						expect(body).toContain('Oak Street Plumbing');
						expect(body.length).toBeLessThanOrEqual(1600);
						expect(segments).toBeGreaterThanOrEqual(1);
						expect(segments).toBeLessThanOrEqual(10);
					} catch (error) {
						expect(error).toBeInstanceOf(MessageError);
					}
				},
			),
		);
	});
});
