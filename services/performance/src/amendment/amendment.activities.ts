import { type Recording, type StepContext, type StepHandlers } from '@hejie/casework';
import { type AmendmentOnRecord, type PerformanceActs } from '@hejie/contracts/workflows';
import { formatYuan } from '@hejie/law';
import { admitted, afterAmendment, amendedBy, awardedBy, decideAmendedPlan, versionOfDraft } from '@hejie/settlement';
import { In, IsNull } from 'typeorm';
import { electionItem } from '../breach/choices.js';
import { Finding } from '../breach/finding.entity.js';
import { OverdueNotice } from '../breach/overdue-notice.entity.js';
import { AmendedPlan } from '../ledger/amended-plan.entity.js';
import * as ledgers from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { recorded } from '../settlement/happened.js';

/** SET-ART-5-1: a settlement is amended while it is performed, under the lock of its ledger. */
export const amendmentActivities: Pick<StepHandlers<PerformanceActs>, 'amendTerms'> = {
  async amendTerms({ before, terms: draft, consents, guarantorConsents, unboundGuarantors, form, harmReview }, step) {
    const { tx, caseId, at, known } = step;
    const ledger = await ledgers.lock(tx, caseId);
    const { settlement } = ledger;
    const version = admitted(versionOfDraft(draft, settlement.version));
    const amended = { ...draft, version };
    const title = {
      principal: formatYuan(settlement.principal),
      dailyRate: settlement.dailyRate,
      expiry: settlement.expiry,
      fee: formatYuan(settlement.fee),
      ...(settlement.titleItems && { items: settlement.titleItems }),
    };
    const decided = admitted(
      decideAmendedPlan(
        {
          inForce: settlement.terms,
          amended,
          consents: consents.map((consent) => ({ ...consent, version })),
          guarantorConsents: guarantorConsents.map((consent) => ({ ...consent, version })),
          unbound: unboundGuarantors,
          form,
          ...(harmReview && { harmReview }),
        },
        ledgers.lawOf(settlement),
        { court: known.court, parties: known.parties, ...awardedBy(title) },
        at,
      ),
    );
    const { effectiveFrom, warnings, guarantors, amendment, consenting } = decided;
    const withoutConsent = guarantors.flatMap(({ guarantorId, standing }) =>
      standing === 'CONSENTS' ? [] : [guarantorId],
    );
    const later = await inForceFrom(step, ledger, {
      ...{ version, terms: amended, knownAt: amendment.knownAt, withoutConsent },
      consenting: [...consenting],
    });
    const over = amendedBy(settlement.terms, amended);
    const first: Recording[] = [
      { audit: { action: 'settlement.amended', facts: { version, effectiveFrom, total: amended.total } } },
      ...(await findingsOver(step, over)),
    ];
    await tx.manager.update(
      OverdueNotice,
      { caseId, instalment: In(over), withdrawnAt: IsNull() },
      { withdrawnAt: at },
    );
    const recording = await recorded(
      step,
      before,
      later,
      afterAmendment(before, { earlier: ledger, later }, at),
      first,
    );
    const onRecord: AmendmentOnRecord = {
      ...{ version, terms: amended, warnings, effectiveFrom, consents, guarantorConsents, unboundGuarantors, form },
      guarantors,
    };
    return { ...recording, answer: { ...recording.answer, amendment: onRecord } };
  },
};

/** The plan is in force, and the one before it kept. */
async function inForceFrom(
  { tx, caseId }: StepContext,
  ledger: ledgers.RecordedLedger,
  plan: Omit<AmendedPlan, 'caseId'>,
): Promise<ledgers.RecordedLedger> {
  const { settlement, entries } = ledger;
  const { version, terms } = plan;
  const first: AmendedPlan = {
    caseId,
    version: settlement.version,
    terms: settlement.terms,
    knownAt: settlement.openedAt,
    withoutConsent: [],
    consenting: [],
  };
  const plans = [...(entries.plans.length === 0 ? [first] : []), { caseId, ...plan }];
  // TypeORM's partial type does not end on the terms' nested lists.
  await tx.manager.insert(AmendedPlan, plans as never);
  await tx.manager.update(Settlement, { caseId }, { version, terms } as never);
  return new ledgers.RecordedLedger(
    { ...settlement, version, terms },
    { ...entries, plans: [...entries.plans, ...plans] },
  );
}

/** SET-CASE-1: what was found short by the plan of before is over; of that the letter of the amendment tells. */
async function findingsOver({ tx, caseId, at }: StepContext, over: readonly number[]): Promise<Recording[]> {
  const findings = await tx.manager.findBy(Finding, { caseId, instalment: In([...over]) });
  const standing = findings.filter(({ outcome }) => outcome === 'STANDS' || outcome === 'REOPENED');
  if (standing.length === 0) return [];
  const instalments = standing.map(({ instalment }) => instalment);
  await tx.manager.update(Finding, { caseId, instalment: In(instalments) }, { outcome: 'CURED', cureToldAt: at });
  return [
    {
      audit: { action: 'breach.amended', facts: { instalments } },
      tasks: { cancelled: standing.map(({ instalment, times }) => ({ id: electionItem(caseId, instalment, times) })) },
    },
  ];
}
