import type { Record_ } from '../twiml';
import { goTo, ON, resolveUrl, type Next, type Stage } from './flow';
import { newSid } from '../sids';
import type { Recording } from './recordings';

/**
 * `<Record>`: lasts until the caller hangs up, presses a finishing key, has been silent for `timeout` seconds, or
 * `maxLength` is reached. A caller who never speaks leaves no recording, and the flow goes on with the next verb
 * (https://www.twilio.com/docs/voice/twiml/record).
 */
export async function record(stage: Stage, verb: Record_): Promise<Next> {
	const { exchange, leg } = stage;
	if (verb.playBeep) leg.hears('[beep]');
	leg.reach('recording');
	const startedAt = exchange.clock.now();
	const endedBy = await untilOver(stage, verb);
	if (endedBy === 'silence') return ON;
	const seconds = leg.speaksForSeconds ?? exchange.clock.secondsBetween(startedAt, exchange.clock.now());
	const recording = exchange.recordings.add({ callSid: leg.sid, seconds });
	void reportRecording(stage, verb, recording);
	void transcribe(stage, verb, recording);
	if (!verb.action) return ON;
	const next = goTo(
		stage,
		verb.action,
		{ ...fieldsOf(stage, recording), Digits: endedBy },
		'voicemail recorded',
	);
	// A caller who hung up hears no answer, but the recording is still handed over.
	if (leg.over && next.go === 'to') {
		await exchange.tell(leg, { purpose: next.purpose, ...next.target, fields: next.params });
	}
	return next;
}

/** @returns the key that ended it, `hangup`, nothing when the length did, or `silence` when nobody spoke at all */
async function untilOver({ exchange, leg }: Stage, verb: Record_): Promise<string> {
	const finished = new AbortController();
	let key = '';
	const stopListening = leg.listen((digit) => {
		if (!verb.finishOnKey.includes(digit)) return;
		key = digit;
		finished.abort();
	});
	const over = AbortSignal.any([leg.signal, finished.signal]);
	const timeout = verb.timeoutSeconds ?? leg.system.secondsOfSilence;
	await exchange.clock.sleep(Math.min(timeout, verb.maxLengthSeconds), over);
	const nobodySpoke = !over.aborted && !leg.speaking && Number.isFinite(timeout);
	if (!nobodySpoke) {
		await exchange.clock.sleep(Math.max(0, verb.maxLengthSeconds - timeout), over);
	}
	stopListening();
	if (nobodySpoke) return 'silence';
	return leg.over ? 'hangup' : key;
}

async function reportRecording(stage: Stage, verb: Record_, recording: Recording): Promise<void> {
	const { exchange, leg } = stage;
	if (!verb.recordingStatusCallback) return;
	await exchange.tell(leg, {
		purpose: 'recording ready',
		url: resolveUrl(verb.recordingStatusCallback.url, stage.documentUrl),
		method: verb.recordingStatusCallback.method,
		fields: {
			...fieldsOf(stage, recording),
			RecordingStatus: 'completed',
			RecordingChannels: '1',
			RecordingSource: 'RecordVerb',
			RecordingStartTime: new Date(recording.createdAt).toUTCString(),
			ErrorCode: '0',
		},
	});
}

/**
 * https://www.twilio.com/docs/voice/twiml/record#transcribecallback; only recordings of more than 2 and less than 120
 * seconds get words (https://www.twilio.com/docs/api/errors/13617).
 */
async function transcribe(stage: Stage, verb: Record_, recording: Recording): Promise<void> {
	const { exchange, leg } = stage;
	if (!verb.transcribeCallback) return;
	await exchange.clock.sleep(exchange.timings.transcriptionSeconds);
	const { url, method } = verb.transcribeCallback;
	const understood = recording.seconds > 2 && recording.seconds < 120;
	await exchange.tell(leg, {
		purpose: 'recording transcribed',
		url: resolveUrl(url, stage.documentUrl),
		method,
		fields: {
			...fieldsOf(stage, recording),
			TranscriptionSid: newSid('TR'),
			TranscriptionText: understood ? leg.words : '',
			TranscriptionStatus: understood ? 'completed' : 'failed',
			TranscriptionType: 'fast',
		},
	});
}

function fieldsOf({ exchange }: Stage, recording: Recording): Record<string, string> {
	return {
		RecordingSid: recording.sid,
		RecordingUrl: exchange.recordings.urlOf(recording),
		RecordingDuration: String(recording.seconds),
	};
}
