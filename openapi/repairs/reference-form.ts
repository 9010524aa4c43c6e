import type { Family } from '../family.ts';
import { type JsonPointer, join } from '../pointer.ts';
import { type Draft, type DraftValue, isDraft, mended, type Note, type Repair } from './repair.ts';

const CODE = 'reference-form';

/**
 * `#components/…`, `#/definitions/…` in 3.x, `components/schemas/…`, or only the name of a schema: the local schema is
 * meant. It comes before all other repairs, and before other files are read.
 */
export const referenceForm: Repair = {
  code: CODE,
  summary: 'a $ref names something local in a form that is no reference to it',
};

/** Puts such references right, in place, and says which. */
export function* mendReferences(root: Draft, family: Family): Iterable<Note> {
  const home = family === '2.0' ? 'definitions' : 'components/schemas';
  const waiting: (readonly [DraftValue, JsonPointer])[] = [[root, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, pointer] = next;
    if (Array.isArray(value)) value.forEach((item, i) => waiting.push([item, join(pointer, i)]));
    if (!isDraft(value)) continue;
    const { $ref: reference } = value;
    const meant = typeof reference === 'string' ? localForm(reference, root, home) : undefined;
    if (typeof reference === 'string' && meant !== undefined) {
      value.$ref = meant;
      yield mended(
        CODE,
        join(pointer, '$ref'),
        `${JSON.stringify(reference)} is no reference to anything in the document`,
        meant,
        `write ${meant}`,
      );
    }
    for (const [name, inner] of Object.entries(value))
      if (typeof inner === 'object' && name !== 'example' && name !== 'examples')
        waiting.push([inner, join(pointer, name)]);
  }
}

/** The reference that is meant, where the written one leads nowhere and this one does not. */
function localForm(reference: string, root: Draft, home: string): string | undefined {
  const trimmed = reference.trim();
  if (leads(root, reference)) return undefined;
  const name = /^(?:#?\/?(?:definitions|components\/schemas)\/|#\/schemas\/|#)?([\w.-]+)$/.exec(trimmed)?.[1];
  const candidates = [
    trimmed,
    trimmed.replace(/^#(?!\/)/, '#/'),
    trimmed.replace(/^\/?(?=(components|definitions|parameters|responses)\/)/, '#/'),
    // A file is a file, even when a schema has its name.
    ...(name !== undefined && !/\.(ya?ml|json)$/i.test(name) ? [`#/${home}/${name}`] : []),
  ];
  return candidates.find((candidate) => candidate !== reference && leads(root, candidate));
}

function leads(root: Draft, reference: string): boolean {
  if (!reference.startsWith('#/')) return false;
  let value: DraftValue | undefined = root;
  for (const token of reference.slice(2).split('/')) {
    const name = decoded(token).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(name)];
    else value = isDraft(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value !== undefined;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
