import type { BodyValue, Case, Proof, Violation } from '../../http/case.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import { isObject } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import type { GeneratorContext } from '../generator.ts';
import type { Mutant } from '../models.ts';
import { isOfProfile } from '../profiles/amended.ts';
import { proofOfBody } from '../wire-proof.ts';
import { bodyHasMeaning, bodyOf, concrete } from './body.ts';
import { placeOf, said } from './invalid-parameter.ts';
import { referring, refersToAnother } from './references.ts';

const MOST = 320;

/** Every systematic mutant of a body of this media type. */
export function bodyMutants(base: Case, media: MediaType, context: GeneratorContext): readonly Case[] {
  const model = media.schema === undefined ? undefined : context.models.model(media.schema);
  const found: Case[] = [];
  for (const mutant of model?.mutants() ?? []) {
    if (found.length >= MOST) break;
    const testCase = bodyMutant(base, media, mutant, context);
    if (testCase) found.push(testCase);
  }
  return found;
}

/** One mutant as a request; `undefined` where the media type cannot carry it. */
export function bodyMutant(base: Case, media: MediaType, mutant: Mutant, context: GeneratorContext): Case | undefined {
  const model = media.schema === undefined ? undefined : context.models.model(media.schema);
  // What only an RFC forbids is no fault by the document: the checks of its profile say what becomes of it.
  if (!model || isOfProfile(mutant.schema)) return undefined;
  const body = mutantBody(media, mutant, context);
  if (!body) return undefined;
  const proof =
    isOptionalNull(base, mutant) || isRemoval(media, mutant) || !bodyHasMeaning(base.operation)
      ? 'ambiguous'
      : proofOfBody(media, mutant, model, base.operation.requestBody?.required ?? false);
  return broken(base, body, {
    at: mutant.at,
    keyword: mutant.keyword,
    proof,
    schema: mutant.schema,
    summary: ['body', placeOf(mutant), said(mutant)].filter((part) => part !== '').join(' '),
  });
}

/** `null` reads as no body to many, and no body is fine where none is required. */
function isOptionalNull({ operation }: Case, { value }: Mutant): boolean {
  return value === null && operation.requestBody?.required !== true;
}

/** `null` in a merge patch removes a member (RFC 7396, 1), whatever type the member has: many documents leave that unsaid. */
function isRemoval({ range }: MediaType, { value, at }: Mutant): boolean {
  if (parseMediaType(range)?.essence !== 'application/merge-patch+json' || at === '') return false;
  return valueAt(value, at) === null && isObject(valueAt(value, at.slice(0, at.lastIndexOf('/'))));
}

/** The mutant with identifiers that exist wherever it refers to something else, as long as it stays what it is. */
function mutantBody(media: MediaType, mutant: Mutant, context: GeneratorContext): BodyValue | undefined {
  const mediaType = concrete(media.range);
  // As a valid value an empty form is no body; as a broken one that is what is asked.
  if (/form/.test(mediaType) && isObject(mutant.value) && Object.keys(mutant.value).length === 0)
    return { mediaType, value: mutant.value };
  if (!isJson(mediaType)) return bodyOf(media, mutant.value);
  if (media.schema === undefined) return { mediaType, value: mutant.value };
  const model = context.models.model(media.schema);
  for (const meant of [() => true, refersToAnother]) {
    const value = referring(mutant.value, context, mutant.at, meant);
    if (value === mutant.value) break;
    if (model.accepts(referring(mutant.baseline, context, mutant.at, meant)) && !model.accepts(value))
      return { mediaType, value };
  }
  return { mediaType, value: mutant.value };
}

function broken(base: Case, body: BodyValue | undefined, violation: Omit<Violation, 'part'>): Case {
  return { ...base, body, intent: { kind: 'invalid', violation: { part: 'body', ...violation } } };
}

/** No body, where one is asked for: by the document, or by the schema's required members alone, which is ambiguous. */
export function* missingBody(base: Case, context: GeneratorContext): Generator<Case> {
  const { requestBody } = base.operation;
  if (!requestBody || !base.body) return;
  const demanding = requestBody.content.some(
    ({ schema }) => schema !== undefined && !context.models.model(schema).accepts({}),
  );
  if (!requestBody.required && !demanding) return;
  // Not required, although a member is: by the letter an absent body is fine, and no author means it.
  const proof: Proof = requestBody.required && bodyHasMeaning(base.operation) ? 'strict' : 'ambiguous';
  yield broken(base, undefined, {
    at: '',
    keyword: 'body-missing',
    proof,
    schema: requestBody.pointer,
    summary: requestBody.required ? 'there is no body; the document requires one' : 'there is no body',
  });
}

/** The right bytes cut off: a multipart body without its end, which readers treat differently. */
export function* wholeBodies(base: Case): Generator<Case> {
  const { body } = base;
  if (!body || !('value' in body) || !body.mediaType?.startsWith('multipart/')) return;
  const hygiene = (summary: string, text: string, parameters: string): Case => ({
    ...base,
    body: { mediaType: body.mediaType, parameters, text },
    intent: { kind: 'protocol', probe: { id: 'hygiene', summary } },
  });
  yield hygiene('a multipart body without a boundary', 'plumbline', '');
  yield hygiene(
    'a multipart body that ends within a part',
    '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\nab',
    '; boundary=b',
  );
  yield hygiene('a multipart body without parts', '--b--\r\n', '; boundary=b');
}
