import { describe, expect, it } from '@jest/globals';
import { installRuntime, replayHistories, silentLog } from '@hejie/temporal';
import { caseBundle, historiesFolder } from '../src/case-bundle.js';

describe('golden histories of the cases', () => {
  it('are all reproduced by the workflow code of today', async () => {
    installRuntime({ log: silentLog });
    const { replayed, divergences } = await replayHistories({ bundle: await caseBundle(), folder: historiesFolder });
    expect(divergences).toEqual([]);
    expect(replayed).toBeGreaterThan(0);
  });
});
