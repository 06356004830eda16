import { describe, expect, it } from '@jest/globals';
import { DependencyUnavailable, NotYet, TriedLongEnough } from '../messaging-error.js';
import { Patience } from './patience.js';

describe('a fact that waits for what has to come first', () => {
  const waits = (patience: Patience, error: Error) =>
    patience.with('f-1', () => Promise.reject(error)).catch((thrown: unknown) => thrown);

  it('waits for five minutes, then its case is parked', async () => {
    let now = 0;
    const patience = new Patience(() => now);
    const notYet = new NotYet('the end of the case');
    expect(await waits(patience, notYet)).toBe(notYet);
    now = 299_999;
    expect(await waits(patience, notYet)).toBe(notYet);
    now = 300_000;
    expect(await waits(patience, notYet)).toBeInstanceOf(TriedLongEnough);
    expect(await waits(patience, notYet)).toBe(notYet);
  });

  it('waits as long as a server is away, and begins anew once it has gone through', async () => {
    let now = 0;
    const patience = new Patience(() => now);
    const [notYet, away] = [new NotYet('the end of the case'), new DependencyUnavailable('Temporal')];
    await waits(patience, notYet);
    now = 600_000;
    expect(await waits(patience, away)).toBe(away);
    expect(await patience.with('f-1', () => Promise.resolve('done'))).toBe('done');
    expect(await waits(patience, notYet)).toBe(notYet);
  });
});
