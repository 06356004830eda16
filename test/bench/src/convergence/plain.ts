import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import type { AgencyLink } from '@hejie/agency-link';
import type { AgencyDelivery } from '@hejie/contracts/exchange';
import { addMs, courtInstant } from '@hejie/law';
import { AGENCY_EFFECTS } from '@hejie/settlement';

const hex = (): string => randomBytes(16).toString('hex');

/** The yardstick: the same 36 deliveries as a program without records puts them, signed, over connections that are kept. Milliseconds. */
export async function plainCalls(links: ReadonlyMap<string, AgencyLink>, atOnce: boolean): Promise<number> {
  const entryId = `E${hex()}`;
  const calls = [...links].flatMap(([agencyId, link]) =>
    AGENCY_EFFECTS.map((effect) => () => link.deliver(delivery(agencyId, entryId, effect))),
  );
  const began = performance.now();
  if (atOnce) await Promise.all(calls.map((call) => call()));
  else for (const call of calls) await call();
  return performance.now() - began;
}

function delivery(agencyId: string, entryId: string, effect: AgencyDelivery['effect']): AgencyDelivery {
  const at = courtInstant(Date.now());
  return {
    contract: '1',
    deliveryId: `D${hex()}`,
    agencyId,
    court: '鲁0502',
    entry: { id: entryId, kind: 'LISTING', version: 2 },
    decision: 'DELETED',
    action: 'DELETE',
    effect,
    stateAfter: 'ABSENT',
    decidedAt: at,
    expiresAt: addMs(at, 24 * 3_600_000),
    purpose: '联合惩戒和信用修复',
    legalBasis: '失信规定第八条',
    keepDays: 30,
    content: { partyName: '东营市某某机械有限公司', unitCode: '91370502MA3C5RL07J' },
  };
}
