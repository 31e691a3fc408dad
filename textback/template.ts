import Mustache from 'mustache';
import { KeptLatest } from './kept-latest';
import { plainText } from './plain-text';
import { TEMPLATE_VARIABLES } from './template-variables';

/** Messages that an earlier node writes differ each time, and Mustache by itself keeps all that it ever read. */
const MOST_TEMPLATES = 200;
Mustache.templateCache = new KeptLatest<string>(MOST_TEMPLATES);

const KNOWN: readonly string[] = Object.keys(TEMPLATE_VARIABLES);

const isVariable = (path: string) => Object.hasOwn(TEMPLATE_VARIABLES, path);

/** The parts of the item, such as `contact`, which `{{#contact}}…{{/contact}}` may enter. */
const GROUPS: ReadonlySet<string> = new Set(
	KNOWN.flatMap((path) => {
		const names = path.split('.');
		return names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'));
	}),
);

/** In UTF-16 units: six times what fits into a text, for an e-mail in own words. */
const LONGEST_TEMPLATE = 10_000;

/** What is taken of a value, in UTF-16 units. */
const LONGEST_VALUE = 10_000;

/** What is taken of a list. A text has ten pictures at most. */
const MOST_ENTRIES = 100;

/** How many names an error gives. */
const MOST_NAMED = 10;

/** A message cannot be rendered as it is written. `message` says what to change. */
export class TemplateError extends Error {
	override readonly name = 'TemplateError';

	constructor(
		message: string,
		/** Names that are no variable; empty when the message is malformed in another way. */
		readonly unknown: readonly string[] = [],
		/** The variables that may be used. */
		readonly known: readonly string[] = KNOWN,
	) {
		super(message);
	}
}

/**
 * Fills in a message written in Mustache (https://mustache.github.io/mustache.5.html), without HTML escaping.
 *
 * Variables are those of {@link TEMPLATE_VARIABLES}; a known one that the item lacks renders as nothing. A value
 * is never read as a template again, loses its control characters (see {@link plainText}), and is cut at 10,000.
 *
 * @param view The item, or anything shaped like it; what is not a declared variable is never looked at.
 * @throws {TemplateError} for an unknown variable, a tag that is not closed, a part within itself, a partial, changed
 * delimiters, or more than 10,000 characters.
 */
export function render(template: string, view: object): string {
	if (template.length > LONGEST_TEMPLATE) {
		throw new TemplateError(
			`The message is ${template.length} characters long; at most ${LONGEST_TEMPLATE} can be filled in. Shorten it.`,
		);
	}
	const unknown = unknownNames(parse(template));
	if (unknown.length > 0) throw unknownVariables(unknown);
	return Mustache.render(template, declaredValues(view), undefined, { escape: String });
}

type Tokens = ReturnType<typeof Mustache.parse>;

function parse(template: string): Tokens {
	try {
		return Mustache.parse(template);
	} catch (error) {
		throw malformed(template, error instanceof Error ? error.message : String(error));
	}
}

/**
 * The names in the message that are no variable, in order of appearance.
 *
 * @param entered Full paths of the sections around the tokens, the innermost last: `{{name}}` in
 * `{{#contact}}…{{/contact}}` means `contact.name`.
 */
function unknownNames(tokens: Tokens, entered: readonly string[] = []): string[] {
	const unknown: string[] = [];
	for (const token of tokens) {
		const [type, name, , , children] = token;
		switch (type) {
			case 'name':
			case '&':
				refuseRunaway(name);
				if (find(name, entered, isVariable) === undefined) unknown.push(name);
				break;
			case '#':
			case '^': {
				refuseRunaway(name);
				const path = find(name, entered, (candidate) => isVariable(candidate) || GROUPS.has(candidate));
				if (path === undefined) unknown.push(name);
				else if (type === '#' && entered.includes(path)) throw withinItself(name);
				const within = type === '#' && path !== undefined ? [...entered, path] : entered;
				if (Array.isArray(children)) unknown.push(...unknownNames(children, within));
				break;
			}
			case '>':
				throw new TemplateError(
					`The message has {{> ${name}}}, which asks for another template. Write that text into the message instead.`,
				);
			case '=':
				throw new TemplateError(
					`The message has {{=${name}=}}, which changes how variables are marked. Remove it and write variables as {{business.name}}.`,
				);
			case 'text':
			case '!':
				break;
		}
	}
	return [...new Set(unknown)];
}

/** The full path that a name means, looked up as Mustache does: innermost section first, the item itself last. */
function find(
	name: string,
	entered: readonly string[],
	exists: (path: string) => boolean,
): string | undefined {
	if (name === '.') {
		const here = entered.at(-1);
		return here !== undefined && exists(here) && !GROUPS.has(here) ? here : undefined;
	}
	const candidates = [...entered.map((path) => `${path}.${name}`).reverse(), name];
	return candidates.find(exists);
}

/** A forgotten `}}` makes the next tag's end close this one, so the "name" holds running text. */
function refuseRunaway(name: string): void {
	if (/\{\{|\n/.test(name)) throw unclosed(`{{${name}`);
}

/** Of a list it would be filled in for each entry of each entry, without end. */
function withinItself(name: string): TemplateError {
	return new TemplateError(
		`The message has the part {{#${excerpt(name)}}} within itself. Remove the inner {{#${excerpt(name)}}} and {{/${excerpt(name)}}}.`,
	);
}

function unclosed(fromTag: string): TemplateError {
	return new TemplateError(
		`The message has a variable that is never closed, at “${excerpt(fromTag)}”. Close it right after its name, as in {{business.name}}.`,
	);
}

function malformed(template: string, reason: string): TemplateError {
	const section = /^(Unclosed|Unopened) section "([^"]*)"/.exec(reason);
	const name = excerpt(section?.[2] ?? '');
	if (section?.[1] === 'Unclosed')
		return new TemplateError(
			`The part {{#${name}}} of the message is never closed. Put {{/${name}}} where it ends.`,
		);
	if (section?.[1] === 'Unopened')
		return new TemplateError(
			`The message has {{/${name}}}, but no {{#${name}}} before it. Put that where the part begins, or remove {{/${name}}}.`,
		);
	const afterLastClosed = template.lastIndexOf('}}') + 1;
	const start = template.indexOf('{{', afterLastClosed);
	return unclosed(template.slice(start === -1 ? template.lastIndexOf('{{{') : start));
}

function excerpt(text: string): string {
	const characters = [...text.slice(0, 200).replace(/\s+/g, ' ')];
	return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}

function unknownVariables(names: string[]): TemplateError {
	const written = names
		.slice(0, MOST_NAMED)
		.map((name) => (name === '' ? 'an empty {{}}' : `{{${excerpt(name)}}}`))
		.join(', ');
	return new TemplateError(
		`The message uses ${written}, which ${names.length === 1 ? 'is no variable' : 'are no variables'}. ` +
			`${suggestion(names)}Known variables: ${KNOWN.join(', ')}.`,
		names,
	);
}

/** Covers what people write most: an n8n expression's path, the last name alone, other capitals. */
function suggestion(names: string[]): string {
	const meant = names.slice(0, MOST_NAMED).map((name) => {
		const path = name.replace(/^\$json\./, '').toLowerCase();
		return KNOWN.find((known) => known.toLowerCase() === path || known.toLowerCase().endsWith(`.${path}`));
	});
	const found = meant.filter((path) => path !== undefined).map((path) => `{{${path}}}`);
	return found.length > 0 ? `Did you mean ${found.join(', ')}? ` : '';
}

/** A copy of the item with nothing but declared variables, cleaned: no function or stray object reaches Mustache. */
function declaredValues(view: object): object {
	const values: Record<string, unknown> = {};
	for (const path of KNOWN) {
		const value = clean(valueAt(view, path));
		if (value === undefined) continue;
		const names = path.split('.');
		const last = names.pop();
		let part = values;
		for (const name of names) part = child(part, name);
		if (last !== undefined) part[last] = value;
	}
	return values;
}

function child(parent: Record<string, unknown>, name: string): Record<string, unknown> {
	const existing = parent[name];
	if (isRecord(existing)) return existing;
	const created: Record<string, unknown> = {};
	parent[name] = created;
	return created;
}

function valueAt(view: object, path: string): unknown {
	let value: unknown = view;
	for (const name of path.split('.')) {
		if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
		value = value[name];
	}
	return value;
}

function clean(value: unknown): unknown {
	if (typeof value === 'string') return plainText(value.slice(0, LONGEST_VALUE));
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	if (Array.isArray(value))
		return value
			.slice(0, MOST_ENTRIES)
			.map(clean)
			.filter((entry) => entry !== undefined);
	return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
