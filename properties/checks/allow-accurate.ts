import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { declaredMethods } from '../engine/declared-methods.ts';
import { rfc9110 } from './clauses.ts';

export const allowAccurate = defineCheck({
  id: 'allow-accurate',
  family: 'protocol',
  level: 'MUST',
  severity: 'warning',
  requirement: 'Allow neither lists the refused method nor omits the one that the document declares.',
  clause: rfc9110('10.2.1'),
  appliesTo: ({ response, case: { path } }) => response.status === 405 && path === undefined,
  *inspect({ case: { operation }, request, response }, { document }) {
    const value = field(response.headers, 'allow');
    if (value === undefined) return;
    const listed = value.split(',').map((method) => method.trim().toUpperCase());
    const at = operation.pointer.slice(0, operation.pointer.lastIndexOf('/'));
    if (listed.includes(request.method))
      yield { expected: `no ${request.method}, which was refused`, actual: `Allow: ${value.slice(0, 80)}`, at };
    // HEAD and OPTIONS are there with every GET, named or not.
    const omitted = [...declaredMethods(document.root, operation.path)].find(
      (method) => method !== 'HEAD' && method !== 'OPTIONS' && method !== request.method && !listed.includes(method),
    );
    if (omitted !== undefined && !listed.includes(request.method))
      yield { expected: omitted, actual: `Allow: ${value.slice(0, 80)}`, at };
  },
});
