import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Step } from '../../nodes/shared/steps';
import { BUSINESS, OWNER, Stage } from './harness';

let stage: Stage;
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'crash-'));
	stage = await Stage.open({
		company: { timings: { secondMs: 50 } },
		env: {
			NODE_OPTIONS: `--require ${path.join(__dirname, 'die-at-step.cjs')}`,
			DIE_AT_STEP: path.join(folder, 'step'),
		},
	});
});
afterAll(async () => {
	await stage.close();
	await rm(folder, { recursive: true });
});

/** From now on n8n is killed as soon as a call has come so far, once. */
async function dieAt(step: Step): Promise<void> {
	await writeFile(path.join(folder, 'step'), step);
}

const textsTo = (number: string) => stage.company.messages().filter(({ to }) => to === number);

/** A call that nobody takes. */
async function missedCallOf(caller: string): Promise<void> {
	await stage.company.placeCall({ from: caller, to: BUSINESS });
	await stage.company.phone(OWNER).rings();
	stage.company.phone(OWNER).decline();
}

/** Waits until n8n asked for the text to be sent. */
async function sendAsked(caller: string): Promise<void> {
	await stage.company.next(
		(event) => event.type === 'api' && event.path.includes('Messages') && event.form.To === caller,
	);
}

async function ownerHears(): Promise<void> {
	await stage.company.nextText(OWNER);
}

describe('n8n is killed with -9', () => {
	test('right after the missed call is written down: one text after the restart', async () => {
		const caller = '+14155557001';
		await missedCallOf(caller);
		await stage.company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'dial ended');
		await stage.killN8n();
		await stage.startN8nAgain();
		await ownerHears();
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('while the phone company has not taken the text: one text after the restart', async () => {
		const caller = '+14155557002';
		stage.company.setFailure('timeout', 'Messages');
		await missedCallOf(caller);
		await sendAsked(caller);
		await stage.killN8n();
		stage.company.setFailure('none');
		await stage.startN8nAgain();
		await stage.company.nextText(caller);
		await ownerHears();
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('after the phone company took the text but before n8n heard so: no second text', async () => {
		const caller = '+14155557003';
		stage.company.setFailure('lostAnswer', 'Messages', 1);
		await missedCallOf(caller);
		await stage.company.nextText(caller);
		await stage.killN8n();
		stage.company.setFailure('none');
		await stage.startN8nAgain();
		await ownerHears();
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('while a caller’s texts are gathered: the owner hears of them after the restart, once', async () => {
		const caller = '+14155557004';
		await stage.company.sendText({ from: caller, to: BUSINESS, body: 'Are you open on Saturday?' });
		await stage.company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'incoming text');
		await stage.killN8n();
		await stage.startN8nAgain();
		const told = await stage.company.nextText(OWNER);
		expect(told.body).toContain('Are you open on Saturday?');

		await stage.company.sendText({ from: '+14155557005', to: BUSINESS, body: 'Do you fix boilers?' });
		expect((await stage.company.nextText(OWNER)).body).toContain('Do you fix boilers?');
	});

	test.each<[Step, string, string]>([
		['decided', 'when the call is decided, before the workflow hears of it', '+14155557011'],
		['claimed', 'when the caller is claimed, before the text is sent', '+14155557012'],
		['sent', 'when the text is out, before that is written down', '+14155557013'],
	])('at the step “%s”, %s: one text after the restart', async (step, _when, caller) => {
		await dieAt(step);
		await missedCallOf(caller);
		await stage.n8n.ended;
		await stage.startN8nAgain();
		await ownerHears();
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('at the step “recorded”, when the text is written down: no second text', async () => {
		const caller = '+14155557014';
		const next = '+14155557015';
		await dieAt('recorded');
		await missedCallOf(caller);
		await stage.n8n.ended;
		await stage.startN8nAgain();
		// The next caller's text shows that n8n is back at work.
		await missedCallOf(next);
		await stage.company.nextText(next);
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('at the step “written”, when a phone’s end of ringing is written down and the call’s end never heard: one text after the restart', async () => {
		const caller = '+14155557016';
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		await stage.company.phone(OWNER).rings();
		await dieAt('written');
		stage.company.phone(OWNER).decline();
		await stage.n8n.ended;
		await stage.startN8nAgain();
		await stage.company.nextText(caller);
		expect(textsTo(caller)).toHaveLength(1);
	});
});
