import {
  creditorsOf,
  everyParty,
  lockCase,
  nameOf,
  numberOf,
  Papers,
  requireMaker,
  TITLE_OF_CASE,
  type KnownCase,
  type NewDocument,
  type TaskChanges,
} from '@hejie/casework';
import { type DocumentAnswer, type OrderIntakePaper } from '@hejie/contracts/http';
import { actText, isOfEnforcement, legalDateOf, packOf, sidesNamed, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Role } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decidePaper,
  decideFilingDay,
  decidePropertyReportOrder,
  partyOf,
  titleInPaper,
  type ConsentChannel,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { Application } from '../application/application.entity.js';
import { auxiliaryPaper } from '../auxiliary/auxiliary-paper.js';
import { allottedAt } from '../case-number/case-numbers.js';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { Consent } from '../consent/consent.entity.js';
import { debtorNotified, noticeTo, reportOrderTo } from '../filing/enforcement-notice.js';
import { rejectionTask } from '../filing/filing.js';
import { asReviewed, FilingReview } from '../filing-review/filing-review.entity.js';

type Said<K extends OrderIntakePaper['kind']> = Extract<OrderIntakePaper, { kind: K }>;

/** What a paper is ordered of: its case, and the rows of this transaction. */
interface Desk {
  readonly tx: Transaction;
  readonly caseId: string;
  readonly known: KnownCase;
  readonly application: Application;
}

const MAKING: readonly Role[] = ['clerk', 'judges-assistant', 'enforcement-judge'];
/** Whose paper each is. */
const MAKERS: Readonly<Record<OrderIntakePaper['kind'], readonly Role[]>> = {
  GUIDANCE_NOTICE: ['filing-clerk', 'clerk', 'judges-assistant', 'settlement-judge'],
  CONSENT_RECORD: ['filing-clerk', 'clerk', 'judges-assistant', 'settlement-judge'],
  ENFORCEMENT_NOTICE: MAKING,
  PROPERTY_REPORT_ORDER: MAKING,
  REJECTION_RULING: ['enforcement-judge'],
  AUXILIARY_PAPER: ['clerk', 'judges-assistant', 'settlement-judge', 'enforcement-judge'],
};
/** All of them, for the door. */
export const INTAKE_PAPER_MAKERS: readonly Role[] = [...new Set(Object.values(MAKERS).flat())];

/** Papers of the beginning of a case (引导告知书, 征询意见笔录, 执行通知书, 报告财产令, 驳回执行申请裁定书), D4, and of the matters beside it. */
@Injectable()
export class IntakePapers {
  constructor(@Inject(Papers) private readonly papers: Papers) {}

  /** @throws ProblemError 403 `AUTH.ROLE_DENIED`; LawError `PARTY.NOT_IN_CASE`, as `decidePaper`, `decidePropertyReportOrder`; as `Papers.order`. */
  async order(tx: Transaction, call: CaseCall, said: OrderIntakePaper): Promise<DocumentAnswer> {
    requireMaker(call.principal.roles, MAKERS[said.kind]);
    const { caseId } = call;
    const known = await lockCase(tx, caseId);
    const application = await tx.manager.findOneByOrFail(Application, { caseId });
    const desk = { tx, caseId, known, application };
    switch (said.kind) {
      case 'GUIDANCE_NOTICE':
        return this.papers.order(tx, call, { known, document: guidanceNotice(desk, said) });
      case 'CONSENT_RECORD':
        return this.papers.order(tx, call, { known, document: await consentRecord(desk, said) });
      case 'ENFORCEMENT_NOTICE':
        return this.papers.order(tx, call, {
          known,
          document: await enforcementNotice(desk, said),
          tasks: debtorNotified(said.partyId, 'NOTICE', application.claimKind),
        });
      case 'PROPERTY_REPORT_ORDER':
        return this.papers.order(tx, call, {
          known,
          document: await this.propertyReportOrder(desk, said),
          tasks: debtorNotified(said.partyId, 'REPORT_ORDER', application.claimKind),
        });
      case 'REJECTION_RULING':
        return this.papers.order(tx, call, { known, ...(await rejectionRuling(desk, said)) });
      case 'AUXILIARY_PAPER': {
        const { under } = await enforcedUnder(desk);
        return this.papers.order(tx, call, { known, document: await auxiliaryPaper(desk, said, under) });
      }
    }
  }

  private async propertyReportOrder(
    desk: Desk,
    { partyId, ...said }: Said<'PROPERTY_REPORT_ORDER'>,
  ): Promise<NewDocument> {
    const { tx, caseId, known, application } = desk;
    debtorOnly(known, partyId);
    const { under, filed } = await enforcedUnder(desk);
    const notice = noticeTo({ partyId, filed });
    const notified = await this.papers.wasMade(tx, caseId, notice);
    admitted(decidePropertyReportOrder({ claimKind: application.claimKind, notified }));
    const { kind, ...fields } = said;
    return {
      id: reportOrderTo({ partyId, filed }),
      kind,
      under,
      fields: { recipient: nameOf(partyId), ...TITLE_OF_CASE, noticeNumber: numberOf(notice), ...fields },
      signatories: [],
      to: [{ partyId }],
    };
  }
}

/** Under its number under 执 once it is filed there. */
async function enforcedUnder({
  tx,
  caseId,
  known,
}: Desk): Promise<{ readonly under: string; readonly filed: boolean }> {
  const { enforcementNumber } = await tx.manager.findOneByOrFail(CaseRecord, { caseId });
  const under = enforcementNumber ?? known.caseNumber;
  return { under, filed: under !== known.caseNumber };
}

/** The day on which the court filed what bears this number; null: it was brought along, and nobody has said here. */
async function filedOn({ tx, known, application }: Desk, under: string): Promise<LegalDate | null> {
  if (under === known.caseNumber && !isOfEnforcement(under)) return legalDateOf(application.acceptedAt);
  const allotted = await allottedAt(tx, under);
  return allotted === null ? null : legalDateOf(allotted);
}

/** A paper to a debtor is not made to a creditor. @throws LawError `PARTY.NOT_IN_CASE`. */
function debtorOnly({ parties }: KnownCase, partyId: string): void {
  partyOf(
    parties.filter(({ side }) => side === 'DEBTOR'),
    partyId,
    '/partyId',
  );
}

/** PRE-4: to every party: what a settlement is, how long it takes in this court, and what follows from it. */
function guidanceNotice({ known }: Desk, { kind, ...contact }: Said<'GUIDANCE_NOTICE'>): NewDocument {
  const { parties, caseNumber, packId } = known;
  return {
    id: 'guidance-notice',
    kind,
    under: caseNumber,
    fields: {
      parties: everyParty(parties, caseNumber),
      ...TITLE_OF_CASE,
      period: `${packOf(packId).negotiation.days}日`,
      ...contact,
    },
    signatories: [],
    to: parties.map(({ partyId }) => ({ partyId })),
  };
}

const CHANNELS: Readonly<Record<ConsentChannel, string>> = {
  IN_PERSON: '当面',
  TELEPHONE: '电话',
  ONLINE: '网上',
  WRITTEN: '书面',
};

/** PRE-3: what a party answered, when and how, and in answer to which text. */
async function consentRecord(
  { tx, caseId, known }: Desk,
  { kind, partyId, ...said }: Said<'CONSENT_RECORD'>,
): Promise<NewDocument> {
  const { side } = partyOf(known.parties, partyId, '/partyId');
  const consent = await tx.manager.findOneBy(Consent, { caseId, partyId });
  admitted(decidePaper(kind, consent?.answer != null));
  const { answer, answeredAt, channel, saidAt, textHash, statedBy, record } = consent!;
  return {
    id: `consent-record/${partyId}`,
    kind,
    under: known.caseNumber,
    fields: {
      person: nameOf(partyId),
      standing: sidesNamed(known.caseNumber)[side],
      ...TITLE_OF_CASE,
      channel: channel === null ? '未记录' : CHANNELS[channel],
      askedAt: actText(saidAt ?? answeredAt!).zh,
      answer: answer!,
      ...(textHash !== null && { textHash }),
      ...(statedBy !== null && { statedBy }),
      ...(record !== null && { record }),
      ...said,
    },
    signatories: [],
    to: [{ partyId }],
  };
}

/** 民诉法251, 解释480, TITLE-ACT: to a debtor: what the title orders, that interest doubles where it orders money, and that an act may be done at his cost. */
async function enforcementNotice(
  desk: Desk,
  { kind, partyId, filedOn: said, ...more }: Said<'ENFORCEMENT_NOTICE'>,
): Promise<NewDocument> {
  const { known, application } = desk;
  debtorOnly(known, partyId);
  const { claimKind } = application;
  const { under, filed } = await enforcedUnder(desk);
  return {
    id: noticeTo({ partyId, filed }),
    kind,
    under,
    fields: {
      recipient: nameOf(partyId),
      creditors: creditorsOf(known.parties).map(({ name }) => name),
      ...TITLE_OF_CASE,
      filedOn: admitted(decideFilingDay({ known: await filedOn(desk, under), said: said ?? null })).filedOn,
      ...titleInPaper(claimKind),
      ...more,
    },
    signatories: [],
    to: [{ partyId }],
  };
}

/** PRE-3: the ruling that rejects an application which lacks what filing needs and was insisted on; it does the judge's task. */
async function rejectionRuling(
  { tx, caseId, known, application }: Desk,
  { kind, facts, signatories }: Said<'REJECTION_RULING'>,
): Promise<{ readonly document: NewDocument; readonly tasks: TaskChanges }> {
  const { ending, enforcementNumber } = await tx.manager.findOneByOrFail(CaseRecord, { caseId });
  const review = await tx.manager.findOne(FilingReview, { where: { caseId }, order: { no: 'DESC' } });
  const under = isOfEnforcement(known.caseNumber) ? known.caseNumber : enforcementNumber;
  const defects = review ? asReviewed(review).defects : [];
  admitted(decidePaper(kind, ending === 'REJECTED' && under !== null && defects.length > 0));
  const { parties } = known;
  const id = 'rejection-ruling';
  return {
    document: {
      id,
      kind,
      under: under!,
      fields: {
        parties: everyParty(parties, under!),
        ...TITLE_OF_CASE,
        filedOn: legalDateOf(application.acceptedAt),
        facts,
        reasons: defects.map(({ explanation }) => explanation),
      },
      signatories,
      to: parties.map(({ partyId }) => ({ partyId })),
    },
    tasks: { done: [{ id: rejectionTask(caseId), outcome: { document: id }, ifOpen: true }] },
  };
}
