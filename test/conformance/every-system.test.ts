import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { phoneSystems } from '../../providers/registry';

test.each(phoneSystems.map(({ id }) => id))('%s runs through the same cases as all phone systems', (id) => {
	expect(existsSync(join(__dirname, `${id}.test.ts`))).toBe(true);
});
