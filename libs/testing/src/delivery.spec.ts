import { describe, expect, it } from '@jest/globals';

import {
  crashAt,
  crashHere,
  CrashedHere,
  deliverTwice,
  eventually,
  freePort,
  serverFromEnvironment,
  uniqueName,
} from './index.js';

describe('a delivery made twice', () => {
  it('reaches the handler twice, one after the other', async () => {
    const seen: string[] = [];
    const handler = async (fact: string) => {
      seen.push(`${fact} begun`);
      await Promise.resolve();
      return seen.push(`${fact} done`);
    };
    expect(await deliverTwice(handler)('receipt')).toEqual([2, 4]);
    expect(seen).toEqual(['receipt begun', 'receipt done', 'receipt begun', 'receipt done']);
  });

  it('reaches it twice at once when asked to, and waits for both before it tells of a failure', async () => {
    let running = 0;
    let most = 0;
    const handler = async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      throw new Error('refused');
    };
    await expect(deliverTwice(handler, { atOnce: true })()).rejects.toThrow('refused');
    expect([most, running]).toEqual([2, 0]);
  });
});

describe('a crash point', () => {
  it('lets everything pass while it is not armed', () => {
    expect(() => crashHere('before commit', {})).not.toThrow();
  });

  it('throws at its n-th passage inside the work, and only there', async () => {
    let passages = 0;
    const work = async () => {
      for (;;) {
        passages += 1;
        await Promise.resolve();
        crashHere('before commit', {});
      }
    };
    await crashAt('before commit', work, 3);
    expect(passages).toBe(3);
    expect(() => crashHere('before commit', {})).not.toThrow();
  });

  it('is recognised as the cause of a wrapped error', async () => {
    const work = async () => {
      try {
        crashHere('before commit', {});
      } catch (cause) {
        throw new Error('transaction failed', { cause });
      }
    };
    await expect(crashAt('before commit', work)).resolves.toBeUndefined();
  });

  it('fails the test when the work never reached it, or failed for another reason', async () => {
    await expect(crashAt('nowhere', async () => undefined)).rejects.toThrow('never reached');
    const other = async () => {
      try {
        crashHere('before commit', {});
      } catch (error) {
        expect(error).toBeInstanceOf(CrashedHere);
      }
      throw new Error('another reason');
    };
    await expect(crashAt('before commit', other)).rejects.toThrow('another reason');
  });
});

describe('an assertion that will hold soon', () => {
  it('is repeated until it holds, and gives its value', async () => {
    let attempts = 0;
    const value = await eventually(() => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
      return 'now';
    });
    expect([value, attempts]).toEqual(['now', 3]);
  });

  it('throws its last failure when the patience ends', async () => {
    const never = eventually(() => Promise.reject(new Error('still not')), { timeout: 20, interval: 5 });
    await expect(never).rejects.toThrow('still not');
  });
});

describe('the servers of a test', () => {
  it('are named by the environment', () => {
    expect(serverFromEnvironment('KAFKA_BROKERS', { KAFKA_BROKERS: ' 127.0.0.1:9092 ' })).toBe('127.0.0.1:9092');
  });

  it.each(['DATABASE_URL', 'KAFKA_BROKERS', 'TEMPORAL_ADDRESS', 'HEJIE_TIME_SKIPPING_SERVER'] as const)(
    'are missed with a word on how to run: %s',
    (variable) => {
      expect(() => serverFromEnvironment(variable, {})).toThrow(new RegExp(`${variable} is not set[\\s\\S]*npm test`));
    },
  );
});

describe('names and ports', () => {
  it.each(['Settlement/Case ＃1', '和解', '', '9lives', 'x'.repeat(99)])('are unique and plain for "%s"', (prefix) => {
    const names = Array.from({ length: 50 }, () => uniqueName(prefix));
    expect(new Set(names).size).toBe(50);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{1,49}$/);
  });

  it('are free to listen on', async () => {
    expect(await freePort()).toBeGreaterThan(1023);
  });
});
