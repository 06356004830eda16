import { endOfDay, legalDateOf, startOfDay, type LawErrorText, type SuspensionCondition } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { rowOf, type CreditChange, type CreditEvent, type CreditTurn } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { conductsOf } from './negative-list.js';
import { type Conduct, type RepairCertificate, type Suspension, type SuspensionFinding } from './repair-file.js';
import { NOT_IN_EFFECT, isOpen, suspensionInEffect, withFinding, withSuspension } from './suspension-standing.js';
import { defaultsWithin, watchInEffect } from './suspension-watch.js';
import { withTasks } from './tasks.js';
import { breaksNothing } from './wrong-limits.js';

/** DIS-ART-10-1: who has performed in full is not published again. */
const PERFORMED: LawErrorText = {
  code: 'SUSPENSION.PERFORMED',
  rule: 'DIS-ART-10-1',
  path: '/listingId',
  zh: '义务已经履行完毕，不再恢复公布失信信息。',
  en: 'Everything is performed: the entry is not published again.',
};

/** That a condition is broken, as a person lays it before the judge: by conduct on record. */
export interface BrokenCondition {
  readonly listingId: string;
  readonly condition: SuspensionCondition;
  readonly conductId: string;
}

/**
 * CR-REV, S22: a person lays it before the judge that a condition of a suspension is broken: false material, a new dishonest act, an order that was not kept. It rests on
 * conduct on record that counts as the debtor's and is not mended. `SUSPENSION.NOT_IN_EFFECT`, `SUSPENSION.PERFORMED`, `SUSPENSION.FINDING_OPEN`, `SUSPENSION.NOT_BOUND`, `CONDUCT.NOT_HIS`, `CONDUCT.BREAKS_NOTHING`,
 * `CREDIT.UNKNOWN_ROW`.
 */
export function decideBrokenCondition(
  file: CreditFile,
  input: BrokenCondition,
  turn: CreditTurn,
): Decision<CreditChange> {
  const { listingId, condition, conductId } = input;
  const listing = rowOf(file.listings, listingId, '/listingId');
  if (!listing.ok) return listing;
  const conduct = rowOf(conductsOf(file), conductId, '/conductId');
  if (!conduct.ok) return conduct;
  const suspension = suspensionInEffect(listing.value);
  if (suspension === undefined) return refuse(NOT_IN_EFFECT);
  if (file.debt.performedOn !== null) return refuse(PERFORMED);
  const refused = notToBeFound(suspension, condition, conduct.value);
  if (refused !== null) return refuse(refused);
  if (breaksNothing(file, conduct.value)) return refuse(BREAKS_NOTHING);
  const { at, by } = turn;
  const finding: SuspensionFinding = {
    at,
    condition,
    since: startOfDay(conduct.value.on),
    conductId,
  };
  return accept(
    withTasks(
      file,
      {
        listings: [withSuspension(listing.value, { ...suspension, findings: [...suspension.findings, finding] })],
        happened: [{ at, by, kind: 'FINDING_OPENED', listingId, suspensionId: suspension.id, condition }],
      },
      turn,
    ),
  );
}

function notToBeFound(
  { conditions, findings }: Suspension,
  condition: SuspensionCondition,
  { of, attributed, cured }: Conduct,
): LawErrorText | null {
  if (findings.some(isOpen)) {
    return {
      code: 'SUSPENSION.FINDING_OPEN',
      rule: 'CR-REV',
      path: '/listingId',
      zh: '已有撤销屏蔽的事由在法官审查中。',
      en: 'A finding lies before the judge already.',
    };
  }
  if (!conditions.includes(condition)) {
    return {
      code: 'SUSPENSION.NOT_BOUND',
      rule: 'CR-REV',
      path: '/condition',
      zh: '该屏蔽没有附此条件。',
      en: 'The suspension is not bound to this condition.',
    };
  }
  if (cured === undefined && (of === 'DEBTOR' || attributed !== undefined)) return null;
  return {
    code: 'CONDUCT.NOT_HIS',
    rule: 'CR-NEG',
    path: '/listingId',
    zh: '该行为尚未认定为被执行人所为，或者已经改正。',
    en: 'This conduct has not been found the debtor’s, or is mended.',
  };
}

/** DIS-ART-11: the limit that was broken should never have stood. */
const BREAKS_NOTHING: LawErrorText = {
  code: 'CONDUCT.BREAKS_NOTHING',
  rule: 'DIS-ART-11',
  path: '/listingId',
  zh: '该行为当日的限制消费措施不当，已经纠正，不构成违反限制消费令。',
  en: 'The limit that stood on that day should never have stood, as was found: nothing was broken.',
};

/** The listing, its suspension in effect, and the finding that lies before the judge. */
function openFinding(
  file: CreditFile,
  listingId: string,
): Decision<{ readonly listing: Listing; readonly suspension: Suspension; readonly finding: SuspensionFinding }> {
  const listing = rowOf(file.listings, listingId, '/listingId');
  if (!listing.ok) return listing;
  const suspension = suspensionInEffect(listing.value);
  if (suspension === undefined) return refuse(NOT_IN_EFFECT);
  const finding = suspension.findings.find(isOpen);
  return finding === undefined
    ? refuse({
        code: 'SUSPENSION.NO_FINDING',
        rule: 'CR-REV',
        path: '/listingId',
        zh: '没有待审查的撤销屏蔽事由。',
        en: 'No finding lies before the judge.',
      })
    : accept({ listing: listing.value, suspension, finding });
}

/**
 * CR-REV, CR-NEG, S22: a judge confirms that a condition is broken, never the one who reported it: the entry is published again (恢复公布), the letter goes out, what was
 * certified on the suspension is revoked, the revoked repair stands on the negative list, and a lead for 拒执 is proposed to a person (PROC-27). Where conduct broke it,
 * the fixed term may be made longer (DIS-ART-2-1), which a person decides (`openExtensions`). `CONDUCT.BREAKS_NOTHING`, `SUSPENSION.NOT_IN_EFFECT`, `SUSPENSION.NO_FINDING`, `SUSPENSION.SAME_PERSON`, `SUSPENSION.PERFORMED`, `SUSPENSION.TERM_OVER`,
 * `CREDIT.UNKNOWN_ROW`.
 */
export function decideReinstatement(
  file: CreditFile,
  { listingId }: { readonly listingId: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const open = openFinding(file, listingId);
  if (!open.ok) return open;
  const { listing, suspension, finding } = open.value;
  const { at, by } = turn;
  if (file.debt.performedOn !== null) return refuse(PERFORMED);
  const { termLastDay } = listing;
  if (termLastDay !== undefined && at >= endOfDay(termLastDay)) {
    return refuse({
      code: 'SUSPENSION.TERM_OVER',
      rule: 'DIS-ART-10-2',
      path: '/listingId',
      zh: '纳入期限已经届满，应当删除失信信息，不再恢复公布。',
      en: 'The term is over: the entry is to be deleted, and is not published again.',
    });
  }
  const conduct = conductsOf(file).find(({ id }) => id === finding.conductId);
  if (conduct?.reported.by === by) {
    return refuse({
      code: 'SUSPENSION.SAME_PERSON',
      rule: 'CR-REV',
      path: '/listingId',
      zh: '确认人不得是报告该行为的人。',
      en: 'Whoever reported the conduct does not confirm the finding.',
    });
  }
  if (conduct !== undefined && breaksNothing(file, conduct)) return refuse(BREAKS_NOTHING);
  const confirmed = withFinding(suspension, finding, { ...finding, confirmed: { at, by } });
  const revoked = certifiedOn(file, suspension).map((one): RepairCertificate => ({
    ...one,
    revoked: { at, by, why: 'REINSTATED' },
  }));
  return accept(
    withTasks(
      file,
      {
        listings: [{ ...withSuspension(listing, { ...confirmed, ended: { at, why: 'FINDING' } }), stage: 'PUBLISHED' }],
        conducts: [revokedRepair(file, suspension, turn)],
        certificates: revoked,
        happened: [
          { at, by, kind: 'ENTRY_REINSTATED', listingId, suspensionId: suspension.id, condition: finding.condition },
          ...revoked.map(({ id }): CreditEvent => ({
            at,
            by,
            kind: 'CERTIFICATE_REVOKED',
            certificateId: id,
            why: 'REINSTATED',
          })),
          { at, by, kind: 'REFUSAL_LEAD_PROPOSED', conductId: conduct?.id ?? null, why: finding.condition },
        ],
      },
      turn,
    ),
  );
}

/** K14: what was certified on a suspension, and is not revoked. */
export function certifiedOn({ certificates }: CreditFile, { id }: Suspension): readonly RepairCertificate[] {
  return certificates.filter(({ suspensionId, revoked }) => suspensionId === id && revoked === undefined);
}

/** Under what id a revoked suspension stands on the negative list. */
export const revokedRepairId = (suspensionId: string): string => `revoked:${suspensionId}`;

/** CR-NEG: that a repair was revoked, as the negative list has it. */
function revokedRepair({ caseId }: CreditFile, { id, decisionNumber }: Suspension, { at, by }: CreditTurn): Conduct {
  return {
    id: revokedRepairId(id),
    kind: 'REPAIR_REVOKED',
    on: legalDateOf(at),
    caseId,
    evidence: decisionNumber,
    reported: { at, by },
    of: 'DEBTOR',
  };
}

/**
 * CR-REV, SET-CASE-1: the judge lets a finding pass and says why: money came late, or what happened weighs little. The defaults that were known then, and security
 * that is short by no more than then, found no finding again.
 * `SUSPENSION.NOT_IN_EFFECT`, `SUSPENSION.NO_FINDING`, `SUSPENSION.WHY_MISSING`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideDismissal(
  file: CreditFile,
  { listingId, why }: { readonly listingId: string; readonly why: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const open = openFinding(file, listingId);
  if (!open.ok) return open;
  if (why.trim() === '') {
    return refuse({
      code: 'SUSPENSION.WHY_MISSING',
      rule: 'CR-REV',
      path: '/why',
      zh: '不予撤销屏蔽应当写明理由。',
      en: 'A judge who lets a finding pass says why.',
    });
  }
  const { listing, suspension, finding } = open.value;
  const { at, by } = turn;
  const dismissed = withFinding(suspension, finding, { ...finding, dismissed: { at, by, why } });
  const { debt } = file;
  const tolerated = defaultsWithin(file, suspension).map(({ since }) => since);
  const passed: Suspension = {
    ...dismissed,
    ...(finding.condition === 'PLAN_PERFORMED' && { tolerated: [...suspension.tolerated, ...tolerated] }),
    ...(finding.condition === 'SECURITY_STANDS' && { toleratedShortfall: debt.owed - debt.secured }),
  };
  // Something else may have failed while this lay before the judge.
  const seen = watchInEffect(file, listingId, passed, turn);
  return accept(
    withTasks(
      file,
      {
        listings: [withSuspension(listing, seen.suspension)],
        happened: [
          {
            at,
            by,
            kind: 'FINDING_DISMISSED',
            listingId,
            suspensionId: suspension.id,
            condition: finding.condition,
          },
          ...seen.happened,
        ],
      },
      turn,
    ),
  );
}
