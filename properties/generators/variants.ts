import type { BodyValue, Case, ParameterValue } from '../../http/case.ts';
import { formPairs } from '../../http/encode/form.ts';
import { isJson } from '../../http/media-type.ts';
import { isObject } from '../../openapi/json.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { baseCase, otherParameters } from './base-case.ts';
import { bodyMediaTypes } from './body.ts';
import { escaped, hasInteger, spelt } from './json-spellings.ts';
import { isKey, withOwnKeys } from './own-keys.ts';
import { linked } from './references.ts';

/** The same value in other bytes (P10): what means the same is answered the same. */
export const variants: CaseGenerator = {
  id: 'variants',
  summary: 'the same values in other bytes',
  cases(operation, context) {
    const base = baseCase(operation, context);
    if ('skip' in base) return base;
    const systematic = [...jsonVariants(base, context), ...formVariants(base), ...parameterVariants(base)].map(
      ({ variant, ...more }): Case => ({
        ...base,
        ...more,
        intent: { kind: 'valid', summary: `the same request in other bytes: ${variant}` },
      }),
    );
    if (systematic.length === 0) return { skip: 'nothing in the request can be written in two ways' };
    return withOwnKeys({ systematic }, operation, context, 'variants');
  },
};

interface Variant extends Pick<Partial<Case>, 'body' | 'parameters' | 'headers'> {
  readonly variant: string;
}

function* jsonVariants({ operation }: Case, context: GeneratorContext): Generator<Variant> {
  const media = bodyMediaTypes(operation).find(({ range }) => isJson(range));
  const model = media?.schema === undefined ? undefined : context.models.model(media.schema);
  const rich = model?.maximal() ?? model?.minimal();
  if (!media || rich === undefined) return;
  const value = linked(rich, context, (one) => model?.accepts(one) === true);
  const mediaType = media.range;
  const plain = spelt(value, {});
  const body = (text: string, more: Partial<BodyValue> = {}): BodyValue => ({ mediaType, text, ...more });
  yield { variant: 'Content-Type with charset=utf-8', body: body(plain, { parameters: '; charset=utf-8' }) };
  yield { variant: 'Content-Type with charset=UTF-8', body: body(plain, { parameters: ';charset=UTF-8' }) };
  yield { variant: 'Content-Type with charset="utf-8"', body: body(plain, { parameters: '; charset="utf-8"' }) };
  yield { variant: 'the media type in upper case', body: body(plain, { mediaType: mediaType.toUpperCase() }) };
  yield { variant: 'white space around tokens', body: body(spelt(value, { space: '\r\n\t ' })) };
  yield { variant: 'characters written as \\u escapes', body: body(spelt(value, { text: escaped })) };
  if (isObject(value) && Object.keys(value).length > 1)
    yield { variant: 'members in reverse order', body: body(spelt(value, { members: 'reversed' })) };
  // In OpenAPI 2.0 and 3.0 an integer written 1.0 is one to some readers only.
  if (hasInteger(value) && !/^(2|3\.0)/.test(context.document.openapi)) {
    yield { variant: 'integers written with .0', body: body(spelt(value, { integer: (text) => `${text}.0` })) };
    yield { variant: 'integers written with e0', body: body(spelt(value, { integer: (text) => `${text}e0` })) };
  }
}

function* formVariants({ operation, body }: Case): Generator<Variant> {
  if (!body || !('value' in body) || body.mediaType !== 'application/x-www-form-urlencoded') return;
  const media = operation.requestBody?.content.find(({ range }) => range === body.mediaType);
  const pairs = formPairs(body.value, media);
  if (pairs.length === 0) return;
  const { mediaType } = body;
  const written = (list: readonly (readonly [string, string])[]): string =>
    list.map(([name, text]) => `${name}=${text}`).join('&');
  yield {
    variant: 'Content-Type with charset=utf-8',
    body: { mediaType, parameters: '; charset=utf-8', text: written(pairs) },
  };
  const names = pairs.map(([name]) => name);
  if (pairs.length > 1 && new Set(names).size === names.length)
    yield { variant: 'pairs in reverse order', body: { mediaType, text: written([...pairs].reverse()) } };
  const spaced = pairs.map(([name, text]) => [name, text.replaceAll('%20', '+')] as const);
  if (written(spaced) !== written(pairs))
    yield { variant: 'spaces written as +', body: { mediaType, text: written(spaced) } };
  yield {
    variant: 'unreserved characters percent-encoded',
    body: { mediaType, text: written(pairs.map(([name, text]) => [name, percentEncoded(text)] as const)) },
  };
}

function* parameterVariants(base: Case): Generator<Variant> {
  const query = base.parameters.filter((parameter) => parameter.in === 'query');
  if (query.length > 1)
    yield { variant: 'query parameters in reverse order', parameters: [...base.parameters].reverse() };
  for (const parameter of base.parameters) {
    if (!('value' in parameter)) continue;
    if (parameter.in === 'header') {
      // A key under another spelling of its field's name is the same key, and is to be new each time.
      if (typeof parameter.value === 'object' || isKey(parameter)) continue;
      const text = String(parameter.value);
      for (const name of [parameter.name.toUpperCase(), parameter.name.toLowerCase()]) {
        if (name !== parameter.name)
          yield {
            variant: `the field name ${parameter.name} written ${name}`,
            parameters: otherParameters(base, parameter),
            headers: [[name, text]],
          };
      }
      continue;
    }
    const wire = percentVariant(base, parameter);
    if (wire === undefined) continue;
    const { in: location, name } = parameter;
    yield {
      variant: `unreserved characters of ${location} ${name} percent-encoded`,
      parameters: base.parameters.map((other) => (other === parameter ? { in: location, name, wire } : other)),
    };
  }
}

/** Only where the value is plain text: reserved characters never become or cease to be encoded. */
function percentVariant({ operation }: Case, parameter: ParameterValue): string | undefined {
  if ((parameter.in !== 'query' && parameter.in !== 'path') || !('value' in parameter)) return undefined;
  const declared = operation.parameters.find(
    ({ in: location, name }) => location === parameter.in && name === parameter.name,
  );
  if (declared?.style === 'label' || declared?.style === 'matrix') return undefined;
  if (typeof parameter.value !== 'string' || !/^[A-Za-z0-9-]+$/.test(parameter.value)) return undefined;
  return percentEncoded(parameter.value);
}

/** Every other unreserved character as a percent-triplet; triplets stay as they are. */
function percentEncoded(text: string): string {
  return text.replace(/%[0-9A-F]{2}|[A-Za-z0-9-]/gi, (piece, at: number) =>
    piece.length === 1 && at % 2 === 0 ? `%${piece.charCodeAt(0).toString(16).toUpperCase()}` : piece,
  );
}
