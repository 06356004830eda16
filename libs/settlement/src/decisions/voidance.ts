import { dateText, parseCaseNumber, titleKey, type LawErrorText, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';
import { type SettlementState } from '../ledger/settlement-state.js';
import { type PaperApplication } from './election.js';
import { type Ruling } from './ruling.js';

/** Types of the cases in which a civil judgment is given (法〔2015〕137号): at first and second instance, and on retrial. */
const CIVIL_JUDGMENTS: readonly string[] = ['民初', '民终', '民再'];

/** A judgment by which a settlement whose case has ended is said to be void or revoked (确认无效、撤销和解协议的判决). */
export interface VoidanceInput {
  /** Number of the judgment, e.g. （2026）鲁0502民初900号. */
  readonly judgment: string;
  readonly judgedOn: LegalDate;
  /** When it took effect (生效日); absent: nobody said, and its own day counts. */
  readonly effectiveOn?: LegalDate;
  /** The day from which there is the settlement. */
  readonly settledOn: LegalDate;
  readonly today: LegalDate;
  /** What the settlement is: performed in full or sued on, its case has ended with that; else another way is open, or none. */
  readonly state: SettlementState;
  /** The application came on paper, and is only recorded now; absent: it is made now. */
  readonly onPaper?: PaperApplication;
}

/** The judgment under its one spelling, and the day from which it holds. */
export interface VoidanceOutcome {
  readonly judgment: string;
  readonly effectiveOn: LegalDate;
}

/**
 * SET-ART-16-1: may the creditor apply to resume although the settlement was performed or sued on, and its case has ended? On a civil judgment that
 * voided or revoked it, given after it was made and in effect, under its number; whether there is one the judge finds. What is still performed is
 * applied for by the election. `VOIDANCE.RESUMED`, `VOIDANCE.EXPIRED`, `VOIDANCE.NOT_PERFORMED`, `VOIDANCE.NUMBER_INVALID`, `VOIDANCE.NO_JUDGMENT`,
 * `VOIDANCE.NUMBER_AFTER_JUDGMENT`, `VOIDANCE.BEFORE_SETTLEMENT`, `VOIDANCE.EFFECT_BEFORE_JUDGMENT`, `VOIDANCE.IN_FUTURE`,
 * `VOIDANCE.APPLIED_BEFORE_JUDGMENT`. Source: 执行和解规定16(1), 民法典155.
 */
export function decideVoidance(input: VoidanceInput): Decision<VoidanceOutcome> {
  const { judgment, judgedOn, effectiveOn = judgedOn, onPaper } = input;
  const unheard = unheardOf(input);
  if (unheard !== null) return refuse(unheard);
  const reading = parseCaseNumber(titleKey(judgment));
  if (!reading.valid)
    return refuse(
      fault(
        'NUMBER_INVALID',
        '/judgment',
        `判决的案号无效：${reading.reason.zh}`,
        `The number of the judgment is not valid: ${reading.reason.en}`,
      ),
    );
  const misfit = misfitOf({ ...input, effectiveOn }, reading) ?? prematureOf(effectiveOn, onPaper);
  return misfit === null ? accept({ judgment: reading.canonical, effectiveOn }) : refuse(misfit);
}

/** Why no application is heard in this state of the case, on whatever judgment. */
function unheardOf({ state }: VoidanceInput): LawErrorText | null {
  switch (state) {
    case 'PERFORMED':
    case 'SUED':
      return null;
    case 'RESUMED':
      return {
        code: 'VOIDANCE.RESUMED',
        rule: 'SET-ART-16-1',
        zh: '本案已恢复执行，不必再次申请。',
        en: 'Enforcement has resumed already: there is nothing left to apply for.',
      };
    case 'EXPIRED':
      return {
        code: 'VOIDANCE.EXPIRED',
        rule: 'SET-ART-10-3',
        zh: '本案已因申请超过申请执行期间、被执行人提出异议而裁定不予执行。',
        en: 'There is no enforcement: an application was out of time, and the debtor objected.',
      };
    case 'PERFORMING':
      return {
        code: 'VOIDANCE.NOT_PERFORMED',
        rule: 'SET-ART-16-1',
        zh: '和解协议仍在履行中，恢复执行应当由申请执行人在本案中选择。',
        en: 'The settlement is still performed: resumption is applied for by the creditor’s election.',
      };
  }
}

/**
 * SET-ART-16-1: after the end of a case enforcement resumes on nothing but the judgment that voided or revoked the settlement, which the judge
 * has found (`voided`); a refusal rests on what he finds. `VOIDANCE.NO_FINDING`.
 */
export function decideVoidanceRuling({
  ruling,
  voided,
}: {
  readonly ruling: Ruling;
  readonly voided: boolean;
}): Decision<void> {
  if (ruling === 'REFUSE' || voided) return accept(undefined);
  return refuse(
    fault(
      'NO_FINDING',
      '/voided',
      '未认定和解协议经判决确认无效或者撤销，案件结束后不能以其他事由裁定恢复执行。',
      'No judgment is found that voided or revoked the settlement: after the end of the case enforcement resumes on nothing else.',
    ),
  );
}

/** Why this is no judgment, or none that could have voided this settlement. */
function misfitOf(
  { judgedOn, effectiveOn, settledOn, today }: VoidanceInput & { readonly effectiveOn: LegalDate },
  { type, year, canonical }: { readonly type: string; readonly year: number; readonly canonical: string },
): LawErrorText | null {
  if (!CIVIL_JUDGMENTS.includes(type))
    return fault(
      'NO_JUDGMENT',
      '/judgment',
      `${canonical}不是民事判决的案号（民初、民终、民再），和解协议须经判决确认无效或者撤销。`,
      `${canonical} is not the number of a civil judgment: a settlement is voided or revoked by judgment.`,
    );
  if (year > Number(judgedOn.slice(0, 4)))
    return fault(
      'NUMBER_AFTER_JUDGMENT',
      '/judgedOn',
      `案号${canonical}晚于判决日${dateText(judgedOn)}。`,
      `The case ${canonical} was filed after the judgment of ${judgedOn}.`,
    );
  if (judgedOn < settledOn)
    return fault(
      'BEFORE_SETTLEMENT',
      '/judgedOn',
      `判决日${dateText(judgedOn)}早于和解协议进入履行之日${dateText(settledOn)}，该判决不可能确认其无效或者撤销。`,
      `The judgment of ${judgedOn} lies before the settlement of ${settledOn}: it cannot have voided it.`,
    );
  if (effectiveOn < judgedOn)
    return fault(
      'EFFECT_BEFORE_JUDGMENT',
      '/effectiveOn',
      `生效日${dateText(effectiveOn)}早于判决日${dateText(judgedOn)}。`,
      `It took effect on ${effectiveOn}, before it was given on ${judgedOn}.`,
    );
  if (judgedOn > today)
    return fault(
      'IN_FUTURE',
      '/judgedOn',
      `判决日${dateText(judgedOn)}晚于今日${dateText(today)}。`,
      `The judgment of ${judgedOn} lies after today, ${today}.`,
    );
  if (effectiveOn > today)
    return fault(
      'IN_FUTURE',
      '/effectiveOn',
      `判决于${dateText(effectiveOn)}生效，今日${dateText(today)}尚未生效。`,
      `The judgment takes effect on ${effectiveOn}, and has not by today, ${today}.`,
    );
  return null;
}

/** An application on paper that is older than the effect of the judgment cannot rest on it. */
function prematureOf(effectiveOn: LegalDate, onPaper: PaperApplication | undefined): LawErrorText | null {
  if (onPaper === undefined) return null;
  const { postedOn, receivedOn } = onPaper;
  if (postedOn !== undefined && postedOn < effectiveOn)
    return fault(
      'APPLIED_BEFORE_JUDGMENT',
      '/onPaper/postedOn',
      `交邮日${dateText(postedOn)}早于判决生效日${dateText(effectiveOn)}，该申请不可能以该判决为依据。`,
      `It was posted on ${postedOn}, before the judgment took effect on ${effectiveOn}: it cannot rest on it.`,
    );
  if (receivedOn >= effectiveOn) return null;
  return fault(
    'APPLIED_BEFORE_JUDGMENT',
    '/onPaper/receivedOn',
    `收到日${dateText(receivedOn)}早于判决生效日${dateText(effectiveOn)}，该申请不可能以该判决为依据。`,
    `It was received on ${receivedOn}, before the judgment took effect on ${effectiveOn}: it cannot rest on it.`,
  );
}

const fault = (code: string, path: string, zh: string, en: string): LawErrorText => ({
  code: `VOIDANCE.${code}`,
  rule: 'SET-ART-16-1',
  path,
  zh,
  en,
});
