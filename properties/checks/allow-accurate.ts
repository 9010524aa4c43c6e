import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

export const allowAccurate = defineCheck({
  id: 'allow-accurate',
  family: 'protocol',
  level: 'MUST',
  severity: 'warning',
  requirement: 'Allow neither lists the refused method nor omits the one that the document declares.',
  clause: rfc9110('10.2.1'),
  appliesTo: ({ response, case: { path } }) => response.status === 405 && path === undefined,
  *inspect({ case: { operation }, request, response }) {
    const value = field(response.headers, 'allow');
    if (value === undefined) return;
    const listed = value.split(',').map((method) => method.trim().toUpperCase());
    const at = operation.pointer.slice(0, operation.pointer.lastIndexOf('/'));
    if (listed.includes(request.method))
      yield { expected: `no ${request.method}, which was refused`, actual: `Allow: ${value.slice(0, 80)}`, at };
    else if (operation.method !== 'HEAD' && operation.method !== 'OPTIONS' && !listed.includes(operation.method))
      yield { expected: operation.method, actual: `Allow: ${value.slice(0, 80)}`, at };
  },
});
