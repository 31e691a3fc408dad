import { withFullNumber } from '../../nodes/MissedCallTrigger/dialled-numbers';

test.each([
	['+442079460018', '020 7946 0999', '+442079460999'],
	['+442079460018', '442079460999', '+442079460999'],
	['+14155550100', '4155550142', '+14155550142'],
	['+14155550100', '+442079460999', '+442079460999'],
	['+14155550100', '101', '101'],
	['+14155550100', 'Anonymous', 'Anonymous'],
])('at the business %s, %s is %s', (business, from, full) => {
	const events = [{ kind: 'received' as const, at: 0, from, to: business }];
	const call = withFullNumber(
		{
			kind: 'call',
			callId: '1',
			from,
			events,
			someoneWaits: false,
			answer: () => ({ status: 200, contentType: 'text/plain', body: '' }),
		},
		business,
	);
	expect([call.from, call.events]).toEqual([full, [{ ...events[0], from: full }]]);
});
