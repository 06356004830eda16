import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf } from '@hejie/law';
import { ASKED, FRAME, certified, issue } from '../../test/fixture/certificates.js';
import {
  after,
  at,
  DEBT,
  ENFORCED,
  FILE,
  PERFORMED,
  refused,
  SUSPENDED,
  SUSPENSION,
  turn,
} from '../../test/fixture/credit-files.js';
import { decideCertificateRevocation } from './certificate.js';
import { type CreditFile, type Limit, type LimitCorrection } from './credit-file.js';
import { decideBrokenCondition, decideReinstatement } from './reinstatement.js';
import { repairNotice } from './repair-documents.js';
import { repairPolicy } from './repair-policy.js';
import { reviewSuspension } from './suspension.js';
import { breaksNothing } from './wrong-limits.js';

/** 限制消费 from 2026-03-02; a wrong one is lifted on a day, as was found. */
const limit = (id: string, lifted?: string): Limit => ({
  id,
  authority: ENFORCED,
  kind: 'CONSUMPTION',
  subjectPartyId: 'd',
  orderedAt: at('2026-03-02'),
  by: 'president',
  mandatory: true,
  capacity: 'DEBTOR',
  permissions: [],
  ...(lifted !== undefined && { lifted: { at: at(lifted), by: 'judge', ground: 'CORRECTED' } }),
});
const correction = (limitId: string, over: Partial<LimitCorrection> = {}): LimitCorrection => ({
  id: `k-${limitId}`,
  limitId,
  ground: 'NOT_TO_BE_LIMITED',
  filedAt: at('2027-01-04'),
  filedBy: 'd',
  decided: { at: at('2027-01-05'), by: 'judge', upheld: true, reasons: [] },
  corrected: { at: at('2027-01-06'), by: 'judge' },
  ...over,
});
/** He travels by plane on a day. */
const BREACH = {
  id: 'x',
  kind: 'LIMIT_BROKEN',
  on: legalDate('2027-01-02'),
  caseId: 'case',
  evidence: '机票订单',
  reported: { at: at('2027-01-03'), by: 'officer' },
  of: 'DEBTOR',
} as const;
const breached = (file: CreditFile, limits: readonly Limit[], corrections: readonly LimitCorrection[]): CreditFile => ({
  ...file,
  limits,
  corrections,
  conducts: [BREACH],
});
const right = (file: CreditFile) => breached(file, [limit('m')], []);
const wrong = (file: CreditFile) => breached(file, [limit('m', '2027-01-06')], [correction('m')]);

describe('a breach of a limit that should never have stood (DIS-ART-11; 法发〔2019〕35号 18)', () => {
  it('DIS-ART-11: breaks nothing only where no other limit of consumption stood in the case on its day, and all of it was carried out', () => {
    const nothing = (file: CreditFile) => breaksNothing(file, BREACH);
    expect([right(FILE), wrong(FILE), breached(FILE, [], [])].map(nothing)).toEqual([false, true, false]);
    expect(nothing(breached(FILE, [limit('m', '2027-01-06'), limit('n')], [correction('m')]))).toBe(false);
    expect(nothing(breached(FILE, [limit('m')], [correction('m', { corrected: undefined })]))).toBe(false);
    expect(nothing(breached(FILE, [limit('m')], [correction('m', { ground: 'WRONG_DATA' })]))).toBe(false);
    // Lifted before that day: what stood on it is not known here.
    expect(nothing(breached(FILE, [limit('m', '2026-12-31')], [correction('m')]))).toBe(false);
    expect(breaksNothing(wrong(FILE), { ...BREACH, caseId: 'other' })).toBe(false);
    expect(breaksNothing(wrong(FILE), { ...BREACH, kind: 'HIDDEN_ASSETS' })).toBe(false);
  });

  it('CR-REV: is no relapse by which a certificate is revoked', () => {
    const file = { ...after(ASKED, issue(ASKED, [])), debt: PERFORMED };
    const revoke = (from: CreditFile) =>
      refused(
        decideCertificateRevocation(
          from,
          { certificateId: 'vc', ground: 'RELAPSE', conductId: 'x' },
          turn('2027-01-07'),
        ),
      );
    expect([revoke(right(file)), revoke(wrong(file))]).toEqual([null, ['CERTIFICATE.GROUND_MISSING', 'CR-REV']]);
  });

  it('CR-REV, CR-L-GRP-A: neither ends a suspension nor stands in the way of one', () => {
    const [listing] = SUSPENDED.listings;
    const bound: CreditFile = {
      ...SUSPENDED,
      listings: [
        {
          ...listing!,
          suspensions: [
            { ...SUSPENSION, lastDay: legalDate('2027-06-10'), conditions: ['FORCE_MAJEURE', 'LIMITS_KEPT'] },
          ],
        },
      ],
      debt: DEBT,
    };
    const lay = (file: CreditFile) =>
      decideBrokenCondition(
        file,
        { listingId: 'l', condition: 'LIMITS_KEPT', conductId: 'x' },
        turn('2027-01-07', 'officer'),
      );
    const none = ['CONDUCT.BREAKS_NOTHING', 'DIS-ART-11'];
    expect([refused(lay(right(bound))), refused(lay(wrong(bound)))]).toEqual([null, none]);
    // It lay before the judge when the limit was found wrong.
    const found = after(right(bound), lay(right(bound)));
    const confirm = (file: CreditFile) =>
      refused(decideReinstatement(file, { listingId: 'l' }, turn('2027-01-07', 'judge')));
    expect([confirm(found), confirm({ ...found, ...pickWrong(wrong(bound)) })]).toEqual([null, none]);
    const lacking = (file: CreditFile) =>
      reviewSuspension(file, [{ condition: 'LIMITS_KEPT', basis: '查无消费记录' }], turn('2027-01-07')).lacking;
    expect(lacking(right(FILE))).toContain('LIMITS_KEPT');
    expect(lacking(wrong(FILE))).not.toContain('LIMITS_KEPT');
  });

  it('CR-L-SY: no letter of repair mentions such a limit', () => {
    const lines = (file: CreditFile) =>
      repairNotice(FRAME, file, certified([]), repairPolicy(packOf('national')), []).paragraphs.filter((one) =>
        one.includes('限制消费'),
      );
    expect([lines(right(FILE)), lines(wrong(FILE))]).toEqual([['2026年3月2日限制消费，应当依法解除。'], []]);
  });
});

const pickWrong = ({ limits, corrections }: CreditFile) => ({ limits, corrections });
