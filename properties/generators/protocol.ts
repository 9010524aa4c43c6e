import type { Case } from '../../http/case.ts';
import { encodeBody } from '../../http/encode/body.ts';
import { isJson, specificity } from '../../http/media-type.ts';
import type { Operation } from '../../openapi/operation.ts';
import { declaredMethods } from '../engine/declared-methods.ts';
import { templateKey } from '../engine/resource-pool.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { baseCase, minimalCase } from './base-case.ts';
import { bodyHasMeaning } from './body.ts';
import { withOwnKeys } from './own-keys.ts';

/** Methods that a path may lack. CONNECT and TRACE are never sent. */
const METHODS = ['PATCH', 'PUT', 'DELETE', 'POST', 'GET', 'QUERY'];
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY']);
const WITH_CONTENT: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** What HTTP itself asks of a resource: methods, HEAD, OPTIONS, media types. */
export const protocol: CaseGenerator = {
  id: 'protocol',
  summary: 'undeclared methods, HEAD, OPTIONS, media types, the framing of an answer',
  cases(operation, context) {
    const base = baseCase(operation, context);
    if ('skip' in base) return base;
    const systematic = [
      ...mediaTypes(base, context),
      ...accepted(base),
      ...unacceptable(base),
      plainly(base),
      ...(isFirstOfPath(operation, context) ? methods(base, context) : []),
    ];
    return withOwnKeys({ systematic }, operation, context, 'protocol');
  },
};

/** Cases on other methods belong to the path's first declared operation, so that they are sent once. */
function isFirstOfPath(operation: Operation, { operations }: GeneratorContext): boolean {
  return firstsOf(operations).get(templateKey(operation.path))?.label === operation.label;
}

function methods(base: Case, context: GeneratorContext): readonly Case[] {
  const { operation } = base;
  const declared = declaredMethods(context.document.root, operation.path);
  const bare: Case = { ...base, body: undefined, fresh: undefined };
  const found: Case[] = [];
  for (const method of METHODS) {
    if (declared.has(method) || (context.readOnly && !SAFE.has(method))) continue;
    const from = SAFE.has(method) ? bare : unsafe(base, method, context);
    found.push({ ...from, method, intent: { kind: 'protocol', probe: { id: 'undeclared-method', method } } });
  }
  const readable = declared.has('GET') || declared.has('HEAD');
  found.push({
    ...bare,
    method: 'HEAD',
    raw: true,
    intent: { kind: 'protocol', probe: readable ? { id: 'head' } : { id: 'undeclared-method', method: 'HEAD' } },
  });
  if (!declared.has('OPTIONS'))
    found.push({ ...bare, method: 'OPTIONS', intent: { kind: 'protocol', probe: { id: 'options' } } });
  return found;
}

const firsts = new WeakMap<readonly Operation[], ReadonlyMap<string, Operation>>();

/** The first operation of each path, looked for once. */
function firstsOf(operations: readonly Operation[]): ReadonlyMap<string, Operation> {
  const made = firsts.get(operations);
  if (made) return made;
  const found = new Map([...operations].reverse().map((operation) => [templateKey(operation.path), operation]));
  firsts.set(operations, found);
  return found;
}

/**
 * A request that would change something if it were carried out: it goes to a resource made for it, and where none can be
 * made, to one that does not exist.
 */
function unsafe(base: Case, method: string, context: GeneratorContext): Case {
  const nobody = minimalCase(base.operation, { ...context, known: () => [] });
  const parameters = 'skip' in nobody ? base.parameters : nobody.parameters;
  return {
    ...base,
    parameters: base.parameters.map((given) =>
      given.in === 'path'
        ? (parameters.find(({ in: location, name }) => location === 'path' && name === given.name) ?? given)
        : given,
    ),
    fresh: base.operation.path.includes('{') || undefined,
    body: WITH_CONTENT.has(method) ? base.body : undefined,
  };
}

/** The accepted bytes under another label, and under none. */
function mediaTypes(base: Case, { document }: GeneratorContext): readonly Case[] {
  const { operation, body } = base;
  if (!operation.requestBody || !body || body.mediaType === null || !bodyHasMeaning(operation)) return [];
  const bytes = Buffer.from(encodeBody(body, operation, document.root).bytes).toString('base64');
  if (bytes === '') return [];
  const covered = (mediaType: string): boolean =>
    operation.requestBody?.content.some(({ range }) => specificity(range, mediaType) > 0) ?? false;
  // Types that a browser sends without asking first come with a JSON body: a server that takes them can be tricked.
  const others = isJson(body.mediaType)
    ? ['text/plain', 'application/x-www-form-urlencoded', 'application/plumbline-unknown']
    : ['text/plain', 'application/json', 'application/plumbline-unknown'];
  const labels = [...others.filter((label) => !covered(label)), null];
  return labels.map((mediaType) => ({
    ...base,
    body: { mediaType, base64: bytes },
    intent: { kind: 'protocol', probe: { id: 'media-type', mediaType } },
  }));
}

/** Each of several documented media types asked for alone. */
function accepted(base: Case): readonly Case[] {
  const ranges = new Set<string>();
  for (const { status, content } of base.operation.responses.values())
    if (/^2/.test(status)) for (const { range } of content ?? []) if (!range.includes('*')) ranges.add(range);
  if (ranges.size < 2) return [];
  return [...ranges].map((accept) => ({
    ...base,
    headers: [...(base.headers ?? []), ['Accept', accept]],
    intent: { kind: 'protocol', probe: { id: 'accept', accept } },
  }));
}

/** A media type that the operation has nowhere: 406 is right, and so is disregarding the field (RFC 9110, 12.5.1). */
function unacceptable(base: Case): readonly Case[] {
  const typed = [...base.operation.responses.values()].some(
    ({ status, content }) => /^2/.test(status) && content?.some(({ range }) => !range.includes('*')),
  );
  if (!typed) return [];
  const accept = 'application/plumbline-unknown';
  return [
    {
      ...base,
      headers: [...(base.headers ?? []), ['Accept', accept]],
      intent: { kind: 'protocol', probe: { id: 'accept', accept } },
    },
  ];
}

/** The accepted request over a plain socket, where nobody mends the framing of the answer. */
function plainly(base: Case): Case {
  return { ...base, raw: true, intent: { kind: 'valid', summary: 'a valid request over a plain connection' } };
}
