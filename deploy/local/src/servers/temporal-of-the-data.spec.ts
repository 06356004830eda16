import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { requireSameTemporal } from './temporal-of-the-data.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'hejie-data-'));
  mkdirSync(join(data, 'temporal'));
});
afterEach(() => rmSync(data, { recursive: true }));
const uses = (file: string) => writeFileSync(join(data, 'temporal', file), '');

describe('the Temporal server of a data folder', () => {
  it('may be either while neither has been there', () => {
    for (const durable of [true, false]) expect(() => requireSameTemporal(data, durable)).not.toThrow();
  });

  it('is the one in a single process where that one has its database', () => {
    uses('temporal.db');
    expect(() => requireSameTemporal(data, false)).not.toThrow();
    expect(() => requireSameTemporal(data, true)).toThrow(
      /single process.*\n.*npm start\. Or.*npm start -- --durable --reset$/,
    );
  });

  it('is the one on PostgreSQL where that one has made its schema', () => {
    uses('temporal.made');
    expect(() => requireSameTemporal(data, true)).not.toThrow();
    expect(() => requireSameTemporal(data, false)).toThrow(
      /on PostgreSQL.*\n.*npm start -- --durable\. Or.*npm start -- --reset$/,
    );
  });

  it('may be either where both have been', () => {
    for (const file of ['temporal.db', 'temporal.made']) uses(file);
    for (const durable of [true, false]) expect(() => requireSameTemporal(data, durable)).not.toThrow();
  });
});
