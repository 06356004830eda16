import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { requireSameTemporal } from './temporal-of-the-data.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'hejie-data-'));
});
afterEach(() => rmSync(data, { recursive: true }));

describe('the Temporal server of a data folder', () => {
  it('is the one that it was begun with', () => {
    for (const durable of [false, false]) requireSameTemporal(data, durable);
    expect(() => requireSameTemporal(data, true)).toThrow(/single process.*\n.*npm start\. Or.*npm start -- --durable --reset$/);
    rmSync(join(data, 'temporal'), { recursive: true });
    for (const durable of [true, true]) requireSameTemporal(data, durable);
    expect(() => requireSameTemporal(data, false)).toThrow(/on PostgreSQL.*\n.*npm start -- --durable\. Or.*npm start -- --reset$/);
  });

  it('is the single process where a folder of before has its database', () => {
    mkdirSync(join(data, 'temporal'));
    writeFileSync(join(data, 'temporal', 'temporal.db'), '');
    expect(() => requireSameTemporal(data, true)).toThrow('single process');
    expect(() => requireSameTemporal(data, false)).not.toThrow();
  });
});
