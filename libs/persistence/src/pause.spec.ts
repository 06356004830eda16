import { describe, expect, it } from '@jest/globals';

import { inTime, pause, within } from './pause.js';

describe('a pause', () => {
  it('ends at once when it is called off, before it or in the midst of it', async () => {
    await pause(60_000, AbortSignal.abort());
    const stopping = new AbortController();
    const paused = pause(60_000, stopping.signal);
    stopping.abort();
    await paused;
  });

  it('is the longest that somebody waits for work, which may fail meanwhile', async () => {
    await within(1, new Promise(() => undefined));
    await within(60_000, Promise.reject(new Error('its own')));
  });
});

describe('work that may take so long at most', () => {
  it('gives its outcome, or its own error', async () => {
    await expect(inTime(60_000, Promise.resolve(7))).resolves.toBe(7);
    await expect(inTime(60_000, Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  });

  it('has failed when it never ends', async () => {
    await expect(inTime(1, new Promise(() => undefined))).rejects.toThrow('not done within 1 ms');
  });
});
