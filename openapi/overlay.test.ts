import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument, repairActions } from './document.ts';
import { renderOverlay } from './overlay-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-overlay-'));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const document = write(
  'api.yaml',
  `openapi: 3.1.0
info: {title: t, version: '1'}
tags: [{name: a}]
paths:
  /a:
    get: {summary: old, tags: [x], responses: {'200': {description: ok}}}
    delete: {responses: {'204': {description: gone}}}
  /it's:
    get: {responses: {'200': {description: ok}}}
`,
);
const overlay = (actions: string): string =>
  write('overlay.yaml', `overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions:\n${actions}`);

describe('an Overlay', () => {
  test('merges objects, joins lists, removes, in the order of its actions', async () => {
    const file = overlay(`  - target: $.paths['/a'].get
    update: {summary: new, tags: [y], deprecated: true}
  - target: $.tags
    update: {name: b}
  - target: $.paths.*.delete
    remove: true
  - target: $.paths["/it's"].get
    update: {operationId: its}
`);
    const { root } = await loadDocument(document, { overlays: [file] });
    expect(root).toMatchObject({
      tags: [{ name: 'a' }, { name: 'b' }],
      paths: {
        '/a': { get: { summary: 'new', tags: ['x', 'y'], deprecated: true } },
        "/it's": { get: { operationId: 'its' } },
      },
    });
    expect(root).not.toHaveProperty(['paths', '/a', 'delete']);
  });

  test('is where its own parts stand', async () => {
    const file = overlay(`  - target: $.paths['/a'].get
    update:
      operationId: added
`);
    const loaded = await loadDocument(document, { overlays: [file] });
    expect(loaded.locate('/paths/~1a/get/operationId')).toMatchObject({ file, line: 6, column: 7 });
    expect(loaded.locate('/paths/~1a/get/summary')).toMatchObject({ file: document, line: 6 });
    expect(loaded.lines(file)[5]).toContain('operationId');
  });

  test('that selects nothing changes nothing, and is told of', async () => {
    const file = overlay(`  - target: $.paths['/nowhere']\n    remove: true\n`);
    const { diagnostics } = await loadDocument(document, { overlays: [file] });
    expect(diagnostics.map(({ code }) => code)).toContain('overlay-target-empty');
  });

  test.each([
    [`  - target: $.paths[\n    remove: true\n`, /overlay\.yaml:4:5: the target of action 1 is no JSONPath/],
    [`  - target: $.info\n`, /overlay\.yaml:4:5: action 1 has neither update nor remove/],
    [`  - update: {}\n`, /action 1 needs a target/],
    [`  - target: $.info.title\n    update: {a: 1}\n`, /action 1 updates #\/info\/title/],
    [`  - target: $\n    remove: true\n`, /removes the whole document/],
  ])('that cannot be applied is named with its place and action: %j', async (actions, message) => {
    await expect(loadDocument(document, { overlays: [overlay(actions)] })).rejects.toThrow(message);
  });

  test('that is none is refused', async () => {
    await expect(loadDocument(document, { overlays: [document] })).rejects.toThrow(
      /api\.yaml:1:1: this is no OpenAPI Overlay/,
    );
  });
});

test('the repairs, written as an Overlay and read to the letter, give the repaired document', async () => {
  const broken = write(
    'broken.yaml',
    `openapi: 3.1.0
info: {title: t, version: '1'}
basePath: /v1
paths:
  users/:id:
    GET:
      tags: [[a]]
      parameters: [{name: id, in: path, type: integer}, {name: b, in: body, schema: {$ref: '#/definitions/S'}}]
      responses: {2xx: {description: ok, schema: {type: int}}}
components:
  securitySchemes: {"it's \\\\ odd": {type: bearer}}
  schemas:
    S:
      type: object
      properties:
        a: {type: string, required: true, nullable: true, enum: [1, 2]}
        b: {type: integer, minimum: 0, exclusiveMinimum: true, default: '3'}
        c: {type: array, items: [{type: date}, {type: String}]}
`,
  );
  const actions = await repairActions(broken);
  const file = write('fix.yaml', renderOverlay('fix', actions));
  const repaired = await loadDocument(broken);
  const applied = await loadDocument(broken, { overlays: [file], repair: false });
  expect(applied.root).toEqual(repaired.root);
  expect(repaired.diagnostics.filter((each) => each.repaired).length).toBeGreaterThan(12);
  expect(applied.diagnostics.filter((each) => each.repaired)).toEqual([]);
});
