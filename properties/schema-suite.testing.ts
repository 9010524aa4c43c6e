import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { isArray, isObject, type Json, type JsonObject } from '../openapi/json.ts';
import { type SuiteDraft, toLatest } from './schema-drafts.testing.ts';

/** The drafts that are swept. */
export const drafts: readonly SuiteDraft[] = ['draft2020-12', 'draft7', 'draft4'];

/** One instance of the suite, and what it says of it. */
interface SuiteTest {
  readonly description: string;
  readonly data: Json;
  readonly valid: boolean;
}

/** One schema of the suite with its instances. */
export interface SuiteGroup {
  /** `draft7/items.json: a schema given for items`. */
  readonly name: string;
  readonly draft: SuiteDraft;
  /** Whether the file is one that asserts formats. */
  readonly formats: boolean;
  /** As the suite has it. */
  readonly original: Json;
  /** The root to judge by, in 2020-12, with the suite's remote schemas inside, and where the schema stands in it. */
  readonly root: JsonObject;
  readonly pointer: string;
  readonly tests: readonly SuiteTest[];
}

const FOLDER = path(import.meta.dirname, '../../shared/json-schema-test-suite');

/** Whether the suite is beside this checkout. */
export const suiteIsThere = existsSync(FOLDER);

/** Every schema of the required tests and of `optional/format`, in the order of their files. */
export function suiteGroups(draft: SuiteDraft): readonly SuiteGroup[] {
  const remotes = remoteSchemas(draft);
  const shared = Object.fromEntries([...remotes].map(([uri, schema]) => [uri, latest(schema, draft, uri)]));
  return [
    { folder: '', formats: false },
    { folder: 'optional/format', formats: true },
  ].flatMap(({ folder, formats }) => {
    const place = path(FOLDER, 'tests', draft, folder);
    return readdirSync(place)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .flatMap((name) =>
        read(path(place, name)).map((group, index): SuiteGroup => {
          const original = group.schema ?? {};
          const schema = toLatest(original, draft);
          const text = JSON.stringify(schema);
          const here = Object.entries(shared).filter(() => text.includes('$ref') || text.includes('$schema'));
          const bundled = { 'x-remotes': Object.fromEntries(here) };
          return {
            name: `${draft}/${folder === '' ? '' : `${folder}/`}${name}[${index}]: ${String(group.description)}`,
            draft,
            formats,
            original,
            root: isObject(schema) ? { ...schema, ...bundled } : { 'x-schema': schema },
            pointer: isObject(schema) ? '' : '/x-schema',
            tests: isArray(group.tests)
              ? group.tests.filter(isObject).map((test) => ({
                  description: String(test.description),
                  data: test.data ?? null,
                  valid: test.valid === true,
                }))
              : [],
          };
        }),
      );
  });
}

function latest(schema: Json, draft: SuiteDraft, uri: string): Json {
  const upgraded = toLatest(schema, draft);
  if (!isObject(upgraded)) return upgraded;
  // One that calls itself something else is found under both addresses.
  const { $id } = upgraded;
  return typeof $id === 'string' && /^\w+:/.test($id) && $id !== uri
    ? { $id: uri, $ref: $id, $defs: { itself: upgraded } }
    : { $id: uri, ...upgraded };
}

/** The suite's remote schemas of a draft by their addresses, as they are. */
export function remoteSchemas(draft: SuiteDraft): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  const other = /^(draft|v1)/;
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path(FOLDER, 'remotes', folder), { withFileTypes: true })) {
      const inner = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (folder === '' && other.test(entry.name) && entry.name !== draft) continue;
      if (entry.isDirectory()) walk(inner);
      else
        found.set(`http://localhost:1234/${inner}`, JSON.parse(readFileSync(path(FOLDER, 'remotes', inner), 'utf8')));
    }
  };
  walk('');
  if (draft === 'draft4') found.set('http://json-schema.org/draft-04/schema', metaschema4);
  for (const [uri, file] of META[draft])
    found.set(uri, JSON.parse(readFileSync(path(import.meta.dirname, '../node_modules/ajv', file), 'utf8')));
  return found;
}

/** The package that judges has it, and does not hand it out. */
const { default: metaschema4 }: { default: Json } = await import(
  path(import.meta.dirname, '../node_modules/@hyperjump/json-schema/draft-04/schema.js')
);

const VOCABULARIES = ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content'];
const META: Readonly<Record<SuiteDraft, readonly (readonly [string, string])[]>> = {
  'draft2020-12': [
    ['https://json-schema.org/draft/2020-12/schema', 'dist/refs/json-schema-2020-12/schema.json'],
    ...VOCABULARIES.map(
      (name) =>
        [
          `https://json-schema.org/draft/2020-12/meta/${name}`,
          `dist/refs/json-schema-2020-12/meta/${name}.json`,
        ] as const,
    ),
  ],
  draft7: [['http://json-schema.org/draft-07/schema', 'dist/refs/json-schema-draft-07.json']],
  draft4: [],
};

function read(file: string): readonly JsonObject[] {
  const groups: Json = JSON.parse(readFileSync(file, 'utf8'));
  return isArray(groups) ? groups.filter(isObject) : [];
}
