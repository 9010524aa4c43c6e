import type { Case } from '../../http/case.ts';
import { createSender } from './sender.ts';
import type { Session } from './session.ts';
import { Stopped } from './stopped.ts';

const TIDYING = { kind: 'valid', summary: 'clean-up' } as const;

/**
 * Deletes what the run created and puts back what there is only one of, within what is left of its budgets, and says what
 * is still there: one path each. Nothing is judged here.
 */
export async function cleanUp(session: Session): Promise<readonly string[]> {
  const { options, bench, originals, governor, recorder, controls } = session;
  const remaining = bench.resources.remaining();
  const changed = originals.changed();
  const left: string[] = [];
  if (options.readOnly || remaining.length + changed.length === 0) return left;
  governor.tidy();
  const sender = session.renewing(
    createSender(options, governor, recorder, () => {}),
    governor,
  );
  const sent = async (testCase: Case): Promise<number | undefined> => {
    try {
      return (await sender.send(testCase, { generator: 'valid', purpose: 'clean-up' })).response?.status;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      return undefined;
    }
  };
  const isDone = (status: number | undefined): boolean => status !== undefined && status >= 200 && status <= 299;
  for (const { path, restoring } of changed)
    if (restoring && isDone(await sent({ ...restoring, intent: TIDYING }))) originals.restored(path);
  const queue = [...remaining];
  const worker = async (): Promise<void> => {
    for (let resource = queue.shift(); resource; resource = queue.shift()) {
      const { operation, binding, path } = resource;
      const pattern = controls.get(operation.label);
      const status = await sent({
        operation,
        intent: TIDYING,
        credentials: { kind: 'supplied' },
        parameters: [
          ...(pattern?.parameters.filter((parameter) => parameter.in !== 'path') ?? []),
          ...Object.entries(binding).map(([name, value]) => ({ in: 'path', name, value }) as const),
        ],
      });
      if (!isDone(status) && status !== 404 && status !== 410) left.push(path);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));
  return left.sort();
}
