import {
  LawError,
  asJson,
  dateText,
  formatYuan,
  type Bilingual,
  type Derived,
  type JsonValue,
  type LegalDate,
} from '@hejie/law';
import { breachDay } from '../breach/grace.js';
import { lineText } from '../ledger/ledger-text.js';
import {
  foldLedger,
  ledgerInputs,
  type InstalmentStatus,
  type Ledger,
  type LedgerBook,
  type LedgerLine,
  type LedgerQuery,
} from '../ledger/ledger.js';
import { counterfactuals, firstOpen } from './counterfactuals.js';
import { GATE_TEXT } from './gate-text.js';
import {
  CIRCUMSTANCE_GROUNDS,
  groundOf,
  type GateFacts,
  type GateGround,
  type ResumptionCircumstances,
} from './ground.js';

/** One fact found on the way: an instalment such as `LATE(7)`, a circumstance, or a hint such as the suit for delay. */
export interface GateFinding extends Bilingual {
  readonly code: string;
  readonly rule: string;
  readonly no?: number;
  readonly status?: InstalmentStatus;
  readonly days?: number;
  readonly outstanding?: string;
}

/** SET-ART-11-1: the three days on which it turns whether performance bars resumption. */
export interface GateDays {
  readonly appliedOn: LegalDate;
  /** The day on which all was performed. */
  readonly completedOn: LegalDate;
  readonly decidedOn: LegalDate;
}

/** The gate's answer, JSON throughout. It prepares a ruling (裁定); it is not one. */
export interface GateDecision {
  readonly decision: 'RESUME' | 'REFUSE';
  readonly ground: GateGround;
  readonly findings: readonly GateFinding[];
  readonly wouldChangeIf: readonly Bilingual[];
  /** Named where all is performed and the day of the application is known. */
  readonly days?: GateDays;
}

/** A ledger of the day of decision, and the day of the application, where there is one (SET-ART-11-1). */
export interface GateQuery extends LedgerQuery {
  readonly appliedOn?: LegalDate;
}

/**
 * SET-ART-11: may enforcement of the original title resume (恢复执行)? By rules.md §2.2, on the state within `asOf`, after its
 * receipts. Paid in full, late or not, resumes only on a judgment that voids or revokes the settlement (SET-CASE-1, SET-ART-16-1); what was
 * completed after the application is told with both readings (SET-ART-11-1). Grace is what the parties agreed (SET-GRACE); the time that
 * a court waits before its own findings holds nothing up here. The two years (SET-ART-10) are looked at only on the
 * debtor's objection, in `decideRuling`. Errors as `foldLedger`; `GATE.APPLIED_AFTER_DECISION`.
 */
export function resumptionGate(
  book: LedgerBook,
  asked: GateQuery,
  circumstances: ResumptionCircumstances,
): Derived<GateDecision> {
  const { appliedOn } = asked;
  requireAppliedBefore(appliedOn, asked.asOf);
  const { conditionUnmet } = circumstances;
  // The debtor is in default when the agreed grace is over, however long the court waits with its own finding.
  const query = { ...asked, waitingWorkingDays: 0, ...(conditionUnmet === undefined ? {} : { conditionUnmet }) };
  const derived = foldLedger(book, query);
  const ledger = derived.value;
  const hangs = ledger.instalments.some((line) => line.conditionUnmet === true);
  const ifMet = hangs ? foldLedger(book, { ...query, conditionUnmet: [] }).value : ledger;
  const facts = { ledger, ifMet, circumstances };
  const next = nextToBreach(facts);
  const breach = next === null ? null : breachDay(next.due, query);
  const value = decideGate(facts, breach?.value ?? null, appliedOn);
  const text = GATE_TEXT[value.ground];
  return {
    value,
    provisional: derived.provisional || (breach?.provisional ?? false),
    derivation: {
      rule: value.ground,
      article: text.article,
      inputs: {
        ...ledgerInputs(ledger, query),
        decisionDate: query.asOf,
        ...(appliedOn === undefined ? {} : { appliedOn }),
        ...statedCircumstances(circumstances),
      },
      parts: [derived.derivation, ...(breach === null ? [] : [breach.derivation])],
      text: reviewing(value.ground, circumstances),
      value: asJson(value),
    },
  };
}

/** The gate's answer on a ledger; `breachFrom`: the first day on which the next instalment could be found short. */
function decideGate(facts: GateFacts, breachFrom: LegalDate | null, appliedOn: LegalDate | undefined): GateDecision {
  const { ledger } = facts;
  const ground = groundOf(facts);
  const next = nextToBreach(facts);
  const days = threeDays(ledger, appliedOn);
  return {
    decision: GATE_TEXT[ground].decision,
    ground,
    findings: [
      ...ledger.instalments.map(instalmentFinding),
      ...circumstanceFindings(facts),
      ...(days === null || ground !== 'SET-ART-11-1' ? [] : readings(days)),
      ...hints(ledger, ground),
    ],
    wouldChangeIf: counterfactuals(
      facts,
      next === null || breachFrom === null ? null : { line: next, from: breachFrom },
    ).map(({ zh, en }) => ({ zh, en })),
    ...(days === null ? {} : { days }),
  };
}

/** SET-ART-11-1: nothing is decided on before it is applied for. Throws `GATE.APPLIED_AFTER_DECISION`. */
export function requireAppliedBefore(appliedOn: LegalDate | undefined, decidedOn: LegalDate): void {
  if (appliedOn === undefined || appliedOn <= decidedOn) return;
  throw new LawError({
    code: 'GATE.APPLIED_AFTER_DECISION',
    rule: 'SET-ART-11-1',
    path: '/appliedOn',
    zh: `申请日${dateText(appliedOn)}晚于裁定日${dateText(decidedOn)}。`,
    en: `The application of ${appliedOn} comes after the decision of ${decidedOn}.`,
  });
}

/**
 * SET-ART-11-1: what is told with a refusal because all is performed: both readings where performance was completed between application and
 * decision, else the three days. null of any other answer, and where no day of application is known.
 */
export function performedText({ ground, days, findings }: GateDecision): Bilingual | null {
  if (ground !== 'SET-ART-11-1' || days === undefined) return null;
  const read = findings.filter(({ code }) => READINGS.includes(code));
  if (read.length > 0) return { zh: read.map(({ zh }) => zh).join(''), en: read.map(({ en }) => en).join(' ') };
  const { appliedOn, completedOn, decidedOn } = days;
  return {
    zh: `${dateText(completedOn)}履行完毕，${dateText(appliedOn)}申请，${dateText(decidedOn)}审查。`,
    en: `Completed on ${completedOn}, applied for on ${appliedOn}, decided on ${decidedOn}.`,
  };
}
const READINGS: readonly string[] = ['READING_AT_DECISION', 'READING_AT_APPLICATION'];

function threeDays({ asOf, outstanding, instalments }: Ledger, appliedOn: LegalDate | undefined): GateDays | null {
  const completedOn = instalments
    .flatMap(({ paidOn }) => (paidOn === null ? [] : [paidOn]))
    .sort()
    .at(-1);
  if (appliedOn === undefined || outstanding > 0n || completedOn === undefined) return null;
  return { appliedOn, completedOn, decidedOn: asOf };
}

/** SET-ART-11-1: completed between application and decision, performance can be read both ways; the gate goes by the day of decision. */
function readings({ appliedOn, completedOn, decidedOn }: GateDays): GateFinding[] {
  if (completedOn <= appliedOn) return [];
  const days = {
    zh: `${dateText(appliedOn)}申请，${dateText(completedOn)}履行完毕，${dateText(decidedOn)}审查`,
    en: `applied for on ${appliedOn}, completed on ${completedOn}, decided on ${decidedOn}`,
  };
  return [
    {
      code: 'READING_AT_DECISION',
      rule: 'SET-ART-11-1',
      zh: `${days.zh}：依《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百六十五条，裁定前已经履行完毕的，不予恢复执行；本审查意见从此说。`,
      en: `Decided as it stands on the day of decision (${days.en}): what is performed by then does not resume. The gate goes by this reading.`,
    },
    {
      code: 'READING_AT_APPLICATION',
      rule: 'SET-ART-11-1',
      zh: `${days.zh}：《最高人民法院关于执行和解若干问题的规定》第十一条第一项的文字为“执行和解协议履行完毕后申请恢复执行”，申请时尚未履行完毕的不在此列，依此说仍可恢复，申请后的履行予以扣除。`,
      en: `By the words of art. 11(1), “applied for after full performance” (${days.en}), the bar does not reach an application made before: on this reading it resumes, what was paid since is deducted.`,
    },
  ];
}

function instalmentFinding(line: LedgerLine): GateFinding {
  return {
    code: line.days === 0 ? line.status : `${line.status}(${line.days})`,
    rule: line.outstanding === 0n ? 'SET-ART-11-3' : line.status === 'OVERDUE' ? 'SET-ART-11-0' : 'SET-ART-11-2',
    no: line.no,
    status: line.status,
    days: line.days,
    outstanding: formatYuan(line.outstanding),
    ...lineText(line),
  };
}

/** A ground that rests on a plea says so: the judge has still to look into it. */
function reviewing(ground: GateGround, { basis }: ResumptionCircumstances): Bilingual {
  const { zh, en } = GATE_TEXT[ground];
  if (basis !== 'PLEADED' || !CIRCUMSTANCE_GROUNDS.includes(ground)) return { zh, en };
  return {
    zh: `申请执行人的主张待审查，查证属实的：${zh}`,
    en: `What the creditor pleads is still to be reviewed; if it is proven: ${en}`,
  };
}

const ofPlea = ({ zh, en }: Bilingual): Bilingual => ({
  zh: `申请执行人主张${zh.replace(/。$/, '')}，待审查。`,
  en: `The creditor pleads, still to be reviewed: ${en}`,
});

function circumstanceFindings({ ledger, circumstances: c }: GateFacts): GateFinding[] {
  const found = statedFindings(c, ledger);
  return c.basis === 'PLEADED' ? found.map((one) => ({ ...one, ...ofPlea(one) })) : found;
}

function statedFindings(c: ResumptionCircumstances, ledger: Ledger): GateFinding[] {
  const found: GateFinding[] = [];
  if (c.fraudOrDuress)
    found.push({
      code: 'FRAUD_OR_DURESS',
      rule: 'SET-ART-11-5',
      zh: '申请执行人因受欺诈、胁迫达成和解协议。',
      en: 'The creditor settled through fraud or duress.',
    });
  if (c.voidOrRevoked)
    found.push({
      code: 'VOID_OR_REVOKED',
      rule: 'SET-ART-16-1',
      zh: '和解协议被判决确认无效或者撤销。',
      en: 'The settlement was declared void or revoked.',
    });
  if (c.anticipatoryBreach)
    found.push({
      code: 'ANTICIPATORY_BREACH',
      rule: 'SET-ART-11-2x',
      zh: '被执行人明确表示或者以行为表明不履行；提示核查虚假和解、规避执行。',
      en: 'The debtor declared or showed that he will not perform; look into sham settlement and evasion.',
    });
  const unmet = ledger.instalments.filter((line) => line.conditionUnmet === true).map(({ no }) => no);
  if (unmet.length > 0)
    found.push({
      code: 'CONDITION_UNMET',
      rule: 'SET-ART-11-2',
      zh: `第${unmet.join('、')}期约定的履行条件尚未成就。`,
      en: `The condition of instalment ${unmet.join(', ')} has not come about.`,
    });
  return found;
}

/** SET-ART-15-1: for what was paid late the way is a suit for damages, not resumption. */
function hints(ledger: Ledger, ground: GateGround): GateFinding[] {
  const refused = GATE_TEXT[ground].decision === 'REFUSE';
  if (!refused || !ledger.instalments.some((l) => l.status === 'LATE')) return [];
  return [
    {
      code: 'DAMAGES_BY_SUIT',
      rule: 'SET-ART-15-1',
      zh: '因迟延履行受到损害的，可以另行起诉请求赔偿。',
      en: 'Damages for the delay may be claimed by a separate suit.',
    },
  ];
}

/** The instalment whose breach a refusal could wait for; null where something is overdue already, or nothing is outstanding. */
export function nextToBreach(facts: GateFacts): LedgerLine | null {
  if (facts.ledger.overdue > 0n || GATE_TEXT[groundOf(facts)].decision === 'RESUME') return null;
  return firstOpen(facts.ledger) ?? firstOpen(facts.ifMet);
}

/** What was stated beside the ledger; the conditions stand among its inputs. */
function statedCircumstances(c: ResumptionCircumstances): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(c).filter(
      ([name, stated]) => name !== 'conditionUnmet' && stated !== undefined && stated !== false && stated !== 'FOUND',
    ),
  ) as Record<string, JsonValue>;
}
