import { createHash } from 'node:crypto';
import type { Case } from '../../http/case.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import type { CaseSource, GeneratorContext, GeneratorId } from '../generator.ts';
import { accepts, ownParameters } from './parameters.ts';

/**
 * The source with a key of its own in each case that has an Idempotency-Key: a second request under the same key is
 * answered what the first one was. The same seed yields the same keys.
 */
export function withOwnKeys(
  source: CaseSource,
  operation: Operation,
  context: GeneratorContext,
  generator: GeneratorId,
): CaseSource {
  const parameter = ownParameters(operation, context).find(isKey);
  if (!parameter) return source;
  const keyed = (testCase: Case, index: number): Case => {
    const { intent } = testCase;
    if (
      intent.kind === 'invalid' &&
      intent.violation.part === 'header' &&
      intent.violation.at.startsWith(`/${parameter.name}`)
    )
      return testCase;
    const key = keysFor(`${context.seed}\n${operation.id}\n${generator}\n${index}`).find((text) =>
      accepts(parameter, text, context),
    );
    return key === undefined ? testCase : { ...testCase, parameters: replaced(testCase, parameter, key) };
  };
  const { draw } = source;
  return {
    systematic: source.systematic.map(keyed),
    ...(draw && {
      draw(index) {
        const drawn = draw(index);
        return drawn && keyed(drawn, index);
      },
    }),
  };
}

/** A case that is sent again as another attempt: under a key of its own where it has one, so that it is carried out again. */
export function attemptedAgain(testCase: Case, attempt: number): Case {
  const given = testCase.parameters.find(isKey);
  if (!given || !('value' in given) || typeof given.value !== 'string') return testCase;
  const key = likeKey(given.value, keysFor(`${testCase.operation.id}\nagain\n${attempt}`));
  const parameters = testCase.parameters.map((other) => (other === given ? { ...given, value: key } : other));
  return { ...testCase, parameters };
}

/** The key of the same kind as one that was accepted: a UUID for a UUID, as many characters for a text. */
function likeKey(accepted: string, keys: readonly string[]): string {
  const [uuid = '', hex = ''] = keys;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(accepted)) return uuid;
  return keys.find((key) => key.length === accepted.length) ?? hex.repeat(4).slice(0, Math.max(8, accepted.length));
}

/** Whether this names one attempt, so that a repetition of it is answered alike. */
export function isKey({ in: location, name }: { readonly in: string; readonly name: string }): boolean {
  return location === 'header' && /^(x-)?idempotency-?(key|token)$/i.test(name);
}

function replaced({ parameters }: Case, { name }: Parameter, key: string): Case['parameters'] {
  return parameters.map((given) =>
    given.in === 'header' && given.name === name && 'value' in given ? { in: 'header', name, value: key } : given,
  );
}

/** A UUID and shorter texts: whatever the schema of the key wants. */
function keysFor(address: string): readonly string[] {
  const hex = createHash('sha256').update(address).digest('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return [uuid, hex, hex.slice(0, 32), hex.slice(0, 16), hex.slice(0, 8), BigInt(`0x${hex.slice(0, 15)}`).toString()];
}
