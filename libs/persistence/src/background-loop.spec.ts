import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';

import { BackgroundLoop } from './background-loop.js';

class Counting extends BackgroundLoop {
  readonly begun: number[] = [];

  constructor(
    private readonly work: (turn: number) => Promise<void>,
    private readonly beside: readonly Promise<unknown>[] = [],
  ) {
    super(1);
  }

  protected turn(): Promise<void> {
    this.begun.push(this.begun.length + 1);
    return this.work(this.begun.length);
  }

  protected override underWay(): readonly Promise<unknown>[] {
    return this.beside;
  }
}

describe('what a service does again and again', () => {
  const warned = jest.spyOn(Logger.prototype, 'warn');
  beforeEach(() => void warned.mockImplementation(() => undefined));
  afterEach(() => void warned.mockReset());

  it('begins once, goes on after a turn that fails and says so without its words, and begins no turn once it is to stop', async () => {
    let reached = (): void => undefined;
    const third = new Promise<void>((resolve) => (reached = resolve));
    const loop = new Counting(async (turn) => {
      if (turn === 1) throw new Error('张三 owes 5 yuan');
      if (turn === 3) reached();
    });
    loop.onApplicationBootstrap();
    loop.onApplicationBootstrap();
    await third;
    await loop.beforeApplicationShutdown();
    const turns = loop.begun.length;
    expect(turns).toBeGreaterThanOrEqual(3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(loop.begun).toHaveLength(turns);
    expect(warned.mock.calls.map(([text]) => String(text))).toEqual([
      'A turn came to nothing; the next one tries again (Error)',
    ]);
  });

  it('stops after the turn that is under way, and after what goes on beside it', async () => {
    const ended: string[] = [];
    const after = (what: string, milliseconds: number) =>
      new Promise<void>((resolve) => setTimeout(() => resolve(void ended.push(what)), milliseconds));
    const beside = [after('beside', 40)];
    const loop = new Counting(async () => {
      await after('turn', 20);
      beside.push(after('added by the last turn', 60));
    }, beside);
    loop.onApplicationBootstrap();
    await loop.beforeApplicationShutdown();
    expect(ended).toEqual(['turn', 'beside', 'added by the last turn']);
  });

  it('stops at once where it never began', async () => {
    await new Counting(() => Promise.resolve()).beforeApplicationShutdown();
  });
});
