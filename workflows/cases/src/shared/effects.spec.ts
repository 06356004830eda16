import { describe, expect, it } from '@jest/globals';
import { Effects } from './effects.js';

describe('the effects of a case', () => {
  it('are done one after the other, in the order in which they were asked for', async () => {
    const effects = new Effects();
    const done: number[] = [];
    const slow = effects.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done.push(1);
    });
    await Promise.all([effects.run(() => Promise.resolve(done.push(2))), slow]);
    expect(done).toEqual([1, 2]);
  });

  it('go on after one that failed; its failure is its caller’s', async () => {
    const effects = new Effects();
    const failed = effects.run(() => Promise.reject(new Error('no')));
    const next = effects.run(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('are idle when nothing is asked for or all is done, failed or not', async () => {
    const effects = new Effects();
    expect(effects.idle).toBe(true);
    const failed = effects.run(() => Promise.reject(new Error('no')));
    expect(effects.idle).toBe(false);
    await expect(failed).rejects.toThrow('no');
    expect(effects.idle).toBe(true);
  });
});
