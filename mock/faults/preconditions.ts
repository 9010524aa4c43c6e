import type { Operation } from '../../openapi/operation.ts';

/** Whether the document lets a write be made conditional. */
export function preconditions({ parameters, responses }: Operation): boolean {
  return (
    responses.has('412') ||
    parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === 'if-match')
  );
}

/** Whether the document lets a read be made conditional, and names the tag to do it with. */
export function conditional({ parameters, responses }: Operation): boolean {
  const tagged = [...responses.values()].some(
    ({ status, headers }) => /^2/.test(status) && headers.some(({ name }) => name.toLowerCase() === 'etag'),
  );
  return (
    tagged ||
    responses.has('304') ||
    parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === 'if-none-match')
  );
}
