import type { Operation, ResponseObject } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Observations, ObservedAnswer } from '../observed/observation.ts';
import { covers, mediaKey } from '../surfaces/media-types.ts';

/** Something that a target was seen to answer and the document does not speak of. */
export type Undocumented = {
  readonly operation: Operation;
  readonly status: string;
  readonly answer: ObservedAnswer;
} & (
  | { readonly kind: 'status' }
  | { readonly kind: 'media-type'; readonly mediaType: string; readonly response: ResponseObject }
  /** `member` is a pointer into the body, `*` for items. */
  | {
      readonly kind: 'member';
      readonly member: JsonPointer;
      readonly types: readonly string[];
      readonly response: ResponseObject;
    }
);

/** What the document does not speak of, of all that was seen: statuses, media types, members of JSON bodies. */
export function findUndocumented(
  { operations: seen }: Observations,
  operations: readonly Operation[],
): readonly Undocumented[] {
  return operations.flatMap((operation) =>
    Object.entries(seen[operation.label]?.answers ?? {}).flatMap(([status, answer]): Undocumented[] => {
      const { responses } = operation;
      const response = responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get('default');
      const base = { operation, status, answer };
      if (!response) return [{ ...base, kind: 'status' }];
      const types = answer.mediaTypes.filter((type) => type !== '' && !speaksOf(response, type));
      const members = Object.entries(answer.members).filter(([, { undocumented, sent }]) => undocumented && !sent);
      return [
        ...types.map((mediaType): Undocumented => ({ ...base, kind: 'media-type', mediaType, response })),
        ...members.map(
          ([member, { types: seenTypes }]): Undocumented => ({
            ...base,
            kind: 'member',
            member,
            types: seenTypes,
            response,
          }),
        ),
      ];
    }),
  );
}

function speaksOf({ content = [] }: ResponseObject, type: string): boolean {
  return content.some(({ range }) => mediaKey(range) === type || covers(range, type));
}
