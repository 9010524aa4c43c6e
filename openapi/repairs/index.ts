import { authorizationParameter } from './authorization-parameter.ts';
import { enumValueObject } from './enum-value-object.ts';
import { nestedTags } from './nested-tags.ts';
import type { Repair } from './repair.ts';

/** All repairs, in the order in which they are applied. */
export const repairs: readonly Repair[] = [enumValueObject, nestedTags, authorizationParameter];
