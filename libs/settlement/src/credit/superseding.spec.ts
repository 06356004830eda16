import { describe, expect, it } from '@jest/globals';
import { legalDate, type ListingGround } from '@hejie/law';
import { SUSPENSION } from '../../test/fixture/credit-files.js';
import {
  after,
  COURT,
  debt,
  decided,
  ENFORCED,
  fresh,
  instant,
  kinds,
  NOTICE,
  onRecordAt,
  OWES,
  performedOn,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { admitted, type Decision } from '../decisions/decision.js';
import { decideCorrection, decideCorrectionCarriedOut, decideCorrectionRequest } from './correction.js';
import { type CreditChange } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { decideOnProposal, decidePromiseOffer, decideProposal } from './listing.js';
import { openRelistings } from './open-relistings.js';
import { decideListingService, decidePublication } from './publication.js';
import { type RepairCertificate } from './repair-file.js';
import { followed } from './sanction-authority.js';
import { creditTasks } from './tasks.js';

const ON = '2026-12-02';
const judge = turn(ON, { by: 'judge' });
const propose =
  (id: string, ground: ListingGround, at = ON) =>
  (file: CreditFile) =>
    decideProposal(
      file,
      { id, ground, appliedBy: null, evidence: ['e-2'], caseNumber: ENFORCED, notice: NOTICE },
      turn(at, { by: 'judge' }),
      COURT,
    );
const decide =
  (listingId: string, graceMonths = 0) =>
  (file: CreditFile) =>
    decideOnProposal(file, { listingId, verdict: { outcome: 'LIST', decisionNumber: '失2', graceMonths } }, turn(ON));
const list = (listingId: string) => (file: CreditFile) =>
  after(
    file,
    (now) => decidePromiseOffer(now, { listingId }, judge),
    decide(listingId),
    (now) => decideListingService(now, { listingId, servedAt: instant(ON) }, turn(ON)),
  );
const publish =
  (listingId: string, at = ON) =>
  (file: CreditFile) =>
    decidePublication(file, { listingId, record: onRecordAt(at) }, turn(at));
const stages = ({ listings }: CreditFile) => listings.map(({ id, stage }) => [id, stage]);
/** Who hides property meanwhile: proposed and decided on the third ground, not published yet. */
const hiding = (file: CreditFile) => list('l-2')(after(file, propose('l-2', 3)));
const toPublish = (file: CreditFile, at: string) =>
  creditTasks(file, turn(at)).filter(({ kind }) => kind === 'PUBLISH');

describe('an entry on the first ground that waits, and a graver ground', () => {
  it('DIS-ART-1, DIS-ART-2-1: with a grace shields from nothing: when the other is published it is executed no more', () => {
    const file = hiding(decided('2026-12-01', { graceMonths: 3 }));
    expect([stages(file), followed(file)?.id]).toEqual([
      [
        ['l-1', 'GRACE'],
        ['l-2', 'DECIDED'],
      ],
      'l-2',
    ]);
    const change = admitted(publish('l-2')(file));
    expect(kinds(change).slice(0, 2)).toEqual(['LISTING_NOT_EXECUTED', 'LISTING_PUBLISHED']);
    expect(stages(after(file, () => change))).toEqual([
      ['l-1', 'NOT_EXECUTED'],
      ['l-2', 'PUBLISHED'],
    ]);
  });

  it('is not published after all when its grace is over, nor when performance is undone', () => {
    const out = after(hiding(decided('2026-12-01', { graceMonths: 1 })), publish('l-2'));
    const later = '2027-01-04';
    expect([toPublish(out, later), refused(publish('l-1', later)(out))?.[0]]).toEqual([[], 'LISTING.WRONG_STAGE']);
    const undone = after(out, debt(performedOn(ON), ON), debt(OWES, later));
    expect(stages(undone)).toEqual([
      ['l-1', 'NOT_EXECUTED'],
      ['l-2', 'PUBLISHED'],
    ]);
  });

  it('that was not executed, for all was performed, does not come back beside the other', () => {
    const file = after(decided('2026-12-01'), debt(performedOn('2026-12-01'), '2026-12-01'), debt(OWES, ON));
    expect(stages(file)).toEqual([['l-1', 'DECIDED']]);
    const out = after(hiding(file), publish('l-2'));
    expect(stages(out)).toEqual([
      ['l-1', 'NOT_EXECUTED'],
      ['l-2', 'PUBLISHED'],
    ]);
  });

  it('CR-REV, K14: suspended, is suspended no more, and what was certified on that is revoked; not while a finding lies before the judge', () => {
    const file = hiding(published('2026-12-01'));
    const suspension = { ...SUSPENSION, lastDay: legalDate('2027-06-01') };
    const certificate = { id: 'vc', kind: 'DECISION', suspensionId: suspension.id } as unknown as RepairCertificate;
    const suspended = (findings: readonly unknown[]): CreditFile => ({
      ...file,
      certificates: [certificate],
      listings: file.listings.map((one) =>
        one.id === 'l-1'
          ? { ...one, stage: 'SUSPENDED', suspensions: [{ ...suspension, findings: findings as never }] }
          : one,
      ),
    });
    const change = admitted(publish('l-2')(suspended([])));
    expect(change.certificates).toMatchObject([{ id: 'vc', revoked: { why: 'SUPERSEDED' } }]);
    expect(kinds(change)).toContain('CERTIFICATE_REVOKED');
    const [old] = after(suspended([]), () => change).listings;
    expect(old).toMatchObject({ stage: 'DELETED', suspensions: [{ ended: { why: 'SUPERSEDED' } }] });
    expect(refused(publish('l-2')(suspended([{ condition: 'PLAN_PERFORMED' }])))).toEqual([
      'LISTING.FINDING_OPEN',
      'CR-REV',
    ]);
  });

  it('DIS-ART-1: only proposed, is refused by the president once the other is published', () => {
    const file = after(hiding(after(fresh(), propose('l-1', 1))), publish('l-2'));
    expect(stages(file)).toEqual([
      ['l-1', 'PROPOSED'],
      ['l-2', 'PUBLISHED'],
    ]);
    const offered = after(file, (now) => decidePromiseOffer(now, { listingId: 'l-1' }, judge));
    expect(refused(decide('l-1')(offered))).toEqual(['LISTING.LIVE', 'DIS-ART-1']);
    const verdict = { outcome: 'REFUSE', reasons: ['已按第三项公布'] } as const;
    expect(decideOnProposal(offered, { listingId: 'l-1', verdict }, turn(ON)).ok).toBe(true);
  });

  it('DIS-ART-2-1: gives way to nothing on the first ground, nor an entry with a term to any', () => {
    for (const [ground, other] of [
      [1, 1],
      [3, 1],
      [3, 4],
    ] as const) {
      const waits = decided('2026-12-01', { ground, graceMonths: 1 });
      expect(refused(propose('l-2', other)(waits))?.[0]).toBe('LISTING.LIVE');
    }
  });

  it('DIS-ART-2-1, DIS-ART-11: when the other is revoked, whether he is listed again lies before a person', () => {
    const revoke = (file: CreditFile, at: string) => {
      const upheld = after(
        file,
        (now) =>
          decideCorrectionRequest(
            now,
            { id: 'k', listingId: 'l-2', ground: 'NOT_TO_BE_LISTED', filedBy: 'd-1' },
            turn(at),
          ),
        (now) => decideCorrection(now, { correctionId: 'k', upheld: true, reasons: [] }, turn(at)),
      );
      return after(upheld, (now) => decideCorrectionCarriedOut(now, { correctionId: 'k' }, turn(at)));
    };
    const later = '2026-12-10';
    const waiting = after(hiding(decided('2026-12-01', { graceMonths: 1 })), publish('l-2'));
    const stood = after(hiding(published('2026-12-01')), publish('l-2'));
    for (const file of [waiting, stood])
      expect(openRelistings(revoke(file, later))).toEqual([{ listingId: 'l-1', revokedId: 'l-2' }]);
    expect(openRelistings(revoke(after(stood, debt(performedOn(later), later)), later))).toEqual([]);
    const alone = after(list('l-2')(after(fresh(), propose('l-2', 3))), publish('l-2'));
    expect(openRelistings(revoke(alone, later))).toEqual([]);
    // It is settled by a new proposal, for good, and while nothing is owed or enforced.
    const open = revoke(stood, later);
    const relistings = (change: Decision<CreditChange> | CreditChange) =>
      kinds('ok' in change ? admitted(change) : change).filter((kind) => kind.startsWith('RELISTING'));
    const again = propose('l-3', 1, '2026-12-11');
    expect(relistings(again(open))).toEqual(['RELISTING_SETTLED']);
    const refusal = { outcome: 'REFUSE', reasons: ['已有财产可供执行'] } as const;
    const rejected = decideOnProposal(after(open, again), { listingId: 'l-3', verdict: refusal }, turn('2026-12-11'));
    expect(relistings(rejected)).toEqual([]);
    const struckOff = { ...OWES, closedAs: '销案', closedOn: legalDate('2026-12-11') } as const;
    for (const over of [performedOn('2026-12-11'), struckOff]) {
      const settled = debt(over, '2026-12-11')(open);
      expect(relistings(settled)).toEqual(['RELISTING_SETTLED']);
      expect(relistings(debt(OWES, '2026-12-14')(after(open, () => settled)))).toEqual(['RELISTING_OPEN']);
    }
  });
});
