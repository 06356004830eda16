import {
  creditorsOf,
  documentNamed,
  everyParty,
  lockCase,
  nameOf,
  Papers,
  requireMaker,
  TITLE_OF_CASE,
  WorkItemEntity,
  type KnownCase,
  type NewDocument,
} from '@hejie/casework';
import { type DocumentAnswer, type OrderPerformancePaper } from '@hejie/contracts/http';
import { isOfEnforcement, legalDateOf, packOf, parseYuan, type CourtInstant, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Role } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  calculationList,
  decidePaper,
  decidePaperOnPerformance,
  partyOf,
  isDemandable,
  performedManner,
  terminationGround,
  titleInPaper,
  type CalculationRow,
  type CalculationTotal,
  demandableOf,
  type EnforcementClosing,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Termination } from '../effect/termination.entity.js';
import { Stay } from '../effect/stay.entity.js';
import { stayPaper } from '../effect/stay-paper.js';
import { standingClosingsOf } from '../enforcement/standing-closings.js';
import { enforcementOf } from '../enforcement/enforcement.entity.js';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { numberForRuling, resumptionPaper, rulingId } from '../resumption/paper.js';
import { FILE_RESUMED_CASE } from '../resumption/resumed-case.js';
import { isPerformanceDenied } from '../settlement/performance-answers.js';

type Said<K extends OrderPerformancePaper['kind']> = Extract<OrderPerformancePaper, { kind: K }>;

/** What a paper is ordered of: its case with its ledger, the day, and the rows of this transaction. */
interface Desk {
  readonly tx: Transaction;
  readonly caseId: string;
  readonly at: CourtInstant;
  readonly known: KnownCase;
  readonly ledger: ledgers.RecordedLedger | undefined;
  /** Whether a paper of the case was made before. */
  readonly wasMade: (documentId: string) => Promise<boolean>;
}

const JUDGE: readonly Role[] = ['enforcement-judge'];
const MAKING: readonly Role[] = ['clerk', 'judges-assistant', 'enforcement-judge'];
/** Whose paper each is. */
const MAKERS: Readonly<Record<OrderPerformancePaper['kind'], readonly Role[]>> = {
  STAY_RULING: JUDGE,
  RESUMPTION_RULING: JUDGE,
  NO_RESUMPTION_RULING: JUDGE,
  TERMINATION_RULING: JUDGE,
  CALCULATION_LIST: MAKING,
  DEMAND_NOTICE: MAKING,
  COMPLETION_CERTIFICATE: MAKING,
  CLOSING_NOTICE: MAKING,
  RESUMPTION_NOTICE: MAKING,
};
/** All of them, for the door. */
export const PERFORMANCE_PAPER_MAKERS: readonly Role[] = [...new Set(Object.values(MAKERS).flat())];

type Builder<S> = (desk: Desk, said: S) => NewDocument | Promise<NewDocument>;
const BUILDERS: { readonly [K in OrderPerformancePaper['kind']]: Builder<Said<K>> } = {
  STAY_RULING: stayRuling,
  RESUMPTION_RULING: resumptionRuling,
  NO_RESUMPTION_RULING: resumptionRuling,
  TERMINATION_RULING: terminationRuling,
  CALCULATION_LIST: calculationListPaper,
  DEMAND_NOTICE: demandNotice,
  COMPLETION_CERTIFICATE: completionCertificate,
  CLOSING_NOTICE: closingNotice,
  RESUMPTION_NOTICE: resumptionNotice,
};

/** Papers of performance and of enforcement that goes on (中止、恢复、不予恢复、终结执行裁定书, 计算清单, 催告、结案、恢复执行通知书, 履行完毕证明), D4. */
@Injectable()
export class PerformancePapers {
  constructor(@Inject(Papers) private readonly papers: Papers) {}

  /** @throws ProblemError 403 `AUTH.ROLE_DENIED`; LawError `PARTY.NOT_IN_CASE`, as `decidePaper`, `decidePaperOnPerformance`; as `Papers.order`. */
  async order(tx: Transaction, call: CaseCall, said: OrderPerformancePaper): Promise<DocumentAnswer> {
    requireMaker(call.principal.roles, MAKERS[said.kind]);
    const { caseId, time } = call;
    const known = await lockCase(tx, caseId);
    const ledger = await ledgers.lockIfOpened(tx, caseId);
    const wasMade = (id: string) => this.papers.wasMade(tx, caseId, id);
    const build = BUILDERS[said.kind] as Builder<OrderPerformancePaper>;
    const document = await build({ tx, caseId, at: time.at, known, ledger, wasMade }, said);
    return this.papers.order(tx, call, { known, document });
  }
}

const toAll = ({ parties }: KnownCase) => parties.map(({ partyId }) => ({ partyId }));
/** Beginning of every paper that names the parties and the title. */
const heading = ({ parties }: KnownCase, under: string) => ({ parties: everyParty(parties, under), ...TITLE_OF_CASE });
const agreedOn = (ledger: ledgers.RecordedLedger): LegalDate => legalDateOf(ledger.settlement.openedAt);

/** SET-ART-2-1: the judge has stayed enforcement because of the settlement. */
async function stayRuling(
  { tx, caseId, known, ledger }: Desk,
  { kind, facts, signatories }: Said<'STAY_RULING'>,
): Promise<NewDocument> {
  const stay = await tx.manager.findOneBy(Stay, { caseId });
  admitted(decidePaper(kind, stay?.decision === 'STAY' && ledger !== undefined));
  return stayPaper(known, ledger!, stay!.ruledAt!, { facts, signatories });
}

/**
 * SET-ART-11-0, SET-RES-3: the ruling on an application that was ruled on without its document, while it stands. One that resumes enforcement has its number once that opens;
 * where its case had ended, and another is filed, and where it refuses, the case's own has to do.
 */
async function resumptionRuling(
  { tx, caseId, known, ledger }: Desk,
  { kind, application, ...paper }: Said<'RESUMPTION_RULING'> | Said<'NO_RESUMPTION_RULING'>,
): Promise<NewDocument> {
  const row = await tx.manager.findOneBy(Resumption, { caseId, application });
  const ruled = kind === 'RESUMPTION_RULING' ? 'RESUME' : 'REFUSE';
  const numbered = await numberForRuling(tx, caseId, known);
  const noneToCome =
    ruled === 'REFUSE' || (await tx.manager.existsBy(WorkItemEntity, { caseId, kind: FILE_RESUMED_CASE }));
  const under = numbered ?? (noneToCome ? known.caseNumber : null);
  const stands = row?.ruling === ruled && row.revokedAt == null && ledger !== undefined;
  admitted(decidePaper(kind, stands && under !== null));
  return resumptionPaper(known, ledger!, row!, paper, under!);
}

/** CLS-4, CLS-5: enforcement is closed as 终结执行: for the long performance of the settlement, or on another ground. */
async function terminationRuling(
  { tx, caseId, known }: Desk,
  { kind, facts, controls, signatories }: Said<'TERMINATION_RULING'>,
): Promise<NewDocument> {
  const withdrawn = await tx.manager.findOneBy(Termination, { caseId, decision: 'TERMINATE' });
  const closing = (await closedOf(tx.manager, caseId)).findLast(({ mode }) => mode === '终结执行');
  admitted(decidePaper(kind, closing !== undefined));
  const { caseNumber: under, closedOn } = closing!;
  const ground = terminationGround(closing!, { withdrawnUnder: withdrawn && withdrawn.caseNumber });
  return {
    id: `termination-ruling/${closedOn}`,
    kind,
    under,
    fields: { ...heading(known, under), facts, ground, controls },
    signatories,
    to: toAll(known),
  };
}

const BUCKETS: Readonly<Record<CalculationTotal['of'], string>> = {
  fee: '执行费',
  interest: '一般债务利息',
  principal: '本金',
  doubled: '加倍部分债务利息',
};

/** What a row of the calculation list comes to, by its parts; nothing of those that it does not touch. */
function partsOf(row: CalculationRow): string {
  const parts = (['fee', 'interest', 'principal', 'doubled'] as const)
    .filter((of) => parseYuan(row[of]) !== 0n)
    .map((of) => `${BUCKETS[of]}${row[of]}`);
  return parts.length === 0 ? '无' : parts.join('，');
}

/** SET-ART-17-1: the balance on which enforcement resumed: what of each part was due, deducted and is left, each span and each receipt with its sum, and the waivers. */
async function calculationListPaper(
  { tx, caseId, known, ledger }: Desk,
  { kind }: Said<'CALCULATION_LIST'>,
): Promise<NewDocument> {
  const enforcement = await enforcementOf(tx.manager, caseId);
  admitted(decidePaper(kind, enforcement !== null && ledger !== undefined));
  const { caseNumber: under, balance } = enforcement!;
  const { asOf } = balance;
  const { rows, buckets, total, waivers } = calculationList(balance);
  return {
    id: `calculation-list/${asOf}`,
    kind,
    under,
    fields: {
      ...heading(known, under),
      asOf,
      lines: buckets.map(({ of, ...sums }) => ({ item: BUCKETS[of], ...sums })),
      rows: rows.map((row) => ({
        matter: row.matter,
        span: row.span,
        ...(row.days !== '' && { days: row.days }),
        ...(row.base !== '' && { base: row.base }),
        parts: partsOf(row),
      })),
      steps: rows.map(({ no, how }) => `${no}．${how}`),
      ...(waivers.length > 0 && { waivers: [...waivers] }),
      total: total.due,
      paid: total.deducted,
      owed: total.owed,
    },
    signatories: [],
    to: toAll(known),
  };
}

/**
 * SET-ART-9-1, SET-GRACE, SET-DUE-REST: to a debtor: what is due and unpaid on the day of the notice; what falls on a rest day is due when that has moved, and within an
 * agreed grace payment is in time.
 */
function demandNotice({ known, at, ledger }: Desk, { kind, partyId, ...said }: Said<'DEMAND_NOTICE'>): NewDocument {
  partyOf(
    known.parties.filter(({ side }) => side === 'DEBTOR'),
    partyId,
    '/partyId',
  );
  const today = legalDateOf(at);
  // Of a settlement that stands no longer nothing is demanded: the title is enforced.
  const instalments = ledger?.settlement.state === 'PERFORMING' ? ledger.reading(today).instalments : [];
  const standing = ledger?.debtors(known.parties, today)?.find((one) => one.partyId === partyId);
  const overdue = demandableOf(instalments.filter(isDemandable), standing);
  admitted(decidePaper(kind, overdue.length > 0));
  return {
    id: `demand-notice/${partyId}/${today}`,
    kind,
    under: known.caseNumber,
    fields: {
      recipient: nameOf(partyId),
      ...TITLE_OF_CASE,
      agreedOn: agreedOn(ledger!),
      overdue: overdue.map(({ no, due, outstanding }) => ({ instalment: `第${no}期`, due, unpaid: outstanding })),
      ...said,
    },
    signatories: [],
    to: [{ partyId }],
  };
}

/** SET-ART-8-1: the settlement is performed to its last yuan, on the value date of the receipt that completed it. */
async function completionCertificate(
  { tx, caseId, known, at, ledger }: Desk,
  { kind }: Said<'COMPLETION_CERTIFICATE'>,
): Promise<NewDocument> {
  const performedOn = ledger?.performedOn(legalDateOf(at)) ?? null;
  admitted(decidePaper(kind, performedOn !== null));
  admitted(decidePaperOnPerformance(await isPerformanceDenied(tx, caseId)));
  const { paid } = ledger!.reading(legalDateOf(at));
  return {
    id: `completion-certificate/${performedOn!}`,
    kind,
    under: known.caseNumber,
    fields: {
      obligors: known.parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => nameOf(partyId)),
      creditors: creditorsOf(known.parties).map(({ name }) => name),
      ...TITLE_OF_CASE,
      agreedOn: agreedOn(ledger!),
      performedOn: performedOn!,
      paid,
    },
    signatories: [],
    to: toAll(known),
  };
}

/** CLS-1, CLS-4: how the case was closed: by the last closing on record, else because the settlement was performed. */
async function closingNotice(
  { tx, caseId, known, at, ledger }: Desk,
  { kind, ...said }: Said<'CLOSING_NOTICE'>,
): Promise<NewDocument> {
  const closing = (await closedOf(tx.manager, caseId)).at(-1);
  const performedOn = ledger?.performedOn(legalDateOf(at)) ?? null;
  const { caseNumber, packId } = known;
  const mode = performedManner(packOf(packId), isOfEnforcement(caseNumber));
  const closed = closing ?? (performedOn === null ? undefined : { caseNumber, mode, closedOn: performedOn });
  admitted(decidePaper(kind, closed !== undefined));
  if (closing === undefined) admitted(decidePaperOnPerformance(await isPerformanceDenied(tx, caseId)));
  const { caseNumber: under, mode: manner, closedOn } = closed!;
  return {
    id: `closing-notice/${closedOn}`,
    kind,
    under,
    fields: { ...heading(known, under), manner, closedOn, ...said },
    signatories: [],
    to: toAll(known),
  };
}

/** CLS-4: how enforcement was closed, in its order: as recorded, and that which had resumed. */
async function closedOf(
  manager: EntityManager,
  caseId: string,
): Promise<readonly Pick<EnforcementClosing, 'caseNumber' | 'mode' | 'closedOn' | 'controlsKept'>[]> {
  const recorded = await standingClosingsOf(manager, caseId);
  const resumed = await enforcementOf(manager, caseId);
  if (resumed?.closedAt == null) return recorded;
  const { caseNumber, closingMode, closedAt } = resumed;
  const over = { caseNumber, mode: closingMode!, closedOn: legalDateOf(closedAt) };
  const before = recorded.filter(({ closedOn }) => closedOn < over.closedOn);
  return [...before, over, ...recorded.slice(before.length)];
}

/** SET-ART-11-0, 执行工作规定60: under which number enforcement goes on, and for how much; it names the ruling where that was made here. */
async function resumptionNotice(
  { tx, caseId, known, ledger, wasMade }: Desk,
  { kind, ...contact }: Said<'RESUMPTION_NOTICE'>,
): Promise<NewDocument> {
  const enforcement = await enforcementOf(tx.manager, caseId);
  admitted(decidePaper(kind, enforcement !== null));
  const { caseNumber: under, balance, openedAt, nth } = enforcement!;
  const ruled = await tx.manager.findOne(Resumption, {
    where: { caseId, ruling: 'RESUME', revokedAt: IsNull() },
    order: { application: 'DESC' },
  });
  const id = ruled && rulingId(ruled.application);
  return {
    id: `resumption-notice/${nth}`,
    kind,
    under,
    fields: {
      ...heading(known, under),
      ...(id !== null && (await wasMade(id)) && { resumedBy: documentNamed(id) }),
      resumedUnder: under,
      resumedOn: legalDateOf(openedAt),
      owed: balance.amounts.total,
      ...titleInPaper(ledger!.settlement.claimKind),
      ...contact,
    },
    signatories: [],
    to: toAll(known),
  };
}
