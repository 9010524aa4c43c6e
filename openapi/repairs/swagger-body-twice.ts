import { join } from '../pointer.ts';
import { operationsOf } from '../walk.ts';
import { isDraft, type Repair } from './repair.ts';

/** Swagger 2.0 allows one body, and no form beside it (Parameter Object): the first body counts. */
export const swaggerBodyTwice: Repair = {
  code: 'swagger-body-twice',
  summary: 'an operation of Swagger 2.0 has several bodies, or a body and a form',
  *mend(root, family) {
    if (family !== '2.0') return;
    for (const { operation, pointer } of operationsOf(root)) {
      const { parameters } = operation;
      if (!Array.isArray(parameters)) continue;
      const [body] = parameters.filter((parameter) => isDraft(parameter) && parameter.in === 'body');
      if (body === undefined) continue;
      const surplus = parameters.filter(
        (parameter) =>
          parameter !== body && isDraft(parameter) && (parameter.in === 'body' || parameter.in === 'formData'),
      );
      operation.parameters = parameters.filter((parameter) => !surplus.includes(parameter));
      for (const parameter of surplus) {
        if (!isDraft(parameter)) continue;
        yield {
          code: 'swagger-body-twice',
          severity: 'error',
          pointer: join(pointer, 'parameters', parameters.indexOf(parameter)),
          message: `${String(parameter.name)} in ${String(parameter.in)} stands beside a body, and a request has one`,
          interpretation: 'the first body alone',
          remedy: 'keep one body, or a form without it',
        };
      }
    }
  },
};
