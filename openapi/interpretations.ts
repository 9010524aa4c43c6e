import { type JsonPointer, join, parentOf } from './pointer.ts';
import { type Draft, isDraft, type Note } from './repairs/repair.ts';
import { operationsOf } from './walk.ts';

/** What the document leaves open, and how it is read: no repair, nothing is changed. */
export function* interpretations(root: Draft, markdown: boolean, oddKeys: readonly JsonPointer[]): Iterable<Note> {
  if (markdown) {
    yield {
      code: 'markdown-document',
      severity: 'info',
      pointer: '',
      message: 'the document is Markdown',
      interpretation: 'the first fenced block that is an OpenAPI document; lines are those of the Markdown file',
    };
  }
  if (root.servers === undefined && root.swagger === undefined) {
    yield {
      code: 'no-servers',
      severity: 'info',
      pointer: '',
      message: 'the document names no server',
      interpretation: 'the base URL is that of --url; without one, the embedded mock',
      remedy: 'add servers',
    };
  }
  const numbers = oddKeys.filter((pointer) => parentOf(pointer)?.parent.endsWith('/responses'));
  if (numbers[0] !== undefined) {
    yield {
      code: 'response-key-number',
      severity: 'info',
      pointer: numbers[0],
      message: `${numbers.length === 1 ? 'a response key is a number' : `${numbers.length} response keys are numbers`}, which JSON does not have`,
      interpretation: 'the status they spell',
      remedy: "put statuses in quotes: '200'",
    };
  }
  for (const { operation, pointer } of operationsOf(root)) {
    const responses = isDraft(operation.responses) ? operation.responses : {};
    for (const [status, response] of Object.entries(responses)) {
      if (isDraft(response) && isDraft(response.content) && Object.keys(response.content).length === 0) {
        yield {
          code: 'content-empty',
          severity: 'info',
          pointer: join(pointer, 'responses', status, 'content'),
          message: `the body of ${status} is not described (content: {})`,
          interpretation: 'any body, including none, is fine',
          remedy: 'leave content out, or describe the body',
        };
      }
    }
    const body = operation.requestBody;
    if (isDraft(body) && body.required !== true && isDraft(body.content)) {
      for (const [range, media] of Object.entries(body.content)) {
        const schema = isDraft(media) ? follow(root, media.schema) : undefined;
        if (!schema || !Array.isArray(schema.required) || schema.required.length === 0) continue;
        yield {
          code: 'body-optional-with-required-members',
          severity: 'warning',
          pointer: join(pointer, 'requestBody'),
          message: `requestBody is not required, although its schema for ${range} has required members`,
          interpretation: 'an absent body is ambiguous: neither answer to it is a finding',
          remedy: 'add required: true',
        };
        break;
      }
    }
  }
}

function follow(root: Draft, schema: unknown): Draft | undefined {
  let node: unknown = schema;
  for (let hops = 0; hops < 16; hops++) {
    if (!isPlain(node)) return undefined;
    const name = typeof node.$ref === 'string' ? /^#\/components\/schemas\/([^/]+)$/.exec(node.$ref)?.[1] : undefined;
    if (name === undefined) return node;
    node = isDraft(root.components) && isDraft(root.components.schemas) ? root.components.schemas[name] : undefined;
  }
  return undefined;
}

function isPlain(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
