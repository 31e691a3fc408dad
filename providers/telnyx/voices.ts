import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { Voice, VoiceLanguage } from '../contract';

type SayAttributes = VoiceResponse.SayAttributes;

/**
 * Amazon's voices, which Telnyx speaks with: neural where there are any, because the others may fall back to a default.
 * https://developers.telnyx.com/docs/voice/programmable-voice/texml-verbs/say
 */
const VOICES: Record<VoiceLanguage, Record<Voice['gender'], NonNullable<SayAttributes['voice']>>> = {
	'en-US': { woman: 'Polly.Joanna-Neural', man: 'Polly.Matthew-Neural' },
	'en-GB': { woman: 'Polly.Amy-Neural', man: 'Polly.Brian-Neural' },
	'en-AU': { woman: 'Polly.Olivia-Neural', man: 'Polly.Russell' },
	'es-US': { woman: 'Polly.Lupe-Neural', man: 'Polly.Pedro-Neural' },
	'es-ES': { woman: 'Polly.Lucia-Neural', man: 'Polly.Sergio-Neural' },
	'fr-CA': { woman: 'Polly.Gabrielle-Neural', man: 'Polly.Liam-Neural' },
	'fr-FR': { woman: 'Polly.Lea-Neural', man: 'Polly.Remi-Neural' },
	'de-DE': { woman: 'Polly.Vicki-Neural', man: 'Polly.Daniel-Neural' },
	'it-IT': { woman: 'Polly.Bianca-Neural', man: 'Polly.Adriano-Neural' },
	'nl-NL': { woman: 'Polly.Laura-Neural', man: 'Polly.Ruben' },
	'pl-PL': { woman: 'Polly.Ola-Neural', man: 'Polly.Jacek' },
	'pt-BR': { woman: 'Polly.Camila-Neural', man: 'Polly.Thiago-Neural' },
	'pt-PT': { woman: 'Polly.Ines-Neural', man: 'Polly.Cristiano' },
};

/** The attributes of `<Say>` for a voice. */
export function sayAttributes({ language, gender }: Voice): SayAttributes {
	return { voice: VOICES[language][gender], language };
}
