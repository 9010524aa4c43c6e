import type { BodyValue, Case, Violation } from '../../http/case.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { MediaType, Operation } from '../../openapi/operation.ts';
import { escapeToken, type JsonPointer } from '../../openapi/pointer.ts';
import type { GeneratorContext } from '../generator.ts';
import { unlike } from './unlike.ts';

/** Members named like this hold the identifier of something else, which has to exist. */
const REFERENCE = /([a-z0-9](Id|ID|Ids|IDs|Uuid|UUID)|_(id|ids|uuid))$/;

/** Whether a member of this name holds the identifier of something else. */
export function refersToAnother(member: string): boolean {
  return REFERENCE.test(member);
}

/** The names of the scalar members of a request's body that may refer to something else, at any depth. */
export function referringMembers({ requestBody }: Operation, { models }: GeneratorContext): readonly string[] {
  const found = new Set<string>();
  const walk = (value: Json | undefined): void => {
    if (isArray(value)) value.forEach(walk);
    if (!isObject(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (REFERENCE.test(name) || !isStructured(inner)) found.add(name);
      walk(inner);
    }
  };
  for (const { schema } of requestBody?.content ?? []) if (schema !== undefined) walk(models.model(schema).maximal());
  return [...found];
}

/** What is known of what bodies may refer to. */
type Known = Pick<GeneratorContext, 'models' | 'references'>;

/** The body with the identifiers that it refers to replaced by ones that exist, as far as any are known. */
export function withReferences(body: BodyValue, media: MediaType, context: GeneratorContext): BodyValue {
  if (!('value' in body)) return body;
  const model = media.schema === undefined ? undefined : context.models.model(media.schema);
  const value = linked(body.value, context, (one) => model?.accepts(one) ?? true);
  return value === body.value ? body : { ...body, value };
}

/**
 * The value with as many identifiers of something else replaced by known ones as are acceptable so: also those that are
 * named for what they refer to (`author` where there are `/authors/{id}`), else those that say so by their names. The
 * value itself where none can be.
 */
export function linked(value: Json, context: Known, acceptable: (value: Json) => boolean, except?: JsonPointer): Json {
  const all = referring(value, context, except);
  if (all === value || acceptable(all)) return all;
  const named = referring(value, context, except, refersToAnother);
  return acceptable(named) ? named : value;
}

/**
 * The value with every identifier of something else replaced by a known one; the value itself where none is known.
 * What stands at or below `except` is left alone, and so is what is not `meant`.
 */
export function referring(
  value: Json,
  context: Known,
  except?: JsonPointer,
  meant: (member: string) => boolean = () => true,
): Json {
  const { references } = context;
  if (references === undefined) return value;
  const walk = (inner: Json, at: JsonPointer): Json => {
    if (at === except) return inner;
    if (isArray(inner))
      return kept(
        inner,
        inner.map((item, i) => walk(item, `${at}/${i}`)),
      );
    if (!isObject(inner)) return inner;
    let changed = false;
    const members = Object.entries(inner).map(([name, member]): readonly [string, Json | undefined] => {
      if (member === undefined) return [name, member];
      const place = `${at}/${escapeToken(name)}`;
      const eligible = (REFERENCE.test(name) || !isStructured(member)) && meant(name);
      const known = eligible && !except?.startsWith(place) ? references(name) : [];
      const next = known.length > 0 ? exchanged(member, known) : walk(member, place);
      changed ||= next !== member;
      return [name, next];
    });
    return changed ? Object.fromEntries(members) : inner;
  };
  return walk(value, '');
}

/**
 * The same request about what is not there: one for each identifier in its body, as long as it stays valid. What becomes
 * of it is the server's to say, as long as it says something.
 */
export function* dangling(base: Case, media: MediaType, context: Known): Generator<Case> {
  const { body } = base;
  if (!body || !('value' in body)) return;
  const model = media.schema === undefined ? undefined : context.models.model(media.schema);
  const refers = (name: string): boolean => refersToAnother(name) || (context.references?.(name) ?? []).length > 0;
  const rich = isObject(body.value) && Object.keys(body.value).some(refers) ? body.value : model?.maximal();
  const whole = rich && linked(rich, context, (one) => model?.accepts(one) ?? true);
  if (!isObject(whole)) return;
  for (const [name, value] of Object.entries(whole)) {
    if (value === undefined || !refers(name)) continue;
    const absent = unlike(value, 1)
      .map((other) => ({ ...whole, [name]: other }))
      .find((other) => model?.accepts(other) ?? true);
    if (!absent) continue;
    const summary = `body /${name} is an identifier of nothing`;
    const violation: Violation = {
      part: 'body',
      at: `/${escapeToken(name)}`,
      keyword: 'reference',
      proof: 'ambiguous',
      summary,
    };
    yield { ...base, body: { ...body, value: absent }, intent: { kind: 'invalid', violation } };
  }
}

function isStructured(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

function kept(before: readonly Json[], after: readonly Json[]): readonly Json[] {
  return after.every((item, i) => item === before[i]) ? before : after;
}

/** An identifier, or a list of them, of the same type as what stood there. */
function exchanged(value: Json, known: readonly Json[]): Json {
  const alike = known.filter((candidate) => typeof candidate === typeof (isArray(value) ? value[0] : value));
  if (alike.length === 0) return value;
  if (isArray(value))
    return kept(
      value,
      value.map((item, i) => alike[i] ?? item),
    );
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  return alike.includes(value) ? value : (alike[0] ?? value);
}
