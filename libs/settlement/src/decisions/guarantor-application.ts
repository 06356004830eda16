import { compareInstants, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** What a judge rules on an application for direct enforcement under a guarantee. */
export type GuaranteeRuling = 'ENFORCE' | 'REFUSE';

/** An application against a guarantor that was made before; `decision` null: not ruled on yet. */
export interface EarlierGuaranteeApplication {
  readonly appliedAt: CourtInstant;
  readonly decision: GuaranteeRuling | null;
}

/**
 * SET-ART-18-1: may an application for direct enforcement under a guarantee be laid before the judge? By the creditor, once for each guarantor; one that
 * was refused may be made again, and what was made under a resumption that was revoked since fell with it. `GUARANTOR.NOT_CREDITOR`, `GUARANTOR.APPLIED`.
 */
export function decideGuaranteeApplication({
  side,
  earlier,
  resumedAt,
}: {
  readonly side: 'CREDITOR' | 'DEBTOR';
  readonly earlier: EarlierGuaranteeApplication | null;
  /** When the enforcement that runs was resumed. */
  readonly resumedAt: CourtInstant | undefined;
}): Decision<null> {
  if (side !== 'CREDITOR')
    return refuse({
      code: 'GUARANTOR.NOT_CREDITOR',
      rule: 'SET-ART-18-1',
      path: '/partyId',
      zh: '直接执行担保财产须由申请执行人申请。',
      en: 'Direct enforcement under a guarantee is applied for by the creditor.',
    });
  const stands = earlier !== null && earlier.decision !== 'REFUSE' && !fellWith(earlier, resumedAt);
  if (!stands) return accept(null);
  return refuse({
    code: 'GUARANTOR.APPLIED',
    rule: 'SET-ART-18-1',
    zh: '已申请直接执行该担保人的财产；待法官裁定，或者依已作出的裁定办理。',
    en: 'Direct enforcement against this guarantor was applied for already: the judge rules, or has ruled.',
  });
}

/**
 * SET-ART-18-1: on which application does the judge rule? On one that is not ruled on yet, and a refusal says why. `GUARANTOR.NOT_APPLIED`,
 * `GUARANTOR.REASON_MISSING`.
 */
export function decideGuaranteeRuling<T extends EarlierGuaranteeApplication>({
  application,
  decision,
  reason,
}: {
  readonly application: T | null;
  readonly decision: GuaranteeRuling;
  readonly reason: string;
}): Decision<T> {
  if (application === null || application.decision !== null)
    return refuse({
      code: 'GUARANTOR.NOT_APPLIED',
      rule: 'SET-ART-18-1',
      zh: '没有待裁定的直接执行担保财产的申请；先由申请执行人申请。',
      en: 'No application against this guarantor is to be ruled on: the creditor applies first.',
    });
  if (decision === 'REFUSE' && reason.trim() === '')
    return refuse({
      code: 'GUARANTOR.REASON_MISSING',
      rule: 'SET-ART-18-1',
      path: '/reason',
      zh: '裁定不予直接执行的，应当写明理由。',
      en: 'A refusal says why.',
    });
  return accept(application);
}

/** SET-ART-12-1, SET-ART-18-1: was property ordered to be enforced against under that resumption, so that the order falls where its ruling is revoked? */
export const orderedUnder = (one: EarlierGuaranteeApplication, resumedAt: CourtInstant): boolean =>
  one.decision === 'ENFORCE' && !fellWith(one, resumedAt);

const fellWith = ({ appliedAt }: EarlierGuaranteeApplication, resumedAt: CourtInstant | undefined): boolean =>
  resumedAt !== undefined && compareInstants(appliedAt, resumedAt) < 0;
