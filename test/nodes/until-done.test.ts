import { untilDone, untilDonePatience } from '../../nodes/shared/until-done';

beforeEach(() => jest.replaceProperty(untilDonePatience, 'firstPauseMs', 1));
afterEach(() => jest.restoreAllMocks());

test('what the record refuses is tried again until it is taken, and the failure is told once', async () => {
	const failed = jest.fn();
	const work = jest.fn<Promise<void>, []>().mockResolvedValue(undefined);
	for (let failure = 0; failure < 3; failure++) work.mockRejectedValueOnce(new Error('The disk is full'));
	await untilDone(work, failed);
	expect(work).toHaveBeenCalledTimes(4);
	expect(failed).toHaveBeenCalledTimes(1);
});

test('it ends after a while, which is told again', async () => {
	jest.replaceProperty(untilDonePatience, 'attempts', 3);
	const failed = jest.fn();
	await untilDone(() => Promise.reject(new Error('The disk is full')), failed);
	expect(failed).toHaveBeenCalledTimes(2);
});
