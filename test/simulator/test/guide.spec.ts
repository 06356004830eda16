import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { transportSettings } from '@hejie/agency-link';
import { checkAgency, CHECKS, keeperChecks, overHttps } from '@hejie/agency-conformance';
import { proposeSubscription } from '@hejie/contracts/http';
import { createPublicKey } from 'node:crypto';
import { flattenedVerify, importJWK, type JWK } from 'jose';

// Each request is a TLS connection of its own, which takes its time on a busy machine.
jest.setTimeout(60_000);

const GUIDE = readFileSync(`${import.meta.dirname}/../../../docs/AGENCIES.md`, 'utf8');
/** The programs of the guide, by the name in their first line. */
const programs = new Map(
  [...GUIDE.matchAll(/```(?:js|sh)\n((?:\/\/|#) ([a-z]+\.(?:mjs|sh))：[\s\S]*?)```/g)].map(([, text, name]) => [
    name!,
    text!,
  ]),
);
const folder = mkdtempSync(join(tmpdir(), 'hejie-guide-'));
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const json = <T>(name: string): T => JSON.parse(read(name)) as T;
const published = (name: string): JWK => json<{ keys: JWK[] }>(name).keys[0]!;

beforeAll(() => {
  for (const [name, text] of programs) writeFileSync(join(folder, name), text);
  run('sh', 'pki.sh');
  run(process.execPath, 'keys.mjs');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** From a folder that holds nothing but what the guide says. */
describe('the guide for an agency’s engineer', () => {
  it('has programs for each of its steps, and a row for each requirement', () => {
    expect([...programs.keys()]).toEqual(['pki.sh', 'keys.mjs', 'agency.mjs', 'sign.mjs', 'verify.sh']);
    const rows = [...GUIDE.matchAll(/^\| `([A-Z_]+)` \| (.+) \| (\d+) \|$/gm)].map(([, id, zh, section]) => ({
      id,
      zh,
      section,
    }));
    const ofKeepers = keeperChecks([]).filter(({ id }) => CHECKS.every((one) => one.id !== id));
    const required = [...CHECKS, ...ofKeepers];
    expect(rows).toEqual(required.map(({ id, zh, section }) => ({ id, zh, section })));
    const sections = [...GUIDE.matchAll(/^## (\d+)\. /gm)].map(([, number]) => number);
    expect(required.filter(({ section }) => !sections.includes(section))).toEqual([]);
  });

  it('signs a file so that a JOSE library and openssl verify it, and neither another file', async () => {
    writeFileSync(join(folder, 'message.json'), '{"某":"文"}');
    const signature = run(process.execPath, 'sign.mjs', 'message.json', 'court.jwk');
    const [header, , value] = signature.split('.');
    const jws = { protected: header!, payload: readFileSync(join(folder, 'message.json')), signature: value! };
    await flattenedVerify(jws, await importJWK(published('court.jwks'), 'EdDSA'));
    writeFileSync(join(folder, 'message.jws'), signature);
    const pem = createPublicKey({ key: published('court.jwks'), format: 'jwk' }).export({
      format: 'pem',
      type: 'spki',
    });
    writeFileSync(join(folder, 'court.pem'), pem);
    expect(run('sh', 'verify.sh', 'message.json', 'message.jws', 'court.pem')).toContain('Verified Successfully');
    writeFileSync(join(folder, 'message.json'), '{"某":"别的"}');
    expect(() => run('sh', 'verify.sh', 'message.json', 'message.jws', 'court.pem')).toThrow();
  });

  it('has an agency in one file that passes every requirement', async () => {
    const { agency, port } = await started();
    try {
      const url = `https://127.0.0.1:${port}`;
      const ca = read('ca.crt');
      const { results } = await checkAgency({
        agencyId: 'sample',
        speak: overHttps({ url, ca, cert: read('client.crt'), key: read('client.key') }),
        speakWithoutCertificate: overHttps({ url, ca }),
        courtKey: json<JWK>('court.jwk'),
        agencyKeys: [published('agency.jwks')],
      });
      expect(results.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
    } finally {
      agency.kill();
    }
  });

  it('adds the agency by a subscription that fits', () => {
    const [, body] = /-d '(\{"agencyId[\s\S]*?\}\})'\n/.exec(GUIDE)!;
    const filled = body!
      .replace(`'"$CA"'`, () => JSON.stringify(read('ca.crt')))
      .replace(`'"$KEYS"'`, () => JSON.stringify([published('agency.jwks')]));
    const { transport, ...proposed } = proposeSubscription.parse(JSON.parse(filled));
    expect(proposed).toMatchObject({ agencyId: 'sample', proof: 'READ_BACK' });
    expect(transportSettings.parse(transport)).toMatchObject({ kind: 'HTTPS' });
  });
});

function started(): Promise<{ agency: ChildProcess; port: string }> {
  const agency = spawn(process.execPath, ['agency.mjs'], {
    cwd: folder,
    env: { ...process.env, PORT: '0', NODE_OPTIONS: '' },
  });
  return new Promise((resolve, reject) => {
    agency.once('exit', () => reject(new Error('the agency of the guide did not start')));
    agency.stdout.once('data', (line) => resolve({ agency, port: /\d+/.exec(String(line))![0] }));
  });
}
