import type { Json } from '../../openapi/json.ts';
import type { AnswerMaker } from '../answers/make.ts';
import type { AnswerSources } from '../answers/template.ts';
import type { Model } from './model.ts';
import type { Paging } from './pages.ts';
import type { SampledLists } from './sampled-list.ts';
import type { Collection } from './store.ts';

/** The collection that a request is about, and the item in it. */
export interface Place {
  readonly model: Model;
  readonly collection: Collection;
  /** The item's identifier as text, and as the value that the path gave. */
  readonly key: string;
  readonly id: Json;
  /** Path of the collection. */
  readonly address: string;
  readonly paging: Paging | undefined;
  /** For lists that show nothing of what is kept. */
  readonly sampled: SampledLists;
  readonly maker: AnswerMaker;
  readonly sources: AnswerSources;
}
