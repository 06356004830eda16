import { describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '@hejie/persistence';
import { QueryFailedError } from 'typeorm';

import { probeTaken } from '../../test/fixture/messaging.js';
import type { ReceivedFact } from '../fact/received-fact.js';
import { silentLog } from '../log.js';
import { TriedLongEnough } from '../messaging-error.js';
import { FactProcessor, type ReceivedItem } from './fact-processor.js';
import { onFact } from './handlers.js';

const tooSlow = () => new QueryFailedError('select 1', [], Object.assign(new Error('x'), { code: '57014' }));
const item = (caseId: string, n: number): ReceivedItem => ({
  kind: 'fact',
  fact: { id: `${caseId}/${n}`, type: probeTaken.type, caseId, data: { n }, trace: {} } as unknown as ReceivedFact,
  record: { topic: 'facts', partition: 1, offset: BigInt(n), key: null, value: null, headers: {} },
});

/** A handler that fails at one case. */
function given({ slowFor, refusing }: { slowFor: number; refusing: () => Error | undefined }) {
  const handled: string[] = [];
  const parked: string[] = [];
  const query = async (sql: string, parameters: unknown[]): Promise<unknown[]> => {
    if (sql.startsWith('insert into inbox')) return (parameters[1] as string[]).map((event_id) => ({ event_id }));
    if (sql.includes('insert into parked_fact')) parked.push(String(parameters[2]));
    return [];
  };
  const processor = new FactProcessor({
    consumer: 'testing',
    unitOfWork: {
      run: (work: (tx: never) => Promise<unknown>) => work({ manager: { query } } as never),
    } as unknown as UnitOfWork,
    handlers: new Map([
      [
        probeTaken.type,
        onFact(probeTaken, async ({ id, caseId }) => {
          const refusal = caseId === 'ill' ? refusing() : undefined;
          if (refusal) throw refusal;
          handled.push(id);
        }),
      ],
    ]),
    log: silentLog,
    together: 10,
    abreast: 1,
    retryAfter: [1, 1],
    slowFor,
  });
  return { processor, handled, parked };
}

describe('a fact whose statements the database gives up as too slow', () => {
  it('is parked in the end, and holds up no other case', async () => {
    const { processor, handled, parked } = given({ slowFor: 0, refusing: tooSlow });
    const items = [item('ill', 1), item('well', 2), item('well', 3)];
    expect(await processor.settle(items, new AbortController().signal)).toBe(true);
    expect(parked).toEqual(['ill/1']);
    // Once in the shared transaction, which is rolled back, at most; then by itself.
    expect(handled.slice(-2)).toEqual(['well/2', 'well/3']);
  });

  it('is handled when the database was slow for a while only', async () => {
    let times = 2;
    const refusing = () => ((times -= 1) >= 0 ? tooSlow() : undefined);
    const { processor, handled, parked } = given({ slowFor: 60_000, refusing });
    expect(await processor.settle([item('ill', 1)], new AbortController().signal)).toBe(true);
    expect([handled, parked]).toEqual([['ill/1'], []]);
  });
});

describe('a fact whose handler has tried long enough itself', () => {
  it('is parked without a further attempt', async () => {
    let attempts = 0;
    const { processor, parked } = given({
      slowFor: 60_000,
      refusing: () => {
        attempts += 1;
        return new TriedLongEnough('Temporal', new Error('13'));
      },
    });
    await processor.settle([item('ill', 1)], new AbortController().signal);
    expect([attempts, parked]).toEqual([1, ['ill/1']]);
  });
});
