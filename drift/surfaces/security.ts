import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation, SecurityAlternative, SecurityRequirement } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Change, Verdict, Witness } from '../change.ts';
import type { Documents } from './documents.ts';
import type { Matched } from './matched.ts';
import { definition, objectAt, redefinition } from './security-schemes.ts';

/**
 * What changed of the credentials that suffice. Breaking where some alternative of the old document no longer does, by
 * the definitions of its schemes: a scheme that was renamed is the same scheme.
 */
export function securityChanges(documents: Documents, matched: readonly Matched[]): readonly Change[] {
  const global = matched.filter(({ old, new: fresh }) => inherits(old) && inherits(fresh));
  const own = matched.filter((each) => !global.includes(each));
  const [first] = global;
  return [
    ...(first ? compared(documents, first, 'api-global-security', '*', { old: '/security', new: '/security' }) : []),
    ...own.flatMap((each) =>
      compared(documents, each, 'api-security', each.label, {
        old: securityPlace(each.old),
        new: securityPlace(each.new),
      }),
    ),
  ];
}

function inherits({ source }: Operation): boolean {
  return !Object.hasOwn(source, 'security');
}

function securityPlace(operation: Operation): JsonPointer {
  return inherits(operation) ? '/security' : `${operation.pointer}/security`;
}

function compared(
  documents: Documents,
  { old, new: fresh }: Matched,
  prefix: string,
  operation: string,
  at: Change['at'],
): readonly Change[] {
  const before = normal(old.security);
  const after = normal(fresh.security);
  const said = (id: string, verdict: Verdict, message: string, shown?: string, places = at): Change => {
    const witness: Witness | null =
      verdict === 'breaking' ? { kind: 'credentials', shown: shown ?? message, validOld: true, validNew: false } : null;
    return { id, verdict, direction: 'request', operation, at: places, message, witness };
  };
  const widened: Verdict = documents.strict ? 'review' : 'compatible';
  const { old: oldApi, new: newApi } = documents;
  const suffices = (needed: SecurityAlternative, given: SecurityAlternative): boolean =>
    needed.every((requirement) => given.some((have) => covers(oldApi, newApi, have, requirement)));
  const changes: Change[] = [];
  for (const alternative of before) {
    if (after.some((other) => suffices(other, alternative))) {
      const closest = after.find((other) => suffices(other, alternative) && other.length === alternative.length);
      const spared = closest && scopesSpared(alternative, closest);
      if (spared && spared.length > 0 && !before.some((other) => same(oldApi, newApi, other, closest)))
        changes.push(said(`${prefix}-scope-removed`, widened, `the scope ${spared.join(', ')} is no longer needed`));
      continue;
    }
    changes.push(...lost(documents, { alternative, after, prefix, said }));
  }
  for (const alternative of after) {
    if (
      before.some(
        (other) => same(oldApi, newApi, other, alternative) || changesOnlyScopes(oldApi, newApi, other, alternative),
      )
    )
      continue;
    if (alternative.length === 0)
      changes.push(said(`${prefix}-anonymous-access-added`, widened, 'requests without credentials are accepted now'));
    // Where an alternative vanished, what came instead is part of that.
    else if (!changes.some(({ verdict }) => verdict === 'breaking'))
      changes.push(said(`${prefix}-added`, widened, `${shown(alternative)} suffices now`));
  }
  return changes;
}

type Said = (id: string, verdict: Verdict, message: string, shown?: string, places?: Change['at']) => Change;

/** An alternative that no longer suffices, named after what became of it. */
function lost(
  { old, new: fresh }: Documents,
  {
    alternative,
    after,
    prefix,
    said,
  }: {
    readonly alternative: SecurityAlternative;
    readonly after: readonly SecurityAlternative[];
    readonly prefix: string;
    readonly said: Said;
  },
): readonly Change[] {
  if (alternative.length === 0)
    return [
      said(
        `${prefix}-anonymous-access-removed`,
        'breaking',
        'requests without credentials are no longer accepted',
        'no credentials at all',
      ),
    ];
  const only = `${shown(alternative)} alone`;
  const redefined = alternative.flatMap((requirement) => {
    const { name, pointer } = requirement.scheme;
    const there = after.flat().find(({ scheme }) => scheme.name === name);
    const id = there && redefinition(objectAt(old.root, pointer), objectAt(fresh.root, there.scheme.pointer));
    return there && id
      ? [
          said(id, 'breaking', `the security scheme ${name} is another one now`, only, {
            old: pointer,
            new: there.scheme.pointer,
          }),
        ]
      : [];
  });
  if (redefined.length > 0) return redefined;
  const scoped = after.find((other) =>
    other.every((need) => alternative.some((have) => definition(old, have) === definition(fresh, need))),
  );
  if (scoped) {
    const missing = scoped
      .flatMap(({ scopes }) => scopes)
      .filter((scope) => !alternative.some((have) => have.scopes.includes(scope)));
    return [said(`${prefix}-scope-added`, 'breaking', `the scope ${missing.join(', ')} is needed now`, only)];
  }
  return [said(`${prefix}-removed`, 'breaking', `${shown(alternative)} no longer suffices`, only)];
}

/** No alternatives at all means that anybody may. */
function normal(security: readonly SecurityAlternative[]): readonly SecurityAlternative[] {
  return security.length === 0 ? [[]] : security;
}

function covers(
  oldApi: ApiDocument,
  newApi: ApiDocument,
  have: SecurityRequirement,
  need: SecurityRequirement,
): boolean {
  return (
    definition(oldApi, have) === definition(newApi, need) && need.scopes.every((scope) => have.scopes.includes(scope))
  );
}

function same(oldApi: ApiDocument, newApi: ApiDocument, old: SecurityAlternative, fresh: SecurityAlternative): boolean {
  const spelt = (root: ApiDocument, alternative: SecurityAlternative): string =>
    alternative
      .map((each) => `${definition(root, each)} ${[...each.scopes].sort().join(' ')}`)
      .sort()
      .join('\n');
  return spelt(oldApi, old) === spelt(newApi, fresh);
}

function changesOnlyScopes(
  oldApi: ApiDocument,
  newApi: ApiDocument,
  old: SecurityAlternative,
  fresh: SecurityAlternative,
): boolean {
  const spelt = (root: ApiDocument, alternative: SecurityAlternative): string =>
    alternative
      .map((each) => definition(root, each))
      .sort()
      .join('\n');
  return old.length > 0 && spelt(oldApi, old) === spelt(newApi, fresh);
}

function scopesSpared(old: SecurityAlternative, fresh: SecurityAlternative): readonly string[] {
  const needed = new Set(fresh.flatMap(({ scopes }) => scopes));
  return old.flatMap(({ scopes }) => scopes).filter((scope) => !needed.has(scope));
}

function shown(alternative: SecurityAlternative): string {
  if (alternative.length === 0) return 'no credentials';
  return alternative
    .map(
      ({ scheme, scopes }) => `${scheme.type} ${scheme.name}${scopes.length > 0 ? ` with ${scopes.join(', ')}` : ''}`,
    )
    .join(' and ');
}
