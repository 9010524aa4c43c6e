import type { Operation } from '../../openapi/operation.ts';

/** An operation that both documents have. */
export interface Matched {
  readonly old: Operation;
  readonly new: Operation;
  /** As the new document writes it. */
  readonly label: string;
  /** Who sends its requests: clients, who read the old document; in webhooks and callbacks the server. */
  readonly sends: 'old' | 'new';
}

/** The same exchange, seen from the answer. */
export function answering({ sends }: Pick<Matched, 'sends'>): 'old' | 'new' {
  return sends === 'old' ? 'new' : 'old';
}

/** `GET /orders/{}`: names of path parameters are not on the wire. */
export function blanked(label: string): string {
  return label.replace(/\{[^}]*\}/g, '{}');
}
