import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ASSET_CLASSES } from '@hejie/law';
import { demonstrationToken } from '@hejie/security';
import { PROPERTY_NETWORK } from '@hejie/simulator';

import { DEMONSTRATION_COURTS } from '../identity/persons.js';
import type { StackAddresses } from './addresses.js';
import { agencyPkiFiles } from './agency-pki.js';

/** Every case of the demonstration asks later. */
const SINCE = '2016-01-04';

export interface NetworkSurroundings {
  readonly dataDir: string;
  readonly addresses: StackAddresses;
  readonly courtClock: 'real' | 'compressed';
}

/**
 * Each court of the demonstration asks those who keep property through the simulated network: by a subscription that its officer proposes and its president approves, as any other. Once for a data
 * folder, and again where the network has moved or its authority is another.
 */
export async function subscribeToKeepers(surroundings: NetworkSurroundings): Promise<void> {
  const { dataDir, addresses } = surroundings;
  const done = join(dataDir, 'keepers', 'subscribed');
  const url = `${addresses.keepersDoor}/${PROPERTY_NETWORK}`;
  const ca = readFileSync(agencyPkiFiles(dataDir).ca, 'utf8');
  if (existsSync(done) && readFileSync(done, 'utf8') === url + ca) return;
  const { keys } = (await (await fetch(`${addresses.keepers}/keys`)).json()) as { keys: readonly object[] };
  const transport = { kind: 'HTTPS', url, ca, keys };
  for (const court of Object.keys(DEMONSTRATION_COURTS)) {
    const says = (path: string, role: string, body: object) => commanded(surroundings, court, path, role, body);
    const { subscriptionId } = await says('/subscriptions', 'credit-officer', { ...TERMS, court, transport });
    await says(`/subscriptions/${encodeURIComponent(subscriptionId)}/decision`, 'court-president', { approved: true });
  }
  writeFileSync(done, url + ca);
}

const TERMS = {
  agencyId: PROPERTY_NETWORK,
  name: '网络执行查控系统',
  category: 'STATUTORY',
  purpose: '查明、控制被执行人的财产，查找被执行人下落',
  legalBasis: '民事诉讼法第二百五十三条，最高人民法院关于网络查询、冻结被执行人存款的规定',
  entries: [],
  fields: [],
  effects: [],
  keeps: { classes: ASSET_CLASSES, searches: true },
  retentionDays: 30,
  contact: '执行指挥中心',
  validFrom: SINCE,
};

async function commanded(
  { addresses, courtClock }: NetworkSurroundings,
  court: string,
  path: string,
  role: string,
  body: object,
): Promise<{ subscriptionId: string }> {
  const now = `${SINCE}T09:00:00+08:00`;
  const response = await fetch(`${addresses['agency-exchange']}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await demonstrationToken(addresses.identity, { role, court })}`,
      'idempotency-key': randomUUID(),
      ...(courtClock === 'compressed' && { 'court-clock': `at=${now}; until=${now}; rate=1` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`POST ${path} → ${response.status} ${await response.text()}`);
  return (await response.json()) as { subscriptionId: string };
}
