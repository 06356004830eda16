import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { relayCommand } from './relay.js';

const folder = mkdtempSync(join(tmpdir(), 'hejie-relay-'));
const file = (name: string): string => join(folder, name);
const complained: string[] = [];

beforeAll(() => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const open = { ...publicKey.export({ format: 'jwk' }), kid: 'court-1' };
  writeFileSync(file('relay.jwk'), JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'relay-1' }));
  writeFileSync(file('court.jwks'), JSON.stringify({ keys: [open] }));
  writeFileSync(file('routes.json'), '{}');
  for (const name of ['in', 'out', 'memory']) mkdirSync(file(name));
  relayCommand.exitOverride().configureOutput({ writeErr: (text) => void complained.push(text) });
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => void (complained.length = 0));

const call = (courtKeys: string) =>
  relayCommand.parseAsync(
    [
      ...['--in', file('in'), '--out', file('out'), '--memory', file('memory'), '--routes', file('routes.json')],
      ...['--court-keys', file(courtKeys), '--signing-key', file('relay.jwk'), '--once'],
    ],
    { from: 'user' },
  );

/** What it carries is tested with its program, in @hejie/agency-link. */
describe('hejie relay', () => {
  it('ends after a pass in which there was nothing to carry, and says so', async () => {
    await call('court.jwks');
    expect(complained.join('')).toContain('已转送 0 条，带回 0 条');
  });

  it('without the keys of the court it says so, carries nothing, and exits with 2', async () => {
    await expect(call('none.jwks')).rejects.toMatchObject({ exitCode: 2 });
    expect(complained.join('')).toContain('none.jwks');
  });
});
