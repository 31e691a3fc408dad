type Module = typeof import('../../nodes/shared/alarm');

/** The module as n8n loads it, which it does once more when the package is updated. */
function loaded(): Module {
	let module: Module | undefined;
	jest.isolateModules(() => {
		module = jest.requireActual<Module>('../../nodes/shared/alarm');
	});
	if (!module) throw new Error('The module was not loaded');
	return module;
}

test('a webhook of the updated package wakes a trigger that still runs the code from before', () => {
	const [before, after] = [loaded(), loaded()];
	const woken: number[] = [];
	const end = before.setAlarm('a reply', (ms) => woken.push(ms));
	after.ringIn('a reply', 7);
	expect(woken).toEqual([7]);
	end();
	after.ringIn('a reply', 8);
	expect(woken).toEqual([7]);
});
