import type { Case } from '../../http/case.ts';
import { encodeBody } from '../../http/encode/body.ts';
import { specificity } from '../../http/media-type.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { minimalCase } from './assembly.ts';

const UNDECLARED = ['PATCH', 'PUT', 'DELETE', 'POST', 'GET', 'QUERY'];
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY']);

/** What HTTP itself asks of a resource: methods, HEAD, OPTIONS, media types. */
export const protocol: CaseGenerator = {
  id: 'protocol',
  summary: 'undeclared methods, HEAD, OPTIONS, media types',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const found: Case[] = [
      ...mediaTypes(base),
      ...(isFirstOfPath(operation, context) ? methods({ ...base, fresh: undefined }, context) : []),
    ];
    return found.length === 0 ? { skip: 'nothing of HTTP to probe here' } : { systematic: found };
  },
};

/** Cases on other methods belong to the path's first operation, so that they are sent once. */
function isFirstOfPath(operation: Operation, { operations }: GeneratorContext): boolean {
  return operations.find(({ path }) => path === operation.path) === operation;
}

function methods(base: Case, context: GeneratorContext): readonly Case[] {
  const { operation } = base;
  const declared = new Set(
    context.operations.filter(({ path }) => path === operation.path).map(({ method }) => method),
  );
  // Resources of others are not at stake: on a path with parameters an undeclared method gets an id that names nothing.
  const bare: Case = { ...base, body: undefined };
  const found: Case[] = [];
  for (const method of UNDECLARED) {
    if (declared.has(method) || (context.readOnly && !SAFE.has(method))) continue;
    found.push({ ...bare, method, intent: { kind: 'protocol', probe: { id: 'undeclared-method', method } } });
  }
  if (declared.has('GET') || declared.has('HEAD'))
    found.push({ ...bare, method: 'HEAD', raw: true, intent: { kind: 'protocol', probe: { id: 'head' } } });
  if (!declared.has('OPTIONS'))
    found.push({ ...bare, method: 'OPTIONS', intent: { kind: 'protocol', probe: { id: 'options' } } });
  if (!declared.has('HEAD') && !declared.has('GET'))
    found.push({
      ...bare,
      method: 'HEAD',
      raw: true,
      intent: { kind: 'protocol', probe: { id: 'undeclared-method', method: 'HEAD' } },
    });
  return found;
}

/** The accepted bytes under another label, and under none. */
function mediaTypes(base: Case): readonly Case[] {
  const { operation, body } = base;
  if (!operation.requestBody || !body || body.mediaType === null) return [];
  const bytes = Buffer.from(encodeBody(body, operation).bytes).toString('base64');
  const covered = (mediaType: string): boolean =>
    operation.requestBody?.content.some(({ range }) => specificity(range, mediaType) > 0) ?? false;
  const labels = ['text/plain', 'application/plumbline-unknown', null].filter(
    (label) => label === null || !covered(label),
  );
  return labels.map((mediaType) => ({
    ...base,
    body: { mediaType, base64: bytes },
    intent: { kind: 'protocol', probe: { id: 'media-type', mediaType } },
  }));
}
