import type { Case } from '../../http/case.ts';
import { isJson } from '../../http/media-type.ts';
import { isObject } from '../../openapi/json.ts';

/** Beginning of the name of a field that only a request of ours can have written, in lower case. */
export const CANARY = 'x-plumbline-canary';

const LINE = `plumb\r\n${CANARY}: line`;

/**
 * The accepted request with line ends in one of its values, encoded as they must be: whoever copies the decoded value
 * into a field of the answer writes a new field line (RFC 9110, 5.5; RFC 9112, 11.1).
 */
export function* lineEnds(base: Case): Generator<Case> {
  const { operation, parameters, body } = base;
  const probe = (where: string, more: Partial<Case>): Case => ({
    ...base,
    ...more,
    intent: { kind: 'protocol', probe: { id: 'hygiene', summary: `a line end in ${where}` } },
  });
  for (const { in: location, name } of operation.parameters) {
    if (location !== 'query' && location !== 'path') continue;
    const others = parameters.filter((given) => given.in !== location || given.name !== name);
    yield probe(`the ${location} parameter ${name}`, {
      // A path of its own names no resource that could be spent.
      ...(location === 'path' && { fresh: undefined }),
      parameters: [...others, { in: location, name, wire: encodeURIComponent(LINE) }],
    });
  }
  if (!body || !('value' in body) || body.mediaType === null || !isJson(body.mediaType) || !isObject(body.value))
    return;
  const { value } = body;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== 'string') continue;
    yield probe(`the member ${name}`, { body: { ...body, value: { ...value, [name]: LINE } } });
  }
}
