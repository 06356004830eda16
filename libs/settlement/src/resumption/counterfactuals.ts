import { dateText, formatYuan, minFen, sumFen, type Bilingual, type Fen, type LegalDate } from '@hejie/law';
import { type Ledger, type LedgerLine } from '../ledger/ledger.js';
import { GATE_TEXT } from './gate-text.js';
import { groundOf, type GateFacts, type ResumptionCircumstances } from './ground.js';

/**
 * Facts other than those at hand, as data: what would be paid, and performed in kind at agreed value, by the day of decision (fen), what
 * would be found, until when nothing would come.
 */
export interface Change {
  readonly paid?: Fen;
  readonly performedInKind?: Fen;
  /** The first day on which the next instalment could be found short, were it still unpaid then. */
  readonly unpaidUntil?: LegalDate;
  /** Receipts prove not to have been paid, and an instalment is short after its grace. */
  readonly receiptsFail?: true;
  readonly circumstances?: Partial<ResumptionCircumstances>;
}

/** What would change the gate's answer (何种情形下结论不同), in words and as data. */
export interface Counterfactual extends Bilingual {
  readonly change: Change;
}

/** The next instalment to be found short, and from which day it could be. */
export interface NextBreach {
  readonly line: LedgerLine;
  readonly from: LegalDate;
}

const resumes = (facts: GateFacts): boolean => GATE_TEXT[groundOf(facts)].decision === 'RESUME';

/**
 * SET-ART-11: what would change the gate's answer, for the parties and the judge. Each is tried on the facts: what would change nothing is
 * left out, and what changes something only together with another is named with it.
 */
export function counterfactuals(facts: GateFacts, next: NextBreach | null): Counterfactual[] {
  const answer = resumes(facts);
  const changes = ({ change }: Counterfactual): boolean => resumes(changed(facts, change)) !== answer;
  const singles = answer ? againstResumption(facts) : forResumption(facts, next);
  const idle = singles.filter((one) => !changes(one));
  const pairs = idle.flatMap((one, i) => idle.slice(i + 1).map((other) => together(one, other)));
  return [...singles, ...pairs].filter(changes);
}

/** The facts as they would be. */
export function changed({ ledger, circumstances }: GateFacts, change: Change): GateFacts {
  let after = ledger;
  if (change.receiptsFail === true)
    after = asOverdue(
      after,
      (line) => line.no === after.instalments[0]?.no,
      (line) => line.amount,
    );
  if (change.unpaidUntil !== undefined) {
    const next = firstOpen(after);
    after = {
      ...asOverdue(
        after,
        (line) => line.no === next?.no,
        (line) => line.outstanding,
      ),
      asOf: change.unpaidUntil,
    };
  }
  if (change.paid !== undefined) after = filled(after, change.paid, (line) => line.inKind !== true);
  if (change.performedInKind !== undefined)
    after = filled(after, change.performedInKind, (line) => line.inKind === true);
  return { ledger: after, circumstances: { ...circumstances, ...change.circumstances } };
}

/** The first instalment still short that is not overdue: its breach comes next. */
export function firstOpen({ instalments }: Ledger): LedgerLine | null {
  return instalments.find((line) => line.outstanding > 0n && line.status !== 'OVERDUE') ?? null;
}

function asOverdue(ledger: Ledger, which: (line: LedgerLine) => boolean, short: (line: LedgerLine) => Fen): Ledger {
  const instalments = ledger.instalments.map((line): LedgerLine =>
    which(line) ? { ...line, status: 'OVERDUE', outstanding: short(line) } : line,
  );
  return {
    ...ledger,
    instalments,
    outstanding: sumFen(instalments.map((line) => line.outstanding)),
    overdue: overdueOf(instalments),
  };
}

/** What is owed of a kind, filled with more of that kind. */
function filled(ledger: Ledger, amount: Fen, ofKind: (line: LedgerLine) => boolean): Ledger {
  let rest = amount;
  const instalments = ledger.instalments.map((line): LedgerLine => {
    if (!ofKind(line)) return line;
    const more = minFen(rest, line.outstanding);
    rest -= more;
    return { ...line, paid: minFen(line.amount, line.paid + more), outstanding: line.outstanding - more };
  });
  return {
    ...ledger,
    instalments,
    outstanding: sumFen(instalments.map((line) => line.outstanding)),
    overdue: overdueOf(instalments),
  };
}

const overdueOf = (lines: readonly LedgerLine[]): Fen =>
  sumFen(lines.map((line) => (line.status === 'OVERDUE' ? line.outstanding : 0n)));

function together(one: Counterfactual, other: Counterfactual): Counterfactual {
  const circumstances = { ...one.change.circumstances, ...other.change.circumstances };
  return {
    zh: `${one.zh}，并且${other.zh}`,
    en: `${one.en}, and ${other.en}`,
    change: { ...one.change, ...other.change, circumstances },
  };
}

const found = (circumstances: Partial<ResumptionCircumstances>, zh: string, en: string): Counterfactual => ({
  zh,
  en,
  change: { circumstances },
});

function forResumption({ ledger, circumstances: c }: GateFacts, next: NextBreach | null): Counterfactual[] {
  const known: Counterfactual[] = [];
  if (c.applicant === 'DEBTOR')
    known.push(found({ applicant: 'CREDITOR' }, '由申请执行人提出申请', 'the creditor himself applies'));
  if (c.conditionUnmet === true)
    known.push(found({ conditionUnmet: false }, '所附的履行条件成就', 'the condition of performance comes about'));
  // Nothing that is found beside the ledger resumes what is performed in full.
  if (ledger.outstanding === 0n) {
    return [
      ...known,
      {
        zh: '查明有入账款项实际未到账或者应予撤销，因而有分期宽限期满仍未足额履行',
        en: 'a receipt proves not to have been paid, so that an instalment is short after its grace',
        change: { receiptsFail: true },
      },
    ];
  }
  if (next !== null) {
    const short = formatYuan(next.line.outstanding);
    const words =
      next.line.inKind === true
        ? {
            zh: `第${next.line.no}期作价${short}元的以物等至${dateText(next.from)}仍未履行`,
            en: `what instalment ${next.line.no} owes in kind, valued at ${short} yuan, is still not performed on ${next.from}`,
          }
        : {
            zh: `第${next.line.no}期尚欠的${short}元至${dateText(next.from)}仍未付`,
            en: `the ${short} yuan of instalment ${next.line.no} is still unpaid on ${next.from}`,
          };
    known.push({ ...words, change: { unpaidUntil: next.from } });
  }
  if (!c.anticipatoryBreach)
    known.push(
      found(
        { anticipatoryBreach: true },
        '被执行人明确表示或者以行为表明不履行（《中华人民共和国民法典》第五百七十八条）',
        'the debtor declares or shows that he will not perform (Civil Code art 578)',
      ),
    );
  if (!c.fraudOrDuress)
    known.push(
      found(
        { fraudOrDuress: true },
        '查明申请执行人受欺诈、胁迫',
        'fraud or duress against the creditor is established',
      ),
    );
  if (!c.voidOrRevoked)
    known.push(
      found(
        { voidOrRevoked: true },
        '和解协议被判决确认无效或者撤销',
        'the settlement is declared void or revoked by judgment',
      ),
    );
  return known;
}

function againstResumption({ ledger, circumstances: c }: GateFacts): Counterfactual[] {
  const known: Counterfactual[] = [];
  const overdue = ledger.instalments.filter((line) => line.status === 'OVERDUE');
  if (ledger.overdue > 0n) known.push(performance(overdue, MADE_UP));
  if (c.anticipatoryBreach)
    known.push(
      found(
        { anticipatoryBreach: false },
        '不能认定被执行人表示或者表明不履行',
        'the refusal to perform is not established',
      ),
    );
  if (c.fraudOrDuress)
    known.push(found({ fraudOrDuress: false }, '不能认定欺诈、胁迫', 'fraud or duress is not established'));
  if (c.voidOrRevoked)
    known.push(
      found(
        { voidOrRevoked: false },
        '确认无效或者撤销的判决被撤销',
        'the judgment that voided the settlement is set aside',
      ),
    );
  if (ledger.outstanding > ledger.overdue) known.push(performance(ledger.instalments, PAID_OFF));
  return known;
}

type InWords = (yuan: string) => Bilingual;
const MADE_UP: Readonly<Record<'money' | 'inKind', InWords>> = {
  money: (yuan) => ({
    zh: `裁定前补足逾期的${yuan}元，或者查明该款按到账日已经按期付清`,
    en: `the ${yuan} yuan overdue is made up before the ruling, or proves to have arrived by value date`,
  }),
  inKind: (yuan) => ({
    zh: `裁定前完成逾期的、作价${yuan}元的以物等履行`,
    en: `what is overdue in kind, valued at ${yuan} yuan, is performed before the ruling`,
  }),
};
const PAID_OFF: Readonly<Record<'money' | 'inKind', InWords>> = {
  money: (yuan) => ({
    zh: `裁定前付清全部尚欠的${yuan}元`,
    en: `all of the ${yuan} yuan outstanding is paid before the ruling`,
  }),
  inKind: (yuan) => ({
    zh: `裁定前完成全部作价${yuan}元的以物等履行`,
    en: `all that is outstanding in kind, valued at ${yuan} yuan, is performed before the ruling`,
  }),
};

/** Some lines performed, each in its kind. */
function performance(
  lines: readonly LedgerLine[],
  words: Readonly<Record<'money' | 'inKind', InWords>>,
): Counterfactual {
  const short = (ofKind: boolean): Fen =>
    sumFen(lines.map((line) => ((line.inKind === true) === ofKind ? line.outstanding : 0n)));
  const [money, inKind] = [short(false), short(true)];
  const known: Counterfactual[] = [];
  if (money > 0n) known.push({ ...words.money(formatYuan(money)), change: { paid: money } });
  if (inKind > 0n) known.push({ ...words.inKind(formatYuan(inKind)), change: { performedInKind: inKind } });
  return known.reduce(together);
}
