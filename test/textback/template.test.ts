import fc from 'fast-check';
import Mustache from 'mustache';
import type { TextBackItem } from '../../textback/item';
import { render, TemplateError } from '../../textback/template';
import { TEMPLATE_VARIABLES } from '../../textback/template-variables';

const item: TextBackItem = {
	event: 'missedCall',
	contact: {
		number: '+14155550142',
		nationalNumber: '(415) 555-0142',
		name: 'Ana & Sons <b>',
		anonymous: false,
		missedCalls: 2,
		firstSeenAt: '2026-11-02T15:04:00-08:00',
		optedOut: false,
	},
	business: { name: 'Oak Street Plumbing', number: '+14155550100' },
	reply: {
		id: 'SM1',
		body: 'ok',
		receivedAt: '2026-11-02T15:09:00-08:00',
		media: ['https://a.example/1', 'b'],
	},
};

function failure(template: string): TemplateError {
	try {
		render(template, item);
	} catch (error) {
		if (error instanceof TemplateError) return error;
		throw error;
	}
	throw new Error(`rendered: ${template}`);
}

describe('a message', () => {
	it('names the business, with any spacing inside the braces', () => {
		expect(render('{{business.name}} / {{ business.name }} / {{{business.name}}}', item)).toBe(
			'Oak Street Plumbing / Oak Street Plumbing / Oak Street Plumbing',
		);
	});

	it('keeps &, < and quotes as they are', () => {
		expect(render('Hi {{contact.name}}, it\'s "us"', item)).toBe('Hi Ana & Sons <b>, it\'s "us"');
	});

	it('greets by name only who has one', () => {
		const template =
			'{{#contact.name}}Hi {{contact.name}}, {{/contact.name}}{{^contact.name}}Hello, {{/contact.name}}we missed you';
		expect(render(template, item)).toBe('Hi Ana & Sons <b>, we missed you');
		expect(render(template, { contact: {} })).toBe('Hello, we missed you');
	});

	it('enters a part of the item with a section', () => {
		expect(render('{{#contact}}{{nationalNumber}} for {{business.name}}{{/contact}}', item)).toBe(
			'(415) 555-0142 for Oak Street Plumbing',
		);
	});

	it('repeats a section for each entry of a list', () => {
		expect(render('{{#reply.media}}[{{.}}]{{/reply.media}}', item)).toBe('[https://a.example/1][b]');
	});

	it('renders a number and a truth value', () => {
		expect(render('{{contact.missedCalls}} {{contact.optedOut}}', item)).toBe('2 false');
	});

	it.each(Object.keys(TEMPLATE_VARIABLES))('renders {{%s}} as nothing for an item that lacks it', (path) => {
		expect(render(`[{{${path}}}]`, {})).toBe('[]');
	});

	it('drops comments and leaves lone braces alone', () => {
		expect(render('a{{! note to self }}b }} {x} {', item)).toBe('ab }} {x} {');
	});
});

describe('an unknown variable', () => {
	it('is an error with the unknown names and all known ones', () => {
		const error = failure('{{busines.name}} {{contact.name}} {{#nope}}{{deep.er}}{{/nope}}');
		expect(error.unknown).toEqual(['busines.name', 'nope', 'deep.er']);
		expect(error.known).toEqual(Object.keys(TEMPLATE_VARIABLES));
		expect(error.message).toContain('{{busines.name}}');
		expect(error.message).toContain('hours.nextOpenText');
	});

	it.each([
		['$json.business.name', '{{business.name}}'],
		['Contact.Name', '{{contact.name}}'],
		['nextOpenText', '{{hours.nextOpenText}}'],
	])('written as {{%s}} suggests %s', (written, meant) => {
		expect(failure(`{{${written}}}`).message).toContain(`Did you mean ${meant}?`);
	});

	it.each([
		'constructor',
		'toString',
		'__proto__',
		'caller.constructor',
		'contact.name.length',
		'contact',
		'.',
		'',
	])('includes {{%s}}', (name) => {
		expect(failure(`{{${name}}}`).unknown).toEqual([name]);
	});

	it('is unknown even when the item happens to hold it', () => {
		expect(() => render('{{contact.notes}}', { contact: { notes: 'x' } })).toThrow(TemplateError);
	});
});

describe('a malformed message', () => {
	it.each([
		['Hi {{contact.name, we missed you', 'never closed, at “{{contact.name, we missed you”'],
		['Hi {{contact.name, {{business.name}} here', '{{contact.name, {{business.name'],
		['{{business.name}} {{{contact.name}}', '{{{contact.name}}'],
		['{{#contact.name}}Hi', '{{/contact.name}}'],
		['Hi{{/contact.name}}', '{{#contact.name}}'],
		['{{#contact}}{{#contact.name}}x{{/contact}}{{/contact.name}}', '{{#contact.name}}'],
		['{{> footer}}', 'another template'],
		['{{=<% %>=}} <% business.name %>', 'marked'],
	])('%s is refused, quoting the place', (template, quoted) => {
		expect(failure(template).message).toContain(quoted);
	});
});

describe('a message that would take long to fill in', () => {
	it('is refused when it is longer than any that somebody writes', () => {
		expect(failure('a'.repeat(10_001)).message).toContain('10001 characters long; at most 10000');
		expect(render('a'.repeat(10_000), item)).toHaveLength(10_000);
	});

	it('is refused when a part stands within itself, which would be filled in for each entry of each entry', () => {
		const within = (depth: number) => '{{#reply.media}}'.repeat(depth) + '{{/reply.media}}'.repeat(depth);
		expect(failure(within(40)).message).toContain('the part {{#reply.media}} within itself');
		expect(failure('{{#contact}}{{^name}}{{#contact}}x{{/contact}}{{/name}}{{/contact}}').message).toContain(
			'the part {{#contact}} within itself',
		);
		expect(render('{{#contact}}a{{/contact}}{{#contact}}b{{/contact}}', item)).toBe('ab');
	});

	it('names a few of a thousand unknown variables', () => {
		const { message } = failure(Array.from({ length: 1_000 }, (_, at) => `{{x${at}}}`).join(''));
		expect(message).toContain('{{x9}}');
		expect(message).not.toContain('{{x10}}');
	});
});

describe('hostile values', () => {
	it('are cut at 10,000 characters, and lists at 100 entries', () => {
		const reply = { body: 'a'.repeat(10_001), media: Array.from({ length: 101 }, () => 'b') };
		expect(render('{{reply.body}}', { reply })).toHaveLength(10_000);
		expect(render('{{#reply.media}}{{.}}{{/reply.media}}', { reply })).toHaveLength(100);
	});

	it('are never rendered again', () => {
		const body = '{{business.number}} {{#contact}}{{number}}{{/contact}} {{> x}} {{=<% %>=}}';
		expect(render('Reply: {{reply.body}} {{{reply.body}}}', { ...item, reply: { body } })).toBe(
			`Reply: ${body} ${body}`,
		);
	});

	it('lose null bytes and control characters but keep line breaks, emoji and right-to-left text', () => {
		const body = 'a\u0000b\u0007\u001b[31m\u0085\r\nsecond\tline 🙂 שלום\ud800';
		expect(render('{{reply.body}}', { reply: { body } })).toBe('ab[31m\nsecond line 🙂 שלום\ufffd');
	});

	it('that are objects or functions count as absent', () => {
		const view = { contact: { name: () => 'ran', number: { toString: () => 'ran' } }, business: null };
		expect(render('[{{contact.name}}{{contact.number}}{{business.name}}]', view)).toBe('[]');
	});

	it('of any content come out as they are, save control characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (name) => {
				const printable = [...name].filter((c) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(c)).join('');
				fc.pre(printable === name);
				expect(render('<{{contact.name}}>', { contact: { name } })).toBe(`<${name}>`);
			}),
		);
	});

	it('any template either renders or is refused with a TemplateError', () => {
		const piece = fc.constantFrom(
			'{{',
			'}}',
			'{{{',
			'}}}',
			'#',
			'/',
			'^',
			'>',
			'=',
			'!',
			'&',
			'.',
			' ',
			'\n',
			'contact',
			'x',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				try {
					expect(typeof render(pieces.join(''), item)).toBe('string');
				} catch (error) {
					expect(error).toBeInstanceOf(TemplateError);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});

it('keeps few of the many messages that it has read, so that n8n does not grow with each', () => {
	const kept = Mustache.templateCache;
	for (let index = 0; index < 10_000; index += 1) render(`Message ${index} of {{business.name}}`, item);
	expect(kept).toMatchObject({ size: 200 });
	expect(render('Message 0 of {{business.name}}', item)).toBe('Message 0 of Oak Street Plumbing');
});
