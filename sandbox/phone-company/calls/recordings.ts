import { newSid } from '../sids';

export type Recording = { sid: string; callSid: string; seconds: number; createdAt: number };

const SAMPLES_PER_SECOND = 8000;
const WAV_HEADER_BYTES = 44;

/** The voicemails that callers left: a soft tone as long as the caller spoke. */
export class Recordings {
	readonly #bySid = new Map<string, Recording>();

	/** @param baseUrl the account's resources, without a slash at the end; asked late, when the port is known */
	constructor(private readonly baseUrl: () => string) {}

	add({ callSid, seconds }: { callSid: string; seconds: number }): Recording {
		const recording = { sid: newSid('RE'), callSid, seconds, createdAt: Date.now() };
		this.#bySid.set(recording.sid, recording);
		return recording;
	}

	get(sid: string): Recording | undefined {
		return this.#bySid.get(sid);
	}

	of(callSid: string): Recording[] {
		return [...this.#bySid.values()].filter((recording) => recording.callSid === callSid);
	}

	urlOf(recording: Recording): string {
		return `${this.baseUrl()}/Recordings/${recording.sid}`;
	}
}

/** A mono WAV file, 8 bits at 8 kHz as on the telephone, with a tone that fades in and out. */
export function toneWav(seconds: number): Buffer {
	const samples = Math.round(seconds * SAMPLES_PER_SECOND);
	const wav = Buffer.alloc(WAV_HEADER_BYTES + samples);
	wav.write('RIFF', 0);
	wav.writeUInt32LE(WAV_HEADER_BYTES - 8 + samples, 4);
	wav.write('WAVEfmt ', 8);
	wav.writeUInt32LE(16, 16);
	wav.writeUInt16LE(1, 20);
	wav.writeUInt16LE(1, 22);
	wav.writeUInt32LE(SAMPLES_PER_SECOND, 24);
	wav.writeUInt32LE(SAMPLES_PER_SECOND, 28);
	wav.writeUInt16LE(1, 32);
	wav.writeUInt16LE(8, 34);
	wav.write('data', 36);
	wav.writeUInt32LE(samples, 40);
	for (let sample = 0; sample < samples; sample++) {
		const time = sample / SAMPLES_PER_SECOND;
		const loudness = 30 * Math.sin(Math.PI * (sample / samples));
		wav[WAV_HEADER_BYTES + sample] = 128 + Math.round(loudness * Math.sin(2 * Math.PI * 330 * time));
	}
	return wav;
}
