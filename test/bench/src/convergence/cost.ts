import { randomBytes } from 'node:crypto';

import { bridge } from '@hejie/bridge';
import type { StackAddresses } from '@hejie/local';
import { MessagingHost } from '@hejie/messaging';
import { makeService } from '@hejie/service-kit';
import { createTestDatabase } from '@hejie/testing';
import { worker } from '@hejie/workflow-worker';

import { costOf, type Cost } from '../case/cost.js';
import { Floor } from '../floor/floor.js';
import type { Step } from '../floor/plan.js';
import { pause } from '../measure/figures.js';
import { Histories, typeOf } from '../measure/histories.js';
import type { Exchange } from './exchange.js';

/** What its case costs a publication, beside a bare workflow of the same shape. */
export interface PublicationCost {
  readonly ours: Cost;
  readonly bare: Cost;
}

/** The shape: it is opened, the first dispatch sets the ladder’s timer, the last proof ends it. However many deliveries there are. */
const SHAPE: readonly Step[] = [
  { on: 'start', rounds: [['credit-repair']] },
  { on: 'signal', rounds: [['credit-repair']], deadline: { name: 'the first step of the ladder', comes: false } },
  { on: 'signal', rounds: [['credit-repair']] },
];

/** One publication of 36 deliveries with bridge and worker, which run for it alone. */
export async function publicationCost(
  exchange: Exchange,
  env: Readonly<Record<string, string>>,
): Promise<PublicationCost> {
  const database = await createTestDatabase({ prefix: 'bench_bridge' });
  const { KAFKA_BROKERS = '', TEMPORAL_ADDRESS = '' } = process.env;
  const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
  const own = {
    ...env,
    PORT: '0',
    LOG_LEVEL: 'silent',
    COURT_CLOCK: 'compressed',
    OIDC_ISSUER: 'http://127.0.0.1',
    OIDC_AUDIENCE: 'bench',
    DATABASE_URL: database.url,
    FIELD_KEYS: key('f1'),
    KAFKA_BROKERS,
    KAFKA_GROUP: `bench-bridge-${randomBytes(5).toString('hex')}`,
    TEMPORAL_ADDRESS,
  };
  const running = [await makeService(worker, { env: own }), await makeService(bridge, { env: own })];
  const messaging = running[1]!.app.get(MessagingHost, { strict: false });
  for (let left = 600; left > 0 && messaging.state.joined !== true; left -= 1) await pause(100);
  const addresses = { temporal: TEMPORAL_ADDRESS, temporalNamespace: env.TEMPORAL_NAMESPACE! } as StackAddresses;
  const [histories, floor] = [await Histories.open(addresses), await Floor.open(addresses)];
  try {
    const known = await exchange.enter();
    const told = await exchange.hears(known, 'DELETED', 1);
    await exchange.untilConverged([told]);
    const workflowId = `publication/${told.caseId}/${told.publicationId}`;
    await histories.begun(workflowId);
    await closed(histories, workflowId);
    const handle = await floor.walk(SHAPE, []);
    await closed(histories, handle.workflowId);
    return {
      ours: costOf(await histories.runsOf(workflowId)),
      bare: costOf(await histories.runsOf(handle.workflowId)),
    };
  } finally {
    await Promise.allSettled([histories.close(), floor.close()]);
    for (const one of running.reverse()) await one.stop();
    await database.drop();
  }
}

async function closed(histories: Histories, workflowId: string): Promise<void> {
  for (let left = 300; left > 0; left -= 1) {
    const runs = await histories.runsOf(workflowId);
    if (runs.at(-1)!.events.some((event) => typeOf(event) === 'WORKFLOW_EXECUTION_COMPLETED')) return;
    await pause(200);
  }
  throw new Error(`${workflowId} does not end`);
}
