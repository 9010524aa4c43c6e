import type { Json } from '../../openapi/json.ts';
import type { Direction as SchemaDirection } from '../../openapi/schema/validator-types.ts';
import type { Direction } from '../change.ts';
import type { SchemaEdit } from '../schema/edit.ts';

/** Where content travels: what ids begin with. */
type SurfaceKind = 'request-body' | 'request-parameter' | 'response-body' | 'response-header';

/** One pair of schemas of an operation, and how what they describe travels. */
export interface Surface {
  readonly kind: SurfaceKind;
  readonly operation: string;
  /** For people: "the request body", "the query parameter limit". */
  readonly place: string;
  /** The document that the sender reads: the old one for requests of clients, the new one for answers. */
  readonly sends: 'old' | 'new';
  /** How a value stands on the wire, and whether the receiver refuses that for sure; without it content is JSON. */
  readonly wire?: {
    bytes(value: Json): string;
    refuses(value: Json): boolean;
  };
}

/** Which members travel: those of requests or those of answers, whoever sends them. */
export function schemaDirection({ kind }: Pick<Surface, 'kind'>): SchemaDirection {
  return kind.startsWith('request') ? 'request' : 'response';
}

/** The direction seen from the old document's reader: webhooks and callbacks are flipped. */
export function directionOf({ sends }: Pick<Surface, 'sends'>): Direction {
  return sends === 'old' ? 'request' : 'response';
}

/** The id of an edit on a surface, as oasdiff spells it where it has a name. */
export function idOf(surface: Pick<Surface, 'kind'>, { name, member, frames }: SchemaEdit): string {
  const holder = HOLDERS[surface.kind];
  if (member !== undefined) return memberId(holder, name);
  const inside = frames.some(
    ({ step }) => step.kind === 'member' || step.kind === 'additional' || step.kind === 'pattern',
  );
  return `${inside ? holder : surface.kind}-${name}`;
}

const HOLDERS: Readonly<Record<SurfaceKind, string>> = {
  'request-body': 'request-property',
  'request-parameter': 'request-parameter-property',
  'response-body': 'response-property',
  'response-header': 'response-header-property',
};

function memberId(holder: string, name: string): string {
  const side = holder.replace(/-property$/, '');
  if (side === 'request' || side === 'request-parameter') {
    if (name === 'required-property-added') return `new-required-${side}-property`;
    if (name === 'optional-property-added') return `new-optional-${side}-property`;
    if (name.endsWith('-property-removed')) return `${side}-property-removed`;
  }
  return `${side}-${name}`;
}
