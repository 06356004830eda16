import { setTimeout as sleep } from 'node:timers/promises';

import type { LedgerReading, ResumedBalance } from '@hejie/contracts/workflows';
import type { Ending } from '@hejie/settlement';
import type { Check, DemoCase } from './demo-case.js';
import { endingText } from './texts.js';

/** One assertion, as a line of the closing summary. */
export const check = (what: string, rule: string, expected: unknown, actual: unknown): Check => ({
  what,
  rule,
  expected: String(expected),
  actual: String(actual),
});

/** How the case stands in the court's own records. */
export function record(
  kase: DemoCase,
): Promise<{
  stage: string;
  ending: Ending | null;
  endingRule: string | null;
  paid: string | null;
  enforcementNumber: string | null;
}> {
  return kase.read('intake', `/cases/${kase.caseId}`);
}

export function ledger(kase: DemoCase, asOf: string): Promise<LedgerReading> {
  return kase.read('performance', `/cases/${kase.caseId}/ledger?asOf=${asOf}`);
}

interface Resumption {
  readonly enforcement: {
    readonly caseNumber: string;
    readonly ground: string;
    readonly balance: { readonly amounts: Omit<ResumedBalance, 'asOf'> };
  } | null;
}

/** What stands on the resumed case; it is a case of its own and opens a moment after the settlement has ended. */
export async function resumption(kase: DemoCase): Promise<Resumption> {
  for (let left = 120; ; left -= 1) {
    const read = await kase.read<Resumption>('performance', `/cases/${kase.caseId}/resumption`);
    if (read.enforcement !== null || left === 0) return read;
    await sleep(250);
  }
}

/** Findings of breach. */
export function findings(
  kase: DemoCase,
): Promise<{ items: readonly { instalment: number; datedTo: string; outstanding: string }[] }> {
  return kase.read('performance', `/cases/${kase.caseId}/findings`);
}

/** Letters of one service in this case, to catch one that is doubled. */
export function tasks(
  kase: DemoCase,
  door: 'intake' | 'mediation' | 'performance',
): Promise<{ items: readonly { kind: string; state: string; dueAt: string | null }[] }> {
  return kase.read(door, `/work-items?caseId=${kase.caseId}`);
}

/** A case number begins as the law demands; its serial is the next one of the court. */
export function numbered(what: string, rule: string, beginning: string, actual = ''): Check {
  const lawful = actual.startsWith(beginning) && /^[1-9]\d*号$/.test(actual.slice(beginning.length));
  return check(what, rule, lawful ? actual : `${beginning}N号`, actual);
}

/** What every case shares: its number and its ending. */
export async function ended(kase: DemoCase, ending: Ending, rule: string): Promise<readonly Check[]> {
  const { court } = kase.script;
  const year = kase.script.acts[0]!.at.slice(0, 4);
  const { ending: recorded, endingRule } = await record(kase);
  return [
    numbered('案号 case number', 'CASE-1', `（${year}）${court}执前调`, kase.filed!.caseNumber),
    check('结果 outcome', rule, endingText(ending), endingText(recorded)),
    check('依据 ground', rule, rule, endingRule),
  ];
}
