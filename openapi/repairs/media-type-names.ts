import { type JsonPointer, join } from '../pointer.ts';
import { operationsOf } from '../walk.ts';
import { type Draft, type DraftValue, isDraft, mended, type Repair, renameMember } from './repair.ts';

const MEANT: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain',
  plain: 'text/plain',
  html: 'text/html',
  csv: 'text/csv',
  form: 'application/x-www-form-urlencoded',
  'form-data': 'multipart/form-data',
  multipart: 'multipart/form-data',
  pdf: 'application/pdf',
  '*': '*/*',
};

/** `content: {json: …}`: a media type has a type and a subtype. */
export const mediaTypeNames: Repair = {
  code: 'media-type-name',
  summary: 'content names a media type by half: `json`',
  *mend(root, family) {
    if (family === '2.0') return;
    const components = isDraft(root.components) ? root.components : {};
    const holders: (readonly [DraftValue | undefined, JsonPointer])[] = [];
    for (const kind of ['requestBodies', 'responses'])
      for (const [name, value] of Object.entries(object(components[kind])))
        holders.push([value, join('/components', kind, name)]);
    for (const { operation, pointer } of operationsOf(root)) {
      holders.push([operation.requestBody, join(pointer, 'requestBody')]);
      for (const [status, value] of Object.entries(object(operation.responses)))
        holders.push([value, join(pointer, 'responses', status)]);
    }
    for (const [holder, pointer] of holders) {
      const content = isDraft(holder) ? holder.content : undefined;
      if (!isDraft(content)) continue;
      for (const range of Object.keys(content)) {
        const meant = MEANT[range.trim().toLowerCase()];
        if (meant === undefined || range === meant || Object.hasOwn(content, meant)) continue;
        renameMember(content, range, meant);
        yield mended(
          'media-type-name',
          join(pointer, 'content', range),
          `${JSON.stringify(range)} is no media type`,
          meant,
          `write ${meant}`,
        );
      }
    }
  },
};

/** `examples: [1, 2]` beside a media type or parameter: named examples are meant. */
export const examplesList: Repair = {
  code: 'examples-list',
  summary: 'examples of a media type or parameter are a list, not named',
  *mend(root, family) {
    if (family === '2.0') return;
    for (const { operation, pointer } of operationsOf(root)) {
      const places: (readonly [DraftValue, JsonPointer])[] = [];
      if (Array.isArray(operation.parameters))
        operation.parameters.forEach((parameter, i) => places.push([parameter, join(pointer, 'parameters', i)]));
      const bodies: (readonly [DraftValue | undefined, JsonPointer])[] = [
        [operation.requestBody, join(pointer, 'requestBody')],
        ...Object.entries(object(operation.responses)).map(
          ([status, response]) => [response, join(pointer, 'responses', status)] as const,
        ),
      ];
      for (const [holder, at] of bodies)
        for (const [range, media] of Object.entries(object(isDraft(holder) ? holder.content : undefined)))
          places.push([media, join(at, 'content', range)]);
      for (const [holder, at] of places) {
        if (!isDraft(holder) || !Array.isArray(holder.examples)) continue;
        const named: Draft = {};
        holder.examples.forEach((value, i) => {
          named[`example-${i + 1}`] = isDraft(value) && value.value !== undefined ? value : { value };
        });
        holder.examples = named;
        yield mended(
          'examples-list',
          join(at, 'examples'),
          'examples is a list; here it maps names to examples',
          'examples without names',
          'give each a name, and its value under value',
        );
      }
    }
  },
};

function object(value: DraftValue | undefined): Draft {
  return isDraft(value) ? value : {};
}
