import { describe, expect, it } from '@jest/globals';

import { addressesOf } from './addresses.js';
import { processSpecs } from './processes.js';
import type { Secrets } from './secrets.js';

const LISTENERS = ['agency-exchange', 'asset-control', 'bridge', 'credit-repair', 'intake', 'mediation', 'performance'];

const specsOf = (installation: string, ownServers: string[]) =>
  processSpecs(
    {
      dataDir: '/data',
      portsOffset: 0,
      addresses: addressesOf(0, {}),
      secrets: {
        installation: () => installation,
        keyRing: () => 'k:1',
        password: (name: string) => name,
        signingKeys: (_: string, issuer: string) => issuer,
      } as unknown as Secrets,
      databases: Object.fromEntries(LISTENERS.map((name) => [name, `postgres://${name}`])),
      courtClock: 'compressed',
    },
    ownServers,
  );
const groupsOf = (specs: ReturnType<typeof processSpecs>): Record<string, string | undefined> =>
  Object.fromEntries(specs.filter(({ env }) => env.KAFKA_GROUP).map(({ name, env }) => [name, env.KAFKA_GROUP]));

describe('installations side by side on one broker', () => {
  it('have consumer groups of their own, the bridge too', () => {
    const [one, other] = [groupsOf(specsOf('1a', [])), groupsOf(specsOf('2b', []))];
    expect(Object.keys(one).sort()).toEqual(LISTENERS);
    expect(one.bridge).toBe('hejie-1a.bridge');
    for (const name of LISTENERS) expect(one[name]).not.toBe(other[name]);
  });

  it('need none on a broker of their own, where the groups are named as the services are', () => {
    expect(groupsOf(specsOf('1a', ['postgres', 'kafka', 'temporal']))).toEqual({});
  });
});

describe('those who keep property', () => {
  it('run with the stack, and asset control asks them through the one door to agencies', () => {
    const specs = specsOf('1a', ['postgres', 'kafka', 'temporal']);
    const of = (wanted: string) => specs.find(({ name }) => name === wanted)!;
    const { env } = of('asset-control');
    const exchange = of('agency-exchange');
    expect(`http-get:${env.PROPERTY_EXCHANGE_URL!.replace('http:', '')}/health/ready`).toBe(exchange.ready);
    expect(env.PROPERTY_EXCHANGE_TOKEN).toBe(exchange.env.PROPERTY_EXCHANGE_TOKEN);
    for (const name of ['intake', 'performance']) {
      expect(of(name).env.DOCUMENT_NUMBERS_URL).toBe(
        String(of('asset-control').ready)
          .replace(/^http-get/, 'http')
          .replace('/health/ready', ''),
      );
      expect(of(name).env.DOCUMENT_NUMBERS_TOKEN).toBe(env.DOCUMENT_NUMBERS_TOKEN);
    }
    for (const name of ['mediation', 'performance', 'asset-control'])
      expect(of(name).env.PARTY_CONTENT_KEYS).toBe(of('intake').env.PARTY_CONTENT_KEYS);
    const { env: ofKeepers } = of('keepers');
    expect(ofKeepers.KEEPERS_FILE).toBe('/data/keepers/keepers.json');
    expect(ofKeepers.COURT_KEYS_URL).toBe(`${env.PROPERTY_EXCHANGE_URL}/agency-keys`);
  });
});
