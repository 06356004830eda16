import { describe, expect, it } from '@jest/globals';
import { type FileOccasion } from '@hejie/casework';
import { courtInstant } from '@hejie/law';
import { type Delivery, type PublicationFile } from '@hejie/settlement';
import { TOLD } from './told.js';

const AT = courtInstant('2026-12-15T00:00:00+08:00');
const occasion = {
  caseId: 'case',
  about: 'p-2.listing.l-1.2',
  at: AT,
  known: { caseNumber: '（2026）鲁0502执12号' },
} as unknown as FileOccasion;
const delivery = (effect: Delivery['effect'], of: Partial<Delivery>): Delivery => ({
  id: `tax/${effect}`,
  agencyId: 'tax',
  agencyName: '某税务局',
  subscriptionId: 'tax/1',
  category: 'STATUTORY',
  nationalList: false,
  effect,
  action: 'DELETE',
  proofWanted: 'READ_BACK',
  state: 'SENT',
  dispatchedAt: courtInstant('2026-12-11T10:00:00+08:00'),
  escalated: 0,
  round: 1,
  ...of,
});
const file = (...deliveries: Delivery[]): PublicationFile => ({
  caseId: 'case',
  publicationId: 'p-2.listing.l-1.2',
  matter: {
    entry: { partyId: 'p-2', kind: 'LISTING', rowId: 'l-1' },
    decision: 'DELETED',
    version: 2,
    decidedAt: courtInstant('2026-12-11T10:00:00+08:00'),
    rule: 'DIS-ART-10-1',
    lastDay: null,
  },
  deliveries,
  certificates: [],
});
const step = (no: 1 | 2, after: PublicationFile) =>
  TOLD.LADDER_STEP!(
    {
      kind: 'LADDER_STEP',
      at: AT,
      by: 'exchange',
      step: no,
      agencyId: 'tax',
      agencyName: '某税务局',
      deliveryIds: after.deliveries.map(({ id }) => id),
    },
    occasion,
    after,
  );

describe('what is told of a body that is late', () => {
  const unreached = delivery('SANCTION', { unreached: true });

  it('CR-N-5: the letter says how far each is, and nothing of what has never come there', () => {
    const after = file(
      delivery('PUBLICITY', { state: 'RECEIVED' }),
      delivery('SHARING', { state: 'APPLIED' }),
      unreached,
    );
    expect(step(1, after).documents).toMatchObject([
      {
        fields: {
          deliveries: [
            { effect: 'PUBLICITY', state: 'RECEIVED' },
            { effect: 'SHARING', state: 'APPLIED' },
          ],
        },
      },
    ]);
    expect(step(1, file(delivery('PUBLICITY', {}))).documents).toMatchObject([
      { fields: { deliveries: [{ state: 'UNANSWERED' }] } },
    ]);
  });

  it('CR-N-5: where nothing has come there, there is no letter, and people are told that', () => {
    expect(step(1, file(unreached)).documents).toBeUndefined();
    expect(step(2, file(unreached)).tasks?.reopened).toMatchObject([{ title: expect.stringContaining('未能送达') }]);
    expect(step(2, file(delivery('SANCTION', {}))).tasks?.reopened).toMatchObject([
      { title: expect.stringContaining('未办理') },
    ]);
  });

  it('CR-N-5: one that has refused with reasons, and has nothing else to do, is chased no more', () => {
    const refused = {
      kind: 'DELIVERY_REJECTED',
      at: AT,
      by: 'x',
      deliveryId: 'tax/SHARING',
      agencyId: 'tax',
      code: 'SCHEMA',
    } as const;
    const cancelled = (...rows: Delivery[]) =>
      TOLD.DELIVERY_REJECTED!(refused, occasion, file(...rows)).tasks?.cancelled;
    const rejected = delivery('SHARING', { state: 'REJECTED' });
    expect(cancelled(rejected)).toHaveLength(2);
    expect(cancelled(rejected, unreached)).toEqual([]);
  });
});
