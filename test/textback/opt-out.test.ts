import { readIntent } from '../../textback/opt-out';

describe('what a caller’s text asks for', () => {
	test.each([
		'STOP',
		'stop',
		'Stop.',
		'STOP!!',
		' stop \n',
		'ＳＴＯＰ',
		'opt-out',
		'Opt out',
		'OPTOUT',
		'unsubscribe',
		'END',
		'quit',
		'Cancel',
		'REVOKE',
		'stopall',
		'Stop please',
	])('%j ends the texts', (body) => {
		expect(readIntent(body)).toBe('stop');
	});

	test.each(['START', 'unstop', 'Start!'])('%j starts them again', (body) => {
		expect(readIntent(body)).toBe('start');
	});

	test.each(['HELP', 'info'])('%j asks who this is', (body) => {
		expect(readIntent(body)).toBe('help');
	});

	test.each([
		'can you stop by at 5?',
		'stop the leak please',
		'cancel my appointment for Tuesday',
		'end of the driveway',
		'quit smoking class',
		'I need help with my sink',
		'start on Monday?',
		'',
		'👍',
	])('%j is an everyday reply', (body) => {
		expect(readIntent(body)).toBe('none');
	});
});
