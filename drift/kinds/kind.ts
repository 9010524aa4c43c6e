/** What a kind of change does to the set of what may be sent; the direction makes a verdict of it. */
export type KindEffect = 'narrows' | 'widens' | 'both' | 'unknown';

/** A kind of change that a schema can undergo, on any surface. */
export interface SchemaKind {
  /** What follows the surface in an id: `max-length-decreased`. */
  readonly suffix: string;
  readonly effect: KindEffect;
  readonly meaning: string;
}

/** A kind of change with one id. */
export interface FixedKind {
  readonly id: string;
  /** As it is judged where nothing else is known of it. */
  readonly verdict: 'breaking' | 'review' | 'compatible' | 'breaking with witness, else review';
  readonly meaning: string;
}
