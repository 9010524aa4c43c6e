import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { fitsType } from '../arbitraries/leaves.ts';
import type { Mutation } from './mutation.ts';

/** Values beside those that are listed: other case, a blank behind, a prefix, something else altogether. */
function nearMisses(members: readonly Json[]): readonly Json[] {
  const found: Json[] = [];
  for (const member of members.slice(0, 6)) {
    if (typeof member === 'string') {
      found.push(
        `${member}-`,
        member.toUpperCase(),
        member.toLowerCase(),
        `${member} `,
        member.slice(0, -1),
        `x${member}`,
      );
    } else if (typeof member === 'number') found.push(member + 1, member + 0.5, -member - 1);
    else if (typeof member === 'boolean') found.push(!member);
    else if (isArray(member)) found.push([...member, 0], [], ...member.map((_, i) => alike(member, i)));
    else if (isObject(member))
      found.push(
        { ...member, plumbline: 1 },
        {},
        ...Object.keys(member).map((name) => ({ ...member, [name]: twin(member[name]) })),
      );
    else found.push(0, false, '');
  }
  found.push('plumbline-no-member', '', 987_654_321);
  return found.filter((value) => !members.some((member) => JSON.stringify(member) === JSON.stringify(value)));
}

/** The list with one item that looks like its own: a boolean as a number, a number as a text. */
function alike(list: readonly Json[], at: number): Json {
  return list.map((item, i) => (i === at ? twin(item) : item));
}

function twin(value: Json | undefined): Json {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === 0 || value === 1) return value === 1;
  if (typeof value === 'string') return `${value}-`;
  return typeof value === 'number' ? value + 1 : 0;
}

const MOST = 6;

/** A value that `enum` does not list. */
export const enumeration: Mutation = {
  keyword: 'enum',
  *propose({ shape }) {
    for (const { value: members, pointer } of shape.keywords.get('enum') ?? []) {
      if (!isArray(members)) continue;
      const misses = nearMisses(members).filter(
        (value) => fitsType(value, shape.types) && members.some((member) => typeof member === typeof value),
      );
      const [last] = misses.slice(-3);
      for (const value of new Set([...misses.slice(0, MOST), ...(last === undefined ? [] : [last])])) {
        yield {
          keyword: 'enum',
          schema: pointer,
          value,
          summary: `${JSON.stringify(value)}, which is not among ${members
            .slice(0, 5)
            .map((member) => JSON.stringify(member))
            .join(', ')}`,
        };
      }
    }
  },
};

/** Another value than the one that `const` states. */
export const constant: Mutation = {
  keyword: 'const',
  *propose({ shape }) {
    for (const { value: only, pointer } of shape.keywords.get('const') ?? []) {
      for (const value of nearMisses([only])
        .filter((miss) => fitsType(miss, shape.types))
        .slice(0, 3)) {
        yield {
          keyword: 'const',
          schema: pointer,
          value,
          summary: `${JSON.stringify(value)}; the document says ${JSON.stringify(only)}`,
        };
      }
    }
  },
};
