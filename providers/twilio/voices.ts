import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { Voice, VoiceLanguage } from '../contract';

type SayAttributes = VoiceResponse.SayAttributes;

/** Voices of Twilio's "standard" price, https://www.twilio.com/docs/voice/twiml/say/text-speech#available-voices-and-languages */
const VOICES: Record<VoiceLanguage, Record<Voice['gender'], NonNullable<SayAttributes['voice']>>> = {
	'en-US': { woman: 'Polly.Joanna', man: 'Polly.Matthew' },
	'en-GB': { woman: 'Polly.Amy', man: 'Polly.Brian' },
	'en-AU': { woman: 'Polly.Nicole', man: 'Polly.Russell' },
	'es-US': { woman: 'Polly.Penelope', man: 'Polly.Miguel' },
	'es-ES': { woman: 'Polly.Conchita', man: 'Polly.Enrique' },
	'fr-CA': { woman: 'Polly.Chantal', man: 'Google.fr-CA-Standard-B' },
	'fr-FR': { woman: 'Polly.Celine', man: 'Polly.Mathieu' },
	'de-DE': { woman: 'Polly.Marlene', man: 'Polly.Hans' },
	'it-IT': { woman: 'Polly.Carla', man: 'Polly.Giorgio' },
	'nl-NL': { woman: 'Polly.Lotte', man: 'Polly.Ruben' },
	'pl-PL': { woman: 'Polly.Ewa', man: 'Polly.Jacek' },
	'pt-BR': { woman: 'Polly.Vitoria', man: 'Polly.Ricardo' },
	'pt-PT': { woman: 'Polly.Ines', man: 'Polly.Cristiano' },
};

/** The attributes of `<Say>` for a voice. */
export function sayAttributes({ language, gender }: Voice): SayAttributes {
	return { voice: VOICES[language][gender], language };
}
