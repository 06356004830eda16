import { describe, expect, it } from '@jest/globals';
import {
  after,
  COURT,
  ENFORCED,
  NOTICE,
  decided,
  fresh,
  instant,
  LIMIT,
  OWES,
  PARTIES,
  PERSON,
  published,
  refused,
  turn,
  UNIT,
} from '../../test/fixture/sanctions.js';
import { asDebtor } from './by-creditor.js';
import { decideGrant } from './application-decision.js';
import { decideEndOfHold } from './certificate-hold.js';
import { decideCorrectionRequest, decideCorrectionService } from './correction.js';
import { decidePermission } from './lifting.js';
import { decideLimitOrder, decideLimitService } from './limits.js';
import { decideProposal } from './listing.js';
import { decidePenaltyProposal, decidePenaltyService } from './penalty.js';
import { decideListingService } from './publication.js';
import { decideComplaint } from './repair-complaint.js';
import { decideSuspension } from './suspension.js';
import { applyDebt } from './debt.js';
import { passCreditDeadline, nextCreditDeadline } from './deadlines.js';
import { seenByDebtor } from './seen-by-debtor.js';
import { accept } from '../decisions/decision.js';

const TAKEN = ['CREDIT.ID_TAKEN', 'DIS-ART-1'];
const limit = (id: string, partyId: string, capacity: 'DEBTOR' | 'HEAD' = 'DEBTOR') => ({
  ...LIMIT,
  id,
  partyId,
  capacity,
});

describe('an id that the file has already', () => {
  it('DIS-ART-1: is refused to a further proposal, which would put itself in the place of a published entry', () => {
    const file = published('2026-12-01');
    const again = {
      id: 'l-1',
      ground: 2,
      appliedBy: null,
      evidence: ['e'],
      caseNumber: ENFORCED,
      notice: NOTICE,
    } as const;
    expect(refused(decideProposal(file, again, turn('2026-12-02'), COURT))).toEqual(TAKEN);
    expect(refused(decideProposal(file, { ...again, id: 'l-2', ground: 1 }, turn('2026-12-02'), COURT))).toEqual([
      'LISTING.LIVE',
      'DIS-ART-1',
    ]);
  });

  it('DIS-ART-1: is refused to a further limit, permission, request of correction and penalty', () => {
    const file = after(
      fresh(UNIT),
      (now) => decideLimitOrder(now, limit('m-1', 'd-1'), turn('2026-12-01'), COURT),
      (now) => decideLimitOrder(now, limit('m-2', 'd-1/head', 'HEAD'), turn('2026-12-01'), COURT),
    );
    expect(refused(decideLimitOrder(file, limit('m-2', 'd-1/other', 'HEAD'), turn('2026-12-02'), COURT))).toEqual(
      TAKEN,
    );
    const permission = (id: string, from: string, until: string) => ({
      ...{ id, limitId: 'm-2', ground: 'ILLNESS' as const },
      from: instant(from),
      until: instant(until),
    });
    const permitted = after(file, (now) =>
      decidePermission(now, permission('p', '2026-12-03', '2026-12-04'), turn('2026-12-02')),
    );
    const later = permission('p', '2027-01-03', '2027-01-04');
    expect(refused(decidePermission(permitted, later, turn('2026-12-09')))).toEqual(TAKEN);
    const request = { id: 'c', listingId: 'l-1', ground: 'WRONG_DATA', filedBy: 'd-1' } as const;
    const asked = after(published('2026-12-01'), (now) => decideCorrectionRequest(now, request, turn('2026-12-02')));
    const other = { ...request, ground: 'NOT_TO_BE_LISTED' } as const;
    expect(refused(decideCorrectionRequest(asked, other, turn('2026-12-03')))).toEqual(TAKEN);
    const fine = {
      ...{ id: 'f', subjectPartyId: 'd-1', on: 'PERSON' as const, conduct: 'x', evidence: ['e'], caseNumber: ENFORCED },
      measure: { kind: 'DETENTION' as const, days: 15 },
    };
    const proposed = after(fresh(PERSON), (now) => decidePenaltyProposal(now, fine, turn('2026-12-01'), COURT));
    expect(refused(decidePenaltyProposal(proposed, fine, turn('2026-12-02'), COURT))).toEqual(TAKEN);
  });
});

describe('an id that the file has not', () => {
  it('is refused at the field that names it', () => {
    const file = published('2026-12-01');
    const now = turn('2026-12-02');
    const refusals = [
      decideListingService(file, { listingId: 'x', servedAt: now.at }, now),
      decideLimitService(file, { limitId: 'x', servedAt: now.at }, now),
      decidePenaltyService(file, { penaltyId: 'x', servedAt: now.at }, now),
      decideCorrectionService(file, { correctionId: 'x', servedAt: now.at }, now),
      decideEndOfHold(file, { certificateId: 'x' }, now),
      decideComplaint(file, { id: 'k', applicationId: 'x', about: 'DELAY', words: '逾期未办' }, now),
      decideSuspension(
        file,
        { applicationId: 'x', listingId: 'l-1', suspensionId: 's', decisionNumber: '1', found: [] },
        now,
      ),
      decideGrant(file, { id: 'x' }, now),
    ];
    expect(refusals.map((one) => !one.ok && [one.error.code, one.error.path])).toEqual(
      [
        'listingId',
        'limitId',
        'penaltyId',
        'correctionId',
        'certificateId',
        'applicationId',
        'applicationId',
        'id',
      ].map((field) => ['CREDIT.UNKNOWN_ROW', `/${field}`]),
    );
  });
});

describe('DIS-GRACE-1: a grace that is over before its timer has told of it', () => {
  const paid = { ...OWES, owed: OWES.owed - 100n, performed: 100n };
  const opened = (happened: readonly object[]) =>
    happened.flatMap((one) => ('task' in one ? [(one as { readonly task: { readonly kind: string } }).task.kind] : []));

  it('is left to it by what is heard meanwhile, and opens the publication', () => {
    const file = decided('2026-12-01', { graceMonths: 1 });
    const heard = after(file, (now) => applyDebt(now, paid, turn('2027-01-02T00:00:05+08:00')));
    expect(heard.listings[0]?.stage).toBe('GRACE');
    const due = nextCreditDeadline(heard, turn('2027-01-02T00:00:06+08:00'))!;
    expect(due.items.map(({ kind }) => kind)).toContain('LISTING_GRACE_END');
    const passed = passCreditDeadline(heard, due, turn('2027-01-02T00:00:06+08:00'));
    expect(opened(passed.happened)).toContain('PUBLISH');
  });
});

describe('whose record it is', () => {
  it('DIS-ART-1: is a debtor of the case, and nobody else', () => {
    const of = (partyId: string) => refused(asDebtor(PARTIES, partyId, '/partyId', () => accept(1)));
    expect([of('d-1'), of('c-1'), of('x')].map((one) => one?.[0])).toEqual([
      undefined,
      'CREDIT.NOT_DEBTOR',
      'PARTY.NOT_IN_CASE',
    ]);
  });
});

describe('seenByDebtor', () => {
  it('PROC-27, LIM-EXIT: a measure is his to know from service on, a referral never', () => {
    const penalty = (id: string, kind: 'DETENTION' | 'REFERRAL', servedAt?: string) => ({
      ...{ id, subjectPartyId: 'd-1', on: 'PERSON' as const, conduct: 'x', evidence: ['e'], authority: ENFORCED },
      measure: kind === 'DETENTION' ? { kind, days: 15 } : { kind },
      proposed: { at: instant('2026-12-01'), by: 'judge' },
      ...(servedAt && { servedAt: instant(servedAt) }),
    });
    const file = after(fresh(PERSON), (now) => decideLimitOrder(now, limit('m-1', 'd-1'), turn('2026-12-01'), COURT));
    const seen = seenByDebtor({
      ...file,
      penalties: [
        penalty('proposed', 'DETENTION'),
        penalty('served', 'DETENTION', '2026-12-02'),
        penalty('referred', 'REFERRAL', '2026-12-02'),
      ],
      limits: [...file.limits, { ...file.limits[0]!, id: 'm-2', servedAt: instant('2026-12-02') }],
    });
    expect([seen.penalties.map(({ id }) => id), seen.limits.map(({ id }) => id)]).toEqual([['served'], ['m-2']]);
  });
});
