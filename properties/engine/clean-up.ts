import type { Case } from '../../http/case.ts';
import { createSender } from './sender.ts';
import type { Session } from './session.ts';
import { Stopped } from './stopped.ts';

/**
 * Deletes what the run created, within what is left of its budgets, and says what is still there: one path each.
 * Nothing is judged here.
 */
export async function cleanUp(session: Session): Promise<readonly string[]> {
  const { options, bench, governor, recorder, controls } = session;
  const remaining = bench.resources.remaining();
  const left: string[] = [];
  if (options.readOnly || remaining.length === 0) return left;
  governor.tidy();
  const sender = session.renewing(
    createSender(options, governor, recorder, () => {}),
    governor,
  );
  const queue = [...remaining];
  const worker = async (): Promise<void> => {
    for (let resource = queue.shift(); resource; resource = queue.shift()) {
      const { operation, binding, path } = resource;
      const pattern = controls.get(operation.label);
      const testCase: Case = {
        operation,
        intent: { kind: 'valid', summary: 'clean-up' },
        credentials: { kind: 'supplied' },
        parameters: [
          ...(pattern?.parameters.filter((parameter) => parameter.in !== 'path') ?? []),
          ...Object.entries(binding).map(([name, value]) => ({ in: 'path', name, value }) as const),
        ],
      };
      try {
        const { response } = await sender.send(testCase, { generator: 'valid', purpose: 'clean-up' });
        const gone =
          response !== undefined &&
          ((response.status >= 200 && response.status <= 299) || response.status === 404 || response.status === 410);
        if (!gone) left.push(path);
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
        left.push(path);
      }
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));
  return left.sort();
}
