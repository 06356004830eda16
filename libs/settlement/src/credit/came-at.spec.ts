import { describe, expect, it } from '@jest/globals';
import {
  after,
  COURT,
  ENFORCED,
  fresh,
  instant,
  NOTICE,
  PARTIES,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { decideApplicationReceipt } from './application-intake.js';
import { decideCorrectionRequest } from './correction.js';
import { type CreditFile } from './credit-file.js';
import { decideDeletion, decideDeletionRequest } from './deletion.js';
import { decideProposal } from './listing.js';
import { creditTasks } from './tasks.js';

const TODAY = '2026-12-18';
const FILED = instant('2026-12-11');
const listed = published('2026-11-02');
const lastDays = (file: CreditFile) =>
  creditTasks(file, turn(TODAY))
    .filter(({ kind }) => kind !== 'ORDER_LIMIT')
    .map(({ kind, since, lastDay }) => [kind, since, lastDay]);
const propose = (filedAt?: ReturnType<typeof instant>, file = fresh(), on = TODAY) =>
  decideProposal(
    file,
    { id: 'l-2', ground: 1, appliedBy: 'c-1', filedAt, evidence: ['e'], caseNumber: ENFORCED, notice: NOTICE },
    turn(on),
    COURT,
  );
const correct = (filedAt?: ReturnType<typeof instant>) =>
  decideCorrectionRequest(
    listed,
    { id: 'k-1', listingId: 'l-1', ground: 'WRONG_DATA', filedBy: 'd-1', filedAt },
    turn(TODAY),
  );
const request = (filedAt?: ReturnType<typeof instant>) =>
  decideDeletionRequest(
    listed,
    { listingId: 'l-1', requestedBy: 'c-1', warning: 'w', warningOfToday: 'w', filedAt },
    turn(TODAY),
  );
const receive = (filedAt?: ReturnType<typeof instant>) =>
  decideApplicationReceipt(
    listed,
    {
      id: 'a-1',
      kind: 'DELETION',
      concerns: 'l-1',
      materials: [{ kind: 'APPLICATION_LETTER', documentId: 'd' }],
      filedAt,
    },
    turn(TODAY),
  );

describe('a request that is entered after it came in', () => {
  it('DIS-ART-5-1: of a creditor to list is decided within 15 days of when it came', () => {
    const decideBy = (filedAt?: ReturnType<typeof instant>) => {
      const decision = propose(filedAt);
      return decision.ok ? decision.value.happened[0] : null;
    };
    expect([decideBy(FILED), decideBy()]).toMatchObject([{ decideBy: '2026-12-28' }, { decideBy: '2027-01-04' }]);
    expect(after(fresh(), () => propose(FILED)).listings[0]?.proposed).toMatchObject({ appliedAt: FILED });
  });

  it('DIS-ART-10-3, DIS-BAR: of a creditor to list again, that came within his six months, is barred when it is entered after them', () => {
    const asked = after(published('2026-01-05'), (file) =>
      decideDeletionRequest(
        file,
        { listingId: 'l-1', requestedBy: 'c-1', warning: 'w', warningOfToday: 'w' },
        turn('2026-05-20'),
      ),
    );
    const [task] = creditTasks(asked, turn('2026-05-20')).filter(({ kind }) => kind === 'DECIDE_DELETION');
    const gone = after(asked, (file) =>
      decideDeletion(file, { deletionId: task!.rowId, verdict: { outcome: 'DELETE' } }, turn('2026-05-20'), PARTIES),
    );
    expect(refused(propose(instant('2026-11-20'), gone, '2026-11-23'))?.[0]).toBe('LISTING.BARRED');
    expect(propose(instant('2026-11-21'), gone, '2026-11-23').ok).toBe(true);
  });

  it('DIS-ART-12: to correct is decided within 15 days of when it came', () => {
    expect(lastDays(after(listed, () => correct(FILED)))).toEqual([['DECIDE_CORRECTION', '2026-12-11', '2026-12-28']]);
    expect(lastDays(after(listed, () => correct()))).toEqual([['DECIDE_CORRECTION', TODAY, '2027-01-04']]);
  });

  it('DIS-ART-10-1: of a creditor to delete is decided within the pack’s days of when it came', () => {
    expect(lastDays(after(listed, () => request(FILED)))).toEqual([['DECIDE_DELETION', '2026-12-11', '2026-12-18']]);
  });

  it('CR-N-8: for repair is looked at within the pack’s days of when it came, with what came with it', () => {
    const file = after(listed, () => receive(FILED));
    expect(lastDays(file)).toMatchObject([['EXAMINE_APPLICATION', '2026-12-11', '2026-12-16']]);
    expect(file.applications[0]).toMatchObject({ receivedAt: FILED, materials: [{ at: FILED }] });
  });

  it('did not come in the future, nor before the entry that it is about', () => {
    const ahead = instant('2026-12-19');
    for (const [decision, rule] of [
      [propose(ahead), 'DIS-ART-5-1'],
      [correct(ahead), 'DIS-ART-12'],
      [request(ahead), 'DIS-ART-10-1'],
      [receive(ahead), 'CR-N-8'],
    ] as const) {
      expect(refused(decision)).toEqual(['CREDIT.FILED_DATE', rule]);
      expect(decision).toMatchObject({ error: { path: '/filedAt' } });
    }
    const before = instant('2026-11-01');
    expect([correct(before), request(before)].map((one) => refused(one)?.[0])).toEqual([
      'CREDIT.FILED_DATE',
      'CREDIT.FILED_DATE',
    ]);
  });
});
