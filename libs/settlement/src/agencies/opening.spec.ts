import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  APPLICATION,
  DELETION,
  LIST,
  PLATFORM,
  after,
  dispatched,
  kindsOf,
  opened,
  outcomes,
  row,
  subscription,
  turn,
  when,
} from '../../test/fixture/publications.js';
import { decideDiscrepancy } from './delivery-acts.js';
import { recordOutcomes } from './delivery-outcome.js';
import { requestOf } from './delivery-request.js';
import { decideConsentWithdrawal, decideLateRecipients, decideSupersession } from './opening.js';
import { type PublicationFile } from './publication-file.js';
import { publicationStanding } from './publication-standing.js';
import { recipientsOf } from './recipients.js';
import { type PlatformConsent } from './subscription.js';

const OTHER = subscription('other', { ...PLATFORM, id: 'other/1', agencyId: 'other', name: '另一平台' });
const AT = turn('2026-12-12', 'p-2');
const TAKEN_BACK = { ...APPLICATION, withdrawnAt: when('2026-12-12') };
const withdrawn = (
  file: PublicationFile,
  attempted: readonly string[] = [],
  consents: readonly PlatformConsent[] = [TAKEN_BACK],
) => decideConsentWithdrawal(file, { consents, partyKind: 'UNIT', attempted }, AT);
const FILE = opened(DELETION, [LIST, PLATFORM, OTHER]);

describe('a party that takes back that platforms are told', () => {
  it('PIPL 15: what waits is told to nobody; what was attempted, or may have been, goes on as a removal', () => {
    const put = recordOutcomes(FILE, [outcomes('platform/PUBLICITY').dispatched], turn('2026-12-11'));
    const file = after(after(FILE, put), withdrawn(after(FILE, put)));
    expect(row(file, 'platform/PUBLICITY').state).toBe('SENT');
    expect(row(file, 'other/PUBLICITY').state).toBe('WITHDRAWN');
    expect(requestOf(row(file, 'other/PUBLICITY'))).toBeNull();
    expect(row(file, 'list/PUBLICITY').state).toBe('WAITING');
    expect(withdrawn(FILE, ['platform/PUBLICITY'])).toMatchObject({
      value: {
        deliveries: [{ id: 'other/PUBLICITY' }],
        happened: [{ kind: 'DELIVERY_WITHDRAWN', agencyId: 'other', by: 'p-2', why: 'CONSENT_WITHDRAWN' }],
      },
    });
  });

  it('PIPL 15: in part: of those platforms alone for which it stands no more', () => {
    const narrowed = [{ ...APPLICATION, agencyIds: ['platform'] }];
    expect(withdrawn(FILE, [], narrowed)).toMatchObject({ value: { deliveries: [{ id: 'other/PUBLICITY' }] } });
    expect(withdrawn(FILE, [], [APPLICATION])).toEqual({ ok: true, value: { happened: [] } });
  });

  it('PIPL 15, CR-N-5: the certificate of the platforms names those that were told', () => {
    const put = after(FILE, recordOutcomes(FILE, dispatched(FILE).slice(0, -1), turn('2026-12-11')));
    const gone = put.deliveries.slice(0, -1).map(({ id }) => outcomes(id, '2026-12-12').gone);
    const almost = after(put, recordOutcomes(put, gone, turn('2026-12-12')));
    const [waits] = almost.deliveries.filter(({ state }) => state === 'WAITING');
    expect(almost.certificates.map(({ part }) => part)).toEqual(['STATUTORY']);
    const change = withdrawn(almost);
    expect(change.ok && kindsOf(change.value)).toEqual(['DELIVERY_WITHDRAWN', 'CERTIFIED']);
    const done = after(almost, change);
    expect(done.certificates.map(({ part, lines }) => [part, lines.length])).toEqual([
      ['STATUTORY', 3],
      ['PLATFORM', 1],
    ]);
    expect(done.certificates[1]!.lines.map(({ deliveryId }) => deliveryId)).not.toContain(waits!.id);
    expect(publicationStanding(done, AT)).toMatchObject({
      ending: { ending: 'CONVERGED' },
      detail: '共4项已核实4项',
    });
  });

  it('PIPL 15: nothing that comes later has it told: neither a receipt, nor a comparison, nor another decision', () => {
    const file = after(FILE, withdrawn(FILE));
    const { dispatched: sent, applied, there } = outcomes('platform/PUBLICITY', '2026-12-13');
    expect(recordOutcomes(file, [sent, applied, there], turn('2026-12-13'))).toEqual({ happened: [] });
    const found = { agencyId: 'platform', effects: ['PUBLICITY'], kind: 'NEVER_LISTED' } as const;
    expect(decideDiscrepancy(file, found, turn('2026-12-13'))).toMatchObject({
      error: { code: 'PUBLICATION.BODY_UNKNOWN' },
    });
    const superseded = after(file, decideSupersession(file, { by: 'later' }, turn('2026-12-13')));
    expect(row(superseded, 'platform/PUBLICITY').state).toBe('WITHDRAWN');
  });

  it('PIPL 23: wished again it is told, under a number of its own', () => {
    const file = after(FILE, withdrawn(FILE));
    const known = { subscriptions: [LIST, PLATFORM], added: [], consents: [APPLICATION], partyKind: 'UNIT' } as const;
    const recipients = recipientsOf(DELETION, known, legalDate('2026-12-13'));
    const again = after(file, decideLateRecipients(file, { recipients }, turn('2026-12-13')));
    expect(row(again, 'platform/PUBLICITY')).toMatchObject({ state: 'WAITING', round: 2 });
    expect(row(again, 'other/PUBLICITY').state).toBe('WITHDRAWN');
  });
});
