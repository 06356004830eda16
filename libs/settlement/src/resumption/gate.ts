import { asJson, formatYuan, type Bilingual, type Derived, type JsonValue, type LegalDate } from '@hejie/law';
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

/** The gate's answer, JSON throughout. It prepares a ruling (裁定); it is not one. */
export interface GateDecision {
  readonly decision: 'RESUME' | 'REFUSE';
  readonly ground: GateGround;
  readonly findings: readonly GateFinding[];
  readonly wouldChangeIf: readonly Bilingual[];
}

/**
 * SET-ART-11: may enforcement of the original title resume (恢复执行)? By rules.md §2.2, on the state within `asOf`, after its
 * receipts. Paid in full, late or not, never resumes (SET-CASE-1). The two years (SET-ART-10) are looked at only on the
 * debtor's objection, in `decideRuling`. Errors as `foldLedger`.
 */
export function resumptionGate(
  book: LedgerBook,
  query: LedgerQuery,
  circumstances: ResumptionCircumstances,
): Derived<GateDecision> {
  const derived = foldLedger(book, query);
  const ledger = derived.value;
  const next = nextToBreach({ ledger, circumstances });
  const breach = next === null ? null : breachDay(next.due, query.graceWorkingDays, query.calendar);
  const value = decideGate(ledger, circumstances, breach?.value ?? null);
  const text = GATE_TEXT[value.ground];
  return {
    value,
    provisional: derived.provisional || (breach?.provisional ?? false),
    derivation: {
      rule: value.ground,
      article: text.article,
      inputs: {
        ...ledgerInputs(ledger, query.graceWorkingDays),
        decisionDate: query.asOf,
        ...statedCircumstances(circumstances),
      },
      parts: [derived.derivation, ...(breach === null ? [] : [breach.derivation])],
      text: reviewing(value.ground, circumstances),
      value: asJson(value),
    },
  };
}

/** The gate's answer on a ledger; `breachFrom`: the first day on which the next instalment could be found short. */
function decideGate(
  ledger: Ledger,
  circumstances: ResumptionCircumstances,
  breachFrom: LegalDate | null,
): GateDecision {
  const facts = { ledger, circumstances };
  const ground = groundOf(facts);
  const next = nextToBreach(facts);
  return {
    decision: GATE_TEXT[ground].decision,
    ground,
    findings: [
      ...ledger.instalments.map(instalmentFinding),
      ...circumstanceFindings(circumstances),
      ...hints(ledger, ground),
    ],
    wouldChangeIf: counterfactuals(
      facts,
      next === null || breachFrom === null ? null : { line: next, from: breachFrom },
    ).map(({ zh, en }) => ({ zh, en })),
  };
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

function circumstanceFindings(c: ResumptionCircumstances): GateFinding[] {
  const found = statedFindings(c);
  return c.basis === 'PLEADED' ? found.map((one) => ({ ...one, ...ofPlea(one) })) : found;
}

function statedFindings(c: ResumptionCircumstances): GateFinding[] {
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
  if (c.conditionUnmet === true)
    found.push({
      code: 'CONDITION_UNMET',
      rule: 'SET-ART-11-2',
      zh: '和解协议约定的履行条件尚未成就。',
      en: 'A condition of performance has not come about.',
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
  return firstOpen(facts.ledger);
}

function statedCircumstances(c: ResumptionCircumstances): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(c).filter(([, stated]) => stated !== undefined && stated !== false && stated !== 'FOUND'),
  ) as Record<string, JsonValue>;
}
