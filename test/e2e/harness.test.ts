import { BUSINESS, CALLER, OWNER, Stage } from './harness';

describe('the reference workflow in a real n8n', () => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await Stage.open();
	});

	afterAll(async () => {
		await stage.close();
	});

	it('answers a missed call with a text to the caller, and the owner hears of it', async () => {
		const { company } = stage;
		await company.placeCall({ from: CALLER, to: BUSINESS });
		const text = await company.nextText(CALLER);
		expect(text.body).toContain('Oak Street Plumbing');
		expect((await company.nextText(OWNER)).body).toContain('(415) 555-0142');
		expect((await company.nextPush()).title).toContain('(415) 555-0142');
	});
});
