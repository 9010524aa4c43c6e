import type { Case } from '../../http/case.ts';
import { isJson } from '../../http/media-type.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { CaseGenerator } from '../generator.ts';
import { bodyMediaTypes, minimalCase } from './assembly.ts';

/** The same value in other bytes (P10): what means the same is answered the same. */
export const variants: CaseGenerator = {
  id: 'variants',
  summary: 'the same values in other bytes',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const found: Case[] = [];
    const add = (testCase: Case, variant: string): void =>
      void found.push({
        ...testCase,
        intent: { kind: 'valid', summary: `the same request in other bytes: ${variant}` },
      });

    const media = bodyMediaTypes(operation).find(({ range }) => isJson(range));
    const model = media?.schema === undefined ? undefined : context.models.model(media.schema);
    const value = model?.maximal() ?? model?.minimal();
    if (media && value !== undefined) {
      const mediaType = media.range;
      const plain = JSON.stringify(value);
      add(
        { ...base, body: { mediaType, parameters: '; charset=utf-8', text: plain } },
        'Content-Type with charset=utf-8',
      );
      add(
        { ...base, body: { mediaType, parameters: ';charset=UTF-8', text: plain } },
        'Content-Type with charset=UTF-8',
      );
      add({ ...base, body: { mediaType: mediaType.toUpperCase(), text: plain } }, 'the media type in upper case');
      add(
        { ...base, body: { mediaType, text: `\r\n\t ${JSON.stringify(value, null, 2)}\n` } },
        'white space around tokens',
      );
      add(
        {
          ...base,
          body: {
            mediaType,
            text: plain.replace(/[a-z]/g, (c, at: number) =>
              insideText(plain, at) ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c,
            ),
          },
        },
        'letters written as \\u escapes',
      );
      if (isObject(value) && Object.keys(value).length > 1)
        add({ ...base, body: { mediaType, text: JSON.stringify(reversed(value)) } }, 'members in reverse order');
      const exponent = rewriteIntegers(value, (n) => `${n}e0`);
      // In OpenAPI 3.0 an integer written 1.0 is valid to some readers only.
      if (
        exponent !== undefined &&
        !context.document.openapi.startsWith('3.0') &&
        !context.document.openapi.startsWith('2')
      ) {
        add(
          { ...base, body: { mediaType, text: rewriteIntegers(value, (n) => `${n}.0`) ?? plain } },
          'integers written with .0',
        );
        add({ ...base, body: { mediaType, text: exponent } }, 'integers written with e0');
      }
    }
    for (const parameter of base.parameters) {
      if (
        (parameter.in !== 'query' && parameter.in !== 'path') ||
        !('value' in parameter) ||
        typeof parameter.value !== 'string' ||
        !/^[A-Za-z0-9-]+$/.test(parameter.value)
      )
        continue;
      const wire = [...parameter.value]
        .map((c, i) => (i % 2 === 0 ? `%${c.charCodeAt(0).toString(16).toUpperCase()}` : c))
        .join('');
      add(
        {
          ...base,
          parameters: base.parameters.map((other) =>
            other === parameter ? { in: parameter.in, name: parameter.name, wire } : other,
          ),
        },
        `unreserved characters of ${parameter.in} ${parameter.name} percent-encoded`,
      );
    }
    return found.length === 0 ? { skip: 'nothing in the request can be written in two ways' } : { systematic: found };
  },
};

/** True when the character at this offset stands in a string value or name, and is not part of an escape. */
function insideText(json: string, at: number): boolean {
  let inside = false;
  for (let i = 0; i < at; i++) {
    if (json[i] === '\\') i += json[i + 1] === 'u' ? 5 : 1;
    else if (json[i] === '"') inside = !inside;
    if (i >= at) return false;
  }
  return inside && !/\\(u[0-9a-f]{0,3})?$/i.test(json.slice(Math.max(0, at - 5), at));
}

function reversed(value: Json): Json {
  if (isArray(value)) return value.map(reversed);
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, inner]) => [name, reversed(inner ?? null)]),
      )
    : value;
}

/** JSON text with its integers written in another way; `undefined` where there is none to rewrite. */
function rewriteIntegers(value: Json, write: (text: string) => string): string | undefined {
  let rewritten = false;
  const text = (inner: Json): string => {
    if (typeof inner === 'number' && Number.isSafeInteger(inner) && !Object.is(inner, -0)) {
      rewritten = true;
      return write(String(inner));
    }
    if (isArray(inner)) return `[${inner.map(text).join(',')}]`;
    if (isObject(inner))
      return `{${Object.entries(inner)
        .map(([name, member]) => `${JSON.stringify(name)}:${text(member ?? null)}`)
        .join(',')}}`;
    return JSON.stringify(inner);
  };
  const whole = text(value);
  return rewritten ? whole : undefined;
}
