import {
  NEGATIVE_LIST,
  compareDates,
  dateText,
  formatYuan,
  legalDateOf,
  nominalEnd,
  type Bilingual,
  type LawErrorText,
  type ListingGround,
  type RefusalReason,
} from '@hejie/law';
import { isSecured } from '../decisions/listing.js';
import { type CreditTurn } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { type Conduct, type ConductKind } from './repair-file.js';
import { repairPolicy } from './repair-policy.js';

/** Something on the negative list that stands against an early repair, why, and how it is cured. */
export interface NegativeGround {
  /** A name of the pack's negative list; TOKEN_PERFORMANCE: a small payment is all there is. */
  readonly kind: ConductKind | 'TOKEN_PERFORMANCE';
  /** The conduct that it rests on; one that only its listing tells of has the entry's id; null for TOKEN_PERFORMANCE. */
  readonly conductId: string | null;
  readonly reason: Bilingual;
  readonly cure: Bilingual;
}

/** What the entry's own ground says of the debtor (DIS-ART-1), where nobody has reported the conduct itself. Ground 1, and a breach of a limit, stand on no negative list. */
const OF_GROUND: Readonly<Partial<Record<ListingGround, ConductKind>>> = {
  2: 'VIOLENCE',
  3: 'HIDDEN_ASSETS',
  4: 'FALSE_REPORT',
  6: 'REFUSED_SETTLEMENT',
};

/** How each is cured: what the debtor has to do, and that a person finds it done unless the file itself tells. */
const CURES: Readonly<Record<ConductKind, Bilingual>> = {
  VIOLENCE: {
    zh: '接受处罚，书面悔过，经法官认定已经改正',
    en: 'accept the punishment and repent in writing; a judge finds it mended',
  },
  FORGED_EVIDENCE: {
    zh: '说明真实情况，接受处罚，经法官认定已经改正',
    en: 'state the truth and accept the punishment; a judge finds it mended',
  },
  SHAM_SUIT: {
    zh: '撤回或者撤销虚假诉讼、仲裁的结果，经法官认定已经改正',
    en: 'undo what the sham suit or arbitration brought about; a judge finds it mended',
  },
  HIDDEN_ASSETS: {
    zh: '交出或者如实申报所隐匿、转移的财产，经法官认定已经改正',
    en: 'hand over or declare what was hidden or moved; a judge finds it mended',
  },
  FALSE_REPORT: {
    zh: '补充如实报告财产，接受处罚，经法官认定已经改正',
    en: 'report property truthfully and accept the punishment; a judge finds it mended',
  },
  REFUSED_SETTLEMENT: {
    zh: '补足欠款并恢复按约履行，或者全部履行完毕',
    en: 'pay the arrears and perform as agreed again, or perform in full',
  },
  CRIMINAL_REFUSAL: {
    zh: '刑罚执行完毕并履行义务，经法官认定已经改正',
    en: 'serve the sentence and perform; a judge finds it mended',
  },
  REPAIR_REVOKED: { zh: '间隔期满后可以再次申请', en: 'apply again when the interval is over' },
  LIMIT_BROKEN: { zh: '接受处罚，遵守限制消费令', en: 'accept the punishment and keep the limits' },
};

/**
 * CR-NEG, CR-L-MH, S22: what on the pack's negative list stands against an early repair of this debtor, each with its reason and the way to cure it. Cumulative over his
 * cases. What a related party did counts only once a person has found it his. Where a small payment is all that he offers, that stands against it too
 * (防止“洗白”), whatever the pack lists. It never bars or delays a deletion that is due: whoever deletes does not ask it. Days of `turn.at` in Asia/Shanghai.
 */
export function negativeGrounds(file: CreditFile, turn: Pick<CreditTurn, 'at' | 'pack'>): readonly NegativeGround[] {
  return [
    ...standingConducts(file, turn).map((conduct): NegativeGround => ({
      kind: conduct.kind,
      conductId: conduct.id,
      reason: reasonOf(conduct, file),
      cure: cureOf(conduct, turn),
    })),
    ...tokenPerformance(file),
  ];
}

/** CR-NEG: `REPAIR.NEGATIVE_LIST`, once for each of these grounds, with the way to cure it. */
export const negativeReasons = (grounds: readonly NegativeGround[]): readonly RefusalReason[] =>
  grounds.map(({ reason, cure }) => ({
    code: 'REPAIR.NEGATIVE_LIST',
    rule: 'CR-NEG',
    zh: `${reason.zh}修复途径：${cure.zh}`,
    en: `${reason.en} ${cure.en}`,
  }));

/** One refusal with each of its reasons; null where there are none. */
export function refusalFor(problems: readonly RefusalReason[]): LawErrorText | null {
  const [first] = problems;
  return first === undefined ? null : { ...first, ...(problems.length > 1 ? { problems } : {}) };
}

/**
 * CR-NEG: the conduct on record of a file that stands against the debtor: on the pack's list, his own or found to be his, and not mended. What stands in his other cases so is
 * laid into `CreditFile.conducts` of this one, each by the judge of its own case.
 */
export function standingConducts(file: CreditFile, turn: Pick<CreditTurn, 'at' | 'pack'>): readonly Conduct[] {
  return conductsOf(file)
    .filter(({ kind }) => turn.pack.creditRepair.negativeList.includes(kind))
    .filter((conduct) => countsAgainst(conduct) && !isCured(conduct, file, turn));
}

/** CR-NEG: what is on record of the debtor’s conduct in all his cases, and what the ground of an entry tells of. */
export function conductsOf(file: CreditFile): readonly Conduct[] {
  return [...file.conducts, ...file.listings.flatMap((listing) => toldByListing(file, listing))];
}

/** An entry in force whose conduct nobody has reported tells of it by its ground; an entry of another case may have the same id. */
function toldByListing({ caseId, conducts }: CreditFile, { id, ground, stage, proposed }: Listing): readonly Conduct[] {
  const kind = OF_GROUND[ground];
  const told = conducts.some(
    (conduct) => conduct.listingId === id && conduct.caseId === caseId && countsAgainst(conduct),
  );
  if (kind === undefined || told) return [];
  if (stage !== 'PUBLISHED' && stage !== 'SUSPENDED') return [];
  const { at, by, evidence } = proposed;
  return [
    {
      id,
      kind,
      on: legalDateOf(at),
      caseId,
      evidence: evidence.join('、'),
      reported: { at, by },
      of: 'DEBTOR',
      listingId: id,
    },
  ];
}

/** CR-NEG: the debtor's own conduct, or a related party's that a person has found to be his. */
function countsAgainst({ of, attributed }: Conduct): boolean {
  return of === 'DEBTOR' || attributed !== undefined;
}

/** By a person's finding; a refused settlement by performance, which the ledger tells; a repair that was revoked by time (CR-REV). */
function isCured(conduct: Conduct, { caseId, debt }: CreditFile, turn: Pick<CreditTurn, 'at' | 'pack'>): boolean {
  if (conduct.cured !== undefined) return true;
  if (conduct.kind === 'REFUSED_SETTLEMENT' && conduct.caseId === caseId)
    return debt.performedOn !== null || (debt.planPerformed && debt.inDefaultSince === null);
  return conduct.kind === 'REPAIR_REVOKED' && compareDates(legalDateOf(turn.at), barredUntil(conduct, turn)) > 0;
}

/** CR-REV, PER-8: last day of the interval before a debtor may ask again. */
function barredUntil({ on }: Conduct, { pack }: Pick<CreditTurn, 'pack'>) {
  return nominalEnd(on, 'month', repairPolicy(pack).repeatAfterMonths);
}

function reasonOf(conduct: Conduct, file: CreditFile): Bilingual {
  const { on, caseId, of } = conduct;
  const { zh, en } = conductInWords(conduct);
  const elsewhere =
    caseId === file.caseId ? { zh: '本案中', en: 'in this case' } : { zh: '另案中', en: 'in another case' };
  const related =
    of === 'DEBTOR' ? { zh: '', en: '' } : { zh: '（经认定为被执行人所为）', en: ', found to be the debtor’s' };
  return {
    zh: `${dateText(on)}${elsewhere.zh}有${zh}情形${related.zh}，属于负面清单事项。`,
    en: `On the negative list: ${en}, on ${on} ${elsewhere.en}${related.en}.`,
  };
}

/** The conduct by its name; one that only the ground of an entry tells of, in words that say no more than the ground: reporting late or not at all is no false report. */
function conductInWords({ kind, id, listingId }: Conduct): Bilingual {
  if (kind === 'FALSE_REPORT' && id === listingId) return REPORTING_BROKEN;
  return NEGATIVE_LIST[kind] ?? { zh: kind, en: kind };
}

/** DIS-ART-1(4). */
const REPORTING_BROKEN: Bilingual = {
  zh: '违反财产报告制度',
  en: 'a breach of the system of reporting property',
};

function cureOf(conduct: Conduct, turn: Pick<CreditTurn, 'pack'>): Bilingual {
  const { zh, en } = CURES[conduct.kind];
  if (conduct.kind !== 'REPAIR_REVOKED') return { zh: `${zh}。`, en: `To cure it: ${en}.` };
  const until = barredUntil(conduct, turn);
  return { zh: `${zh}（间隔期至${dateText(until)}）。`, en: `To cure it: ${en}, after ${until}.` };
}

/** CR-L-MH, CR-L-GRP-A: a part is paid, and neither plan nor security stands behind the rest. Amounts in fen. */
function tokenPerformance({ debt }: CreditFile): readonly NegativeGround[] {
  const { performed, owed, planPerformed, performedOn } = debt;
  if (performed === 0n || performedOn !== null || planPerformed || isSecured(debt)) return [];
  return [
    {
      kind: 'TOKEN_PERFORMANCE',
      conductId: null,
      reason: {
        zh: `仅履行${formatYuan(performed)}元，尚欠${formatYuan(owed)}元，既无正在履行的计划，也无足额有效担保，以部分履行换取信用修复。`,
        en: `Only ${formatYuan(performed)} yuan is performed and ${formatYuan(owed)} yuan owed, with neither a plan being performed nor security: part of it does not buy a repair.`,
      },
      cure: {
        zh: '全部履行完毕，或者达成和解协议并按约履行，或者提供足以清偿债务的有效担保。',
        en: 'To cure it: perform in full, settle and perform as agreed, or give security that covers the debt.',
      },
    },
  ];
}
