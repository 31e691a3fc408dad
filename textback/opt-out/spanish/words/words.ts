import type { Words } from '../../language';
import { refusing } from './refusing';
import { removing } from './removing';
import { texting } from './texting';
import { threatening } from './threatening';

export const words: Words = { ...texting, ...refusing, ...removing, ...threatening };
