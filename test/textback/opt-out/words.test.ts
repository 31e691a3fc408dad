import { english } from '../../../textback/opt-out/english/english';
import { french } from '../../../textback/opt-out/french/french';
import { spanish } from '../../../textback/opt-out/spanish/spanish';

describe.each(Object.entries({ english, spanish, french }))('the lists of words in %s', (_name, language) => {
	const kinds = [
		'certain',
		'plausible',
		'contexts',
		'everyday',
		'limits',
		'reservations',
		'retractions',
	] as const;
	const phrases = kinds.flatMap((kind) => language[kind]);

	test('each list is used by a phrase, and each list that a phrase names is there', () => {
		const named = phrases.flatMap((phrase) => [...phrase.matchAll(/<(\w+)>/g)].map(([, name]) => name));
		expect(new Set(named)).toEqual(new Set(Object.keys(language.words)));
	});

	test.each(kinds)('no phrase of %s is there twice', (kind) => {
		expect(language[kind].length).toBe(new Set(language[kind]).size);
	});
});
