import fc from 'fast-check';
import { MessageError, writeMessage } from '../../textback/message';
import { TemplateError } from '../../textback/template';

const oakStreet = {
	template: 'Sorry we missed your call to {{business.name}}.',
	isTemplate: true,
	view: { business: { name: 'Oak Street Plumbing' }, caller: { name: 'Bo <b>' } },
	businessName: 'Oak Street Plumbing',
	firstContact: false,
	optOutLine: 'Reply STOP to opt out.',
};

describe('the text for a caller', () => {
	test('is filled in, without HTML escaping', () => {
		const message = writeMessage({ ...oakStreet, template: '{{caller.name}}, this is {{business.name}}' });
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
		expect(writeMessage({ ...oakStreet, firstContact: true, optOutLine: '' }).body).not.toContain('STOP');
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
		expect(of('’'.repeat(70))).toBe(1);
		expect(of('’'.repeat(71))).toBe(2);
	});

	test('keeps emoji and right-to-left text, loses null bytes', () => {
		expect(writeMessage({ ...oakStreet, businessName: '', template: 'שלום \u0000👋' }).body).toBe('שלום 👋');
	});

	test('cannot be empty, nor longer than a text can be', () => {
		expect(() => writeMessage({ ...oakStreet, template: ' \u0000\n' })).toThrow(MessageError);
		expect(() => writeMessage({ ...oakStreet, template: 'a'.repeat(1601) })).toThrow(/at most 1600/);
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
					} catch (error) {
						expect(error).toBeInstanceOf(MessageError);
					}
				},
			),
		);
	});
});
