import { type Arbitrary, constantFrom, nat, oneof, tuple } from 'fast-check';
import type { ApiDocument } from '../openapi/api-document.ts';
import { PlumblineError } from '../openapi/error.ts';
import type { Json, JsonObject } from '../openapi/json.ts';
import type { JsonPointer } from '../openapi/pointer.ts';
import { alikeIn } from '../openapi/schema/alike.ts';
import { contradictionIn } from '../openapi/schema/satisfiability.ts';
import { createShapes, type Shapes } from '../openapi/schema/shape.ts';
import type { SchemaValidator } from '../openapi/schema/validator-types.ts';
import { createValidators } from '../openapi/schema/validators.ts';
import { alternatives } from './arbitraries/alternatives.ts';
import { branchInstances } from './arbitraries/branch-instances.ts';
import { build } from './arbitraries/instance.ts';
import { palette } from './arbitraries/palette.ts';
import { systematicValues } from './arbitraries/systematic.ts';
import { valueArbitrary } from './arbitraries/value.ts';
import type { Constraint, Mutant, RequestModels, Satisfiability, SchemaModel, SystematicValue } from './models.ts';
import { constraintsOf } from './mutations/constraints.ts';
import { type Judge, mutate, mutateOnce } from './mutations/mutate.ts';
import { draw as drawn } from './random.ts';

const DEPTH = 6;
/** Instances that are mutated: one for each way to build one, up to this. */
const MOST_BASES = 12;

/**
 * The models of a document's schemas in the request direction, each made once, when it is first asked for. The same
 * models for the same root: what they yield depends on nothing else, and whoever runs often over a document needs them
 * every time.
 */
export function createRequestModels(
  { root }: Pick<ApiDocument, 'root'>,
  { formats }: { readonly formats: boolean },
): RequestModels {
  const made = modelsOf.get(root) ?? new Map<boolean, RequestModels>();
  modelsOf.set(root, made);
  const known = made.get(formats) ?? modelsOver(root, formats);
  made.set(formats, known);
  return known;
}

const modelsOf = new WeakMap<JsonObject, Map<boolean, RequestModels>>();

function modelsOver(root: JsonObject, formats: boolean): RequestModels {
  const shapes = createShapes(root);
  const validators = createValidators(root, { formats });
  const alike = alikeIn(root);
  const models = new Map<JsonPointer, SchemaModel>();
  return {
    model(place) {
      const schema = alike.meant(place);
      const known = models.get(schema);
      if (known) return known;
      const made = createModel(shapes, schema, (pointer) => validators.for(pointer, 'request'));
      models.set(schema, made);
      return made;
    },
  };
}

type Validator = SchemaValidator & { readonly unusable?: string };

/** The same answer every time, worked out once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function createModel(
  shapes: Shapes,
  pointer: JsonPointer,
  validatorOf: (pointer: JsonPointer) => Validator,
): SchemaModel {
  const validator = validatorOf(pointer);
  const judge: Judge = { whole: validator, root: shapes.root, at: validatorOf };
  const accepts = (value: Json): boolean => validator.accepts(value);
  const branches = once(() => Math.max(1, alternatives(shapes, [pointer]).length));
  const first = (optional: 'none' | 'all'): Json | undefined => {
    for (const depth of optional === 'all' ? [DEPTH, 3, 2, 1] : [DEPTH, 2]) {
      for (let branch = 0; branch < branches() + 2; branch++) {
        const value = build(shapes, [pointer], { optional, branch, depth });
        if (value !== undefined && accepts(value)) return value;
      }
    }
    return undefined;
  };
  const minimal = once(
    () => first('none') ?? first('all') ?? seeds().find(accepts) ?? palette(shapes.root, [pointer]).find(accepts),
  );
  const maximal = once(() => first('all') ?? minimal());
  const seeds = once((): readonly Json[] => {
    const raw = valueArbitrary(shapes, [pointer]);
    return raw ? sampled(raw) : [];
  });
  const bases = once((): readonly Json[] => {
    const found: Json[] = [];
    for (let branch = 0; branch < Math.min(branches(), MOST_BASES) + 3; branch++) {
      for (const optional of ['none', 'all'] as const) {
        const value = build(shapes, [pointer], { optional, branch, depth: DEPTH });
        if (value !== undefined && accepts(value)) found.push(value);
      }
    }
    for (const value of [minimal(), maximal()]) if (value !== undefined) found.push(value);
    const plain = distinct(found);
    return distinct([...plain, ...branchInstances(shapes, pointer, plain, accepts)]);
  });
  const satisfiability = once((): Satisfiability => {
    if (validator.unusable !== undefined) return { verdict: 'unmodelled', keyword: validator.unusable, pointer };
    if (minimal() !== undefined) return { verdict: 'satisfiable' };
    const contradiction = contradictionIn(shapes, [pointer], (at, value) => {
      const inner = validatorOf(at);
      return inner.unusable !== undefined || inner.accepts(value);
    });
    return contradiction
      ? { verdict: 'unsatisfiable', ...contradiction }
      : { verdict: 'unmodelled', keyword: 'no valid instance was found', pointer };
  });
  const systematic = once((): readonly SystematicValue[] =>
    satisfiability().verdict === 'satisfiable'
      ? systematicValues(shapes, pointer, bases(), minimal(), maximal(), accepts)
      : [],
  );
  const mutants = once((): readonly Mutant[] =>
    satisfiability().verdict === 'satisfiable' ? mutate(shapes, pointer, bases(), judge) : [],
  );
  const arbitrary = once((): Arbitrary<Json> => {
    const spare = minimal();
    if (spare === undefined) throw new PlumblineError('INTERNAL', `#${pointer} has no instance to draw`);
    const raw = valueArbitrary(shapes, [pointer]);
    const kept = systematic().map(({ value }) => value);
    // What the model gets wrong the validator replaces: every drawn value is valid, and drawing never hangs.
    const random = raw?.map((value) =>
      accepts(value) ? value : (kept[JSON.stringify(value).length % kept.length] ?? spare),
    );
    if (!random) return constantFrom(spare, ...kept);
    return kept.length > 0
      ? oneof({ weight: 6, arbitrary: random }, { weight: 1, arbitrary: constantFrom(...kept) })
      : random;
  });
  const constraints = once((): readonly Constraint[] => constraintsOf(shapes, pointer, bases(), mutants()));
  return {
    pointer,
    get satisfiability() {
      return satisfiability();
    },
    accepts: (value) => validator.unusable === undefined && accepts(value),
    systematic,
    minimal: () => (validator.unusable === undefined ? minimal() : undefined),
    maximal: () => (validator.unusable === undefined ? maximal() : undefined),
    arbitrary,
    mutants,
    mutantArbitrary: once(() => {
      const all = mutants();
      if (all.length === 0) return undefined;
      return tuple(arbitrary(), nat()).map(
        ([value, pick]) =>
          mutateOnce(shapes, pointer, value, judge, pick) ??
          all[pick % all.length] ??
          raise(`#${pointer} has no mutant`),
      );
    }),
    constraints,
  };
}

function raise(message: string): never {
  throw new PlumblineError('INTERNAL', message);
}

function sampled(arbitrary: Arbitrary<Json>): readonly Json[] {
  return Array.from({ length: 40 }, (_, seed) => drawn(arbitrary, seed + 1));
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
