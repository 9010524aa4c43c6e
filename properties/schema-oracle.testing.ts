import { registerSchema, setShouldValidateFormat, validate } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/draft-07';
import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/formats';
import type { Json } from '../openapi/json.ts';
import type { SuiteDraft } from './schema-drafts.testing.ts';
import { remoteSchemas, type SuiteGroup } from './schema-suite.testing.ts';

const DIALECTS: Readonly<Record<SuiteDraft, string>> = {
  'draft2020-12': 'https://json-schema.org/draft/2020-12/schema',
  draft7: 'http://json-schema.org/draft-07/schema',
  draft4: 'http://json-schema.org/draft-04/schema',
};

/** What the validator that shares nothing with ours makes of an instance; `undefined` where it fails itself. */
export type Verdict = (value: Json) => boolean | undefined;

let count = 0;
const prepared = new Set<string>();

/** The oracle's judgement by a schema of the suite as it stands there; `undefined` where it cannot read the schema. */
export async function oracleFor({ original, draft, formats }: SuiteGroup): Promise<Verdict | undefined> {
  if (!prepared.has(draft)) {
    prepared.add(draft);
    for (const [uri, schema] of remoteSchemas(draft))
      if (uri.includes('localhost') && !prepared.has(uri)) {
        prepared.add(uri);
        register(schema, uri, draft);
      }
  }
  const uri = `https://suite.test/${draft}/${count++}`;
  try {
    setShouldValidateFormat(formats);
    register(original, uri, draft);
    const judge = await validate(uri);
    return (value) => {
      try {
        setShouldValidateFormat(formats);
        return judge(value as Parameters<typeof judge>[0]).valid; // the same JSON, by another type
      } catch {
        return undefined;
      }
    };
  } catch {
    return undefined;
  }
}

function register(schema: Json, uri: string, draft: SuiteDraft): void {
  if (typeof schema === 'boolean' || (typeof schema === 'object' && schema !== null))
    registerSchema(schema as Parameters<typeof registerSchema>[0], uri, DIALECTS[draft]); // a schema of the suite
}
