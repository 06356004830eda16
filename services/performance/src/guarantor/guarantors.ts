import { CaseRecorder, knownCase, publishFact, type NewLetter, type NewTask } from '@hejie/casework';
import { guarantorOrdered } from '@hejie/contracts/facts';
import {
  type applyAgainstGuarantor,
  type RecordedGuarantorEnforcement,
  type ruleOnGuarantor,
} from '@hejie/contracts/http';
import { citedOn, formatYuan, legalDateOf, parseYuan, type CourtInstant, type Yuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import { admitted, decideGuaranteeApplication, decideGuaranteeRuling, orderedUnder, partyOf } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { actedBy, requireAgentFor } from '../agents.js';
import { enforcementOf } from '../enforcement/enforcement.entity.js';
import * as ledgers from '../ledger/ledgers.js';
import { GuarantorEnforcement } from './guarantor-enforcement.entity.js';
import { inOccasion } from '../settlement/in-occasion.js';

/** Kind of the work item that waits for the judge's ruling under a guarantee. */
export const GUARANTOR_RULING = 'GUARANTOR_RULING';
/** Kind of the work item by which a judge decides on controls of a guarantor's property. */
export const CONTROL_GUARANTOR = 'CONTROL_GUARANTOR';
/** Kind of the work item by which the clerk serves the ruling on the guarantor, who is no party and gets no letter, and tells him of his objection. */
export const SERVE_GUARANTOR_RULING = 'SERVE_GUARANTOR_RULING';

/**
 * SET-ART-18-1, GUA-5: once enforcement has resumed, the creditor may apply for direct enforcement against who promised the court to bear it; a judge
 * rules. The guarantor is not added as a debtor, and nothing of his is controlled but by a person's decision.
 */
@Injectable()
export class Guarantors {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Lays the application before the judge, once for each guarantor; one that was refused may be made again.
   * @throws LawError `RECEIPT.NO_SETTLEMENT`, as `decideGuaranteeApplication`, `decideUnderGuarantee`, `requireAgentFor`.
   */
  async apply(
    tx: Transaction,
    call: CaseCall,
    { partyId, agentId, guarantorId }: z.output<typeof applyAgainstGuarantor>,
  ): Promise<RecordedGuarantorEnforcement> {
    const { caseId, principal, time } = call;
    const [by, at] = [principal.subject, time.at];
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const { side } = partyOf(known.parties, partyId, '/partyId');
    await requireAgentFor(tx.manager, call, { partyId, agentId }, 'SEEK_RULING');
    const earlier = await tx.manager.findOneBy(GuarantorEnforcement, { caseId, guarantorId });
    const resumedAt = (await enforcementOf(tx.manager, caseId))?.openedAt;
    admitted(decideGuaranteeApplication({ side, earlier, resumedAt }));
    const { kind, upTo } = admitted(ledger.underGuarantee(guarantorId, { appliedOn: legalDateOf(at) }));
    const row: GuarantorEnforcement = { caseId, guarantorId, kind, appliedAt: at, appliedBy: by, ...UNRULED };
    await tx.manager.save(GuarantorEnforcement, row);
    const { caseNumber } = known;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'guarantor.applied-against', facts: { partyId, ...actedBy({ agentId }), guarantorId, kind } },
        tasks: { opened: [rulingTask(caseId, caseNumber, { guarantorId, kind, upTo, at })] },
        answer: onWire(row),
      },
    );
  }

  /**
   * The judge rules: within the clause, after the debtor's ready cash; or refuses with his reason.
   * @throws LawError as `decideGuaranteeRuling`, `decideUnderGuarantee`.
   */
  async rule(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    { guarantorId, decision, rulingNumber, reason, ...body }: z.output<typeof ruleOnGuarantor>,
  ): Promise<RecordedGuarantorEnforcement> {
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const application = await tx.manager.findOneBy(GuarantorEnforcement, { caseId, guarantorId });
    const row = admitted(decideGuaranteeRuling({ application, decision, reason }));
    const debtorCash = parseYuan(body.debtorCash);
    const days = { appliedOn: legalDateOf(row.appliedAt), ruledOn: legalDateOf(at) };
    const upTo = decision === 'ENFORCE' ? admitted(ledger.underGuarantee(guarantorId, days, debtorCash)).upTo : null;
    const ruled = { decision, rulingNumber, debtorCash, reason, ruledAt: at, ruledBy: by };
    const decided: GuarantorEnforcement = { ...row, ...ruled, upTo: upTo === null ? null : parseYuan(upTo) };
    await tx.manager.save(GuarantorEnforcement, decided);
    const { caseNumber, court } = known;
    const { kind } = row;
    const enforcement = await enforcementOf(tx.manager, caseId);
    const number = enforcement?.caseNumber ?? caseNumber;
    const ordered =
      upTo === null
        ? {}
        : {
            facts: [
              publishFact(guarantorOrdered, { court, caseNumber: number, guarantorId, kind, rulingNumber, upTo }),
            ],
          };
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'guarantor.ruled', facts: { guarantorId, decision, rulingNumber, upTo } },
        ...ordered,
        letters: [ruledLetter(caseNumber, { guarantorId, kind, decision, rulingNumber, reason, upTo, at })],
        tasks: {
          done: [{ id: taskId(caseId, row), outcome: { decision, rulingNumber } }],
          opened: upTo === null ? [] : [serviceTask(caseId, number, { ...row, rulingNumber, ruledAt: at })],
          reopened: upTo === null ? [] : [controlTask(caseId, number, { guarantorId, kind, rulingNumber, upTo })],
        },
        answer: onWire(decided),
      },
    );
  }
}

const UNRULED = {
  decision: null,
  rulingNumber: null,
  upTo: null,
  debtorCash: null,
  reason: null,
  ruledAt: null,
  ruledBy: null,
} as const;

export const guarantorEnforcementsOf = (manager: EntityManager, caseId: string): Promise<GuarantorEnforcement[]> =>
  manager.find(GuarantorEnforcement, { where: { caseId }, order: { appliedAt: 'ASC', guarantorId: 'ASC' } });

/** SET-ART-12-1: is any guarantor's property enforced against under the resumption that was ruled at that instant? */
export const guarantorsOrdered = async (
  manager: EntityManager,
  caseId: string,
  resumedAt: CourtInstant,
): Promise<boolean> => (await guarantorEnforcementsOf(manager, caseId)).some((one) => orderedUnder(one, resumedAt));

/** As people see it. */
export function onWire({
  caseId: _of,
  appliedBy: _by,
  upTo,
  debtorCash,
  reason,
  ...row
}: GuarantorEnforcement): RecordedGuarantorEnforcement {
  return {
    ...row,
    upTo: upTo === null ? null : formatYuan(upTo),
    debtorCash: debtorCash === null ? null : formatYuan(debtorCash),
    reason: reason === null ? null : maskText(reason),
  };
}

const taskId = (caseId: string, { guarantorId, appliedAt }: Pick<GuarantorEnforcement, 'guarantorId' | 'appliedAt'>) =>
  `guarantor-ruling/${caseId}/${guarantorId}/${appliedAt}`;

const rulingTask = (
  caseId: string,
  caseNumber: string,
  {
    guarantorId,
    kind,
    upTo,
    at,
  }: Pick<GuarantorEnforcement, 'guarantorId' | 'kind'> & {
    readonly upTo: Yuan;
    readonly at: GuarantorEnforcement['appliedAt'];
  },
): NewTask => ({
  id: taskId(caseId, { guarantorId, appliedAt: at }),
  kind: GUARANTOR_RULING,
  role: 'enforcement-judge',
  facts: { caseNumber, guarantorId, kind, upTo },
  rule: 'SET-ART-18-1',
  title: `${caseNumber}：审查直接执行担保人财产的申请（现金、银行存款优先）`,
});

const controlTask = (
  caseId: string,
  caseNumber: string,
  terms: { readonly guarantorId: string; readonly kind: string; readonly rulingNumber: string; readonly upTo: Yuan },
): NewTask => ({
  id: `control-guarantor/${caseId}/${terms.guarantorId}`,
  kind: CONTROL_GUARANTOR,
  role: 'enforcement-judge',
  facts: { caseNumber, ...terms },
  rule: 'SET-ART-18-1',
  title: `${caseNumber}：依${terms.rulingNumber}决定是否控制担保人的财产，以${terms.upTo}元为限`,
});

const serviceTask = (
  caseId: string,
  caseNumber: string,
  {
    guarantorId,
    appliedAt,
    rulingNumber,
    ruledAt,
  }: Pick<GuarantorEnforcement, 'guarantorId' | 'appliedAt'> & {
    readonly rulingNumber: string;
    readonly ruledAt: CourtInstant;
  },
): NewTask => ({
  id: `serve-guarantor-ruling/${caseId}/${guarantorId}/${appliedAt}`,
  kind: SERVE_GUARANTOR_RULING,
  role: 'clerk',
  facts: { caseNumber, guarantorId, rulingNumber },
  rule: 'SET-ART-18-1',
  title: `${caseNumber}：向担保人送达${rulingNumber}并告知可以依照${citedOn(legalDateOf(ruledAt), 'CPL.CONDUCT_OBJECTION')}提出异议`,
});

/** What is taken: of a surety whatever is his (保证人), of who secures performance the thing that does. */
const PROPERTY = { SURETY: '保证人的财产', SECURITY: '担保财产' } as const;

const ruledLetter = (
  caseNumber: string,
  {
    guarantorId,
    kind,
    decision,
    rulingNumber,
    reason,
    upTo,
    at,
  }: {
    readonly guarantorId: string;
    readonly kind: GuarantorEnforcement['kind'];
    readonly decision: 'ENFORCE' | 'REFUSE';
    readonly rulingNumber: string;
    readonly reason: string;
    readonly upTo: Yuan | null;
    readonly at: GuarantorEnforcement['appliedAt'];
  },
): NewLetter => ({
  occasion: `guarantor-ruling-${guarantorId}-${inOccasion(at)}`,
  kind: 'guarantor-ruling',
  subject: upTo === null ? `不予直接执行${PROPERTY[kind]}裁定告知书` : `直接执行${PROPERTY[kind]}裁定告知书`,
  body: `${caseNumber}：申请执行人申请直接执行${PROPERTY[kind]}，本院以${rulingNumber}裁定${decision === 'ENFORCE' ? `直接执行${PROPERTY[kind]}，以${upTo}元为限；被执行人有便于执行的现金、银行存款的，优先执行（《最高人民法院关于执行和解若干问题的规定》第十八条、《最高人民法院关于执行担保若干问题的规定》第十一条）` : '不予直接执行'}。${reason === '' ? '' : `理由：${reason.replace(/[。.]$/, '')}。`}对裁定不服的，可以依照${citedOn(legalDateOf(at), 'CPL.CONDUCT_OBJECTION')}提出异议。`,
});
