import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { agencyCommand } from './agency.js';

const folder = mkdtempSync(join(tmpdir(), 'hejie-agency-check-'));
const file = (name: string): string => join(folder, name);
const printed: string[] = [];
const complained: string[] = [];
const check = agencyCommand.commands.find((command) => command.name() === 'check')!;

beforeAll(() => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'court-1' };
  writeFileSync(file('court.jwk'), JSON.stringify(key));
  writeFileSync(file('keys.jwks'), JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'a-1' }] }));
  writeFileSync(file('broken.jwks'), '{');
  check
    .exitOverride()
    .configureOutput({ writeOut: (text) => void printed.push(text), writeErr: (text) => void complained.push(text) });
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => void (printed.length = complained.length = 0));

const call = (url: string, keys = 'keys.jwks', signingKey = 'court.jwk') =>
  agencyCommand.parseAsync(
    ['check', url, '--agency', 'sample', '--signing-key', file(signingKey), '--keys', file(keys)],
    { from: 'user' },
  );

/** What it finds at agencies is tested with the simulated ones. */
describe('hejie agency check', () => {
  it.each<[string, Parameters<typeof call>, string]>([
    ['without encryption', ['http://127.0.0.1:1'], 'https'],
    ['with keys that cannot be read', ['https://127.0.0.1:1', 'broken.jwks'], 'broken.jwks 不是 JSON'],
    ['with a file that is not there', ['https://127.0.0.1:1', 'none.jwks'], 'none.jwks'],
    ['with a signing key that is none', ['https://127.0.0.1:1', 'keys.jwks', 'keys.jwks'], 'kid, d'],
    ['where nobody listens', ['https://127.0.0.1:1'], '无法连接该单位'],
  ])('%s says so, tries nothing, and exits with 2', async (_what, args, complaint) => {
    await expect(call(...args)).rejects.toMatchObject({ exitCode: 2 });
    expect(complained.join()).toContain(complaint);
    expect(printed).toEqual([]);
  });
});
