import type { CallSystem, PhoneSystem, TextSystem } from './contract';
import { generic } from './generic';
import { quo } from './quo';
import { telnyx } from './telnyx';
import { twilio } from './twilio';

/** Every phone system that the nodes offer. Adding one is one line here. */
export const phoneSystems: readonly PhoneSystem[] = [twilio, telnyx, quo, generic];

/** Those whose calls can start a workflow. */
export const callSystems: readonly CallSystem[] = phoneSystems.filter(hasCalls);

/** Those that send and receive texts. */
export const textSystems: readonly TextSystem[] = phoneSystems.filter(hasTexts);

/** @throws Error when no phone system has this id; so do the others. */
export const phoneSystem = (id: string): PhoneSystem => named(phoneSystems, id);
export const callSystem = (id: string): CallSystem => named(callSystems, id);
export const textSystem = (id: string): TextSystem => named(textSystems, id);

function named<S extends PhoneSystem>(systems: readonly S[], id: string): S {
	const found = systems.find((system) => system.id === id);
	if (!found) throw new Error(`There is no phone system named "${id}" that can do this`);
	return found;
}

function hasCalls(system: PhoneSystem): system is CallSystem {
	return system.calls !== undefined;
}

function hasTexts(system: PhoneSystem): system is TextSystem {
	return system.texts !== undefined;
}
