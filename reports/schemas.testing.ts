import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validateXML } from 'xmllint-wasm';
import { JUNIT_SCHEMA } from './junit-schema.testing.ts';

const require = createRequire(import.meta.url);

/** A compiled schema. */
type Validate = ((value: unknown) => unknown) & { errors?: unknown };

/** What the schema of SARIF 2.1.0 objects to, as its authors publish it. */
export function sarifErrors(text: string): string {
  return objections(sarif(), [JSON.parse(text)]);
}

/** What the schema of HAR 1.2 objects to. */
export function harErrors(text: string): string {
  return objections(har(), [JSON.parse(text)]);
}

/** What our own schema of the json report objects to, read so that it allows no member that it does not name. */
export function reportErrors(text: string): string {
  return objections(report(), [JSON.parse(text)]);
}

/** What our own schema of the run file objects to in each of its lines. */
export function runRecordErrors(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  return objections(
    runRecord(),
    lines.map((line) => JSON.parse(line)),
  );
}

const options = { strict: false, validateFormats: false, logger: false } as const;

const sarif = once(() => {
  const folder = join(dirname(require.resolve('@microsoft/jest-sarif/package.json')), 'lib');
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    /sarif-2\.1\.0[^/]*\.json$/.test(name),
  );
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8'));
  return new Ajv({ ...options, unicodeRegExp: false }).compile(schema);
});

const har = once(() => {
  const schemas: Record<string, object> = require('har-schema');
  const ajv = new Ajv(options);
  for (const schema of Object.values(schemas)) ajv.addSchema({ ...schema, $schema: undefined });
  return ajv.compile({ $ref: 'har.json' });
});

const report = once(() => new Ajv2020(options).compile(closed(ownSchema('report')) as object)); // a schema that was an object is one

const runRecord = once(() => {
  const ajv = new Ajv2020(options);
  ajv.addSchema(ownSchema('report'));
  return ajv.compile(ownSchema('run-record'));
});

/** Compiled when it is first asked for, and kept. */
function once(compile: () => Validate): () => Validate {
  let compiled: Validate | undefined;
  return () => {
    compiled ??= compile();
    return compiled;
  };
}

function objections(validate: Validate, values: readonly unknown[]): string {
  return values.map((value) => (validate(value) === true ? '' : JSON.stringify(validate.errors))).join('');
}

/** What libxml2 objects to in a JUnit report: as XML, and by the schema. */
export async function junitErrors(xml: string): Promise<string> {
  const { errors } = await validateXML({
    xml: { fileName: 'junit.xml', contents: xml },
    schema: JUNIT_SCHEMA,
    maxMemoryPages: 16_384,
  });
  return errors.map(({ rawMessage }) => rawMessage).join('\n');
}

function ownSchema(name: string): object {
  return JSON.parse(readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
}

/** The same schema, in which an object has the members that are named and no others; where schemas are combined it is open. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null || 'allOf' in schema) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner && 'required' in inner ? { ...inner, additionalProperties: false } : inner;
}
