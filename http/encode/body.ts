import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import type { MediaType, Operation } from '../../openapi/operation.ts';
import type { BodyValue } from '../case.ts';
import { isJson, parseMediaType, specificity } from '../media-type.ts';
import { formText } from './form.ts';
import { jsonText } from './json-text.ts';
import { concreteType, multipartBody } from './multipart.ts';
import { schemaHints } from './schema-hints.ts';
import { scalarText } from './style.ts';
import { xmlText } from './xml.ts';

/** The content of a request: its bytes, and the Content-Type that says what they are. */
export interface EncodedBody {
  readonly bytes: Uint8Array;
  /** `undefined`: no Content-Type is sent. */
  readonly contentType: string | undefined;
}

const encoder = new TextEncoder();

/**
 * Serialises a body by its media type. `root` is the document's, for what the schema says about XML names and files;
 * without it those have their defaults.
 */
export function encodeBody(body: BodyValue, operation: Operation, root?: JsonObject): EncodedBody {
  const suffix = body.parameters ?? '';
  const label = body.mediaType === null ? undefined : `${concrete(body.mediaType)}${suffix}`;
  if ('text' in body) return { bytes: encoder.encode(body.text), contentType: label };
  if ('base64' in body) return { bytes: Buffer.from(body.base64, 'base64'), contentType: label };
  const mediaType = mediaTypeFor(body.mediaType, operation);
  const parsed = parseMediaType(label ?? '');
  if (parsed?.type === 'multipart') {
    const { bytes, boundary } = multipartBody(body.value, mediaType, schemaHints(root, mediaType?.schema));
    return { bytes, contentType: `${concrete(body.mediaType ?? '')}; boundary=${boundary}${suffix}` };
  }
  return { bytes: encoder.encode(text(body.value, parsed?.essence ?? '', mediaType, root)), contentType: label };
}

function text(value: Json, essence: string, mediaType: MediaType | undefined, root: JsonObject | undefined): string {
  if (isJson(essence)) return jsonText(value);
  if (essence === 'application/x-www-form-urlencoded') return formText(value, mediaType);
  if (/[/+]xml$/.test(essence))
    return typeof value === 'string' ? value : xmlText(value, schemaHints(root, mediaType?.schema));
  if (/^application\/(x-)?(ndjson|jsonl|jsonlines)$|\+jsonl$/.test(essence) && isArray(value))
    return value.map((item) => `${jsonText(item)}\n`).join('');
  // RFC 7464, 2: each text is preceded by a record separator.
  if (/[/+]json-seq$/.test(essence) && isArray(value)) return value.map((item) => `\x1e${jsonText(item)}\n`).join('');
  return typeof value === 'object' ? jsonText(value) : scalarText(value);
}

/** The Media Type Object that covers this media type best. */
function mediaTypeFor(mediaType: string | null, { requestBody }: Operation): MediaType | undefined {
  if (mediaType === null) return undefined;
  const content = requestBody?.content ?? [];
  const exact = content.find(({ range }) => range === mediaType);
  if (exact) return exact;
  const [best] = content
    .map((candidate) => ({ candidate, rank: specificity(candidate.range, mediaType) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return best?.candidate;
}

/** A media type that can be sent: a range is made concrete, JSON where it allows that. Anything else stays as it is. */
function concrete(mediaType: string): string {
  const parsed = parseMediaType(mediaType);
  if (parsed?.subtype !== '*') return mediaType;
  if (parsed.type === '*' || parsed.type === 'application') return 'application/json';
  return parsed.type === 'multipart' ? 'multipart/form-data' : concreteType(mediaType);
}
