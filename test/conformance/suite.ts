import type { Fixture } from './fixture';
import { authenticity } from './authenticity';
import { callStories } from './call-stories';
import { foreignWords } from './foreign-words';
import { sending } from './sending';
import { textStories } from './text-stories';
import { throughTheNodes } from './through-the-nodes';

/** What every phone system must do, whatever it can do: the same cases for each, in its own words. */
export function conforms(fixture: Fixture): void {
	describe(fixture.system.displayName, () => {
		authenticity(fixture);
		foreignWords(fixture);
		if (fixture.calls) callStories(fixture, fixture.calls);
		if (fixture.texts) textStories(fixture, fixture.texts);
		if (fixture.texts) sending(fixture, fixture.texts);
		throughTheNodes(fixture);
	});
}
