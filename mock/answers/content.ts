import { schemaHints } from '../../http/encode/schema-hints.ts';
import { xmlText } from '../../http/encode/xml.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { Json, JsonObject } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';

/** The bytes of a value under its media type. */
export function contentOf(root: JsonObject, mediaType: MediaType, contentType: string, value: Json): Buffer {
  const essence = parseMediaType(contentType)?.essence ?? contentType;
  if (isJson(essence)) return Buffer.from(JSON.stringify(value));
  if (/[/+]xml$/.test(essence)) return Buffer.from(xmlText(value, schemaHints(root, mediaType.schema)));
  if (essence === 'text/event-stream' && typeof value !== 'string')
    return Buffer.from(`data: ${JSON.stringify(value)}\n\n`);
  if (/jsonl|ndjson|json-seq|jsonlines/.test(essence)) return Buffer.from(`${JSON.stringify(value)}\n`);
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}
