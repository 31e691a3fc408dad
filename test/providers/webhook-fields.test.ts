import { forLog } from '../../providers/webhook-fields';

test('of the addresses that a number had, the log gets the hosts: passwords and keys are in the rest', () => {
	const secret = 'hunter2';
	const fields = {
		VoiceUrl: `https://user:${secret}@pbx.example:8443/${secret}/voice?key=${secret}#${secret}`,
		SmsUrl: `https://hooks.example/services/${secret}`,
		StatusCallback: '',
		VoiceMethod: 'POST',
	};
	expect(forLog(fields)).toEqual({
		VoiceUrl: 'https://pbx.example:8443',
		SmsUrl: 'https://hooks.example',
		StatusCallback: '',
		VoiceMethod: 'POST',
	});
});
