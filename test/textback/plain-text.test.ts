import { SegmentedMessage } from 'sms-segments-calculator';
import { typewritten } from '../../textback/plain-text';

describe('typographic punctuation', () => {
	test('becomes that of a typewriter, so that a text costs what it looks like', () => {
		const text = 'They said “it’s the sink” – call back…';
		expect(typewritten(text)).toBe('They said "it\'s the sink" - call back...');
		expect(new SegmentedMessage(text).encodingName).toBe('UCS-2');
		expect(new SegmentedMessage(typewritten(text)).encodingName).toBe('GSM-7');
	});

	test('letters and emoji stay', () => {
		expect(typewritten('Señor 👋 שלום')).toBe('Señor 👋 שלום');
	});
});
