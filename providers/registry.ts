import type { PhoneSystem } from './contract';
import { twilio } from './twilio';

/** Every phone system that the nodes offer. Adding one is one line here. */
export const phoneSystems: readonly PhoneSystem[] = [twilio];

/** @throws Error when no phone system has this id. */
export function phoneSystem(id: string): PhoneSystem {
	const found = phoneSystems.find((system) => system.id === id);
	if (!found) throw new Error(`There is no phone system named "${id}"`);
	return found;
}
