import { setTimeout as sleep } from 'node:timers/promises';

import type { ResumedBalance } from '@hejie/contracts/workflows';
import type { CourtInstant } from '@hejie/law';
import type { Ending, LedgerReading } from '@hejie/settlement';
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
export function record(courtCase: DemoCase): Promise<{
  ending: Ending | null;
  endingRule: string | null;
}> {
  return courtCase.read('intake', courtCase.path());
}

export function ledger(courtCase: DemoCase, asOf: string): Promise<LedgerReading> {
  return courtCase.read('performance', courtCase.path(`/ledger?asOf=${asOf}`));
}

interface Resumption {
  readonly applications: readonly { readonly appliedAt: string }[];
  readonly enforcement: {
    readonly caseNumber: string;
    readonly ground: string;
    readonly balance: { readonly amounts: Omit<ResumedBalance, 'asOf'> };
  } | null;
}

/** In tries a quarter of a second apart: longer than a request to a keeper is another process's, whose process has died over it. */
const PATIENCE = 640;

/** Services record a step side by side: what one has recorded, another may record a moment later. */
export async function onceRecorded<T>(read: () => Promise<T>, recorded: (answer: T) => boolean): Promise<T> {
  for (let left = PATIENCE; ; left -= 1) {
    const answer = await read();
    if (recorded(answer) || left === 0) return answer;
    await sleep(250);
  }
}

/** What stands on the resumed case; it is a case of its own and opens a moment after the settlement has ended. */
export function resumption(courtCase: DemoCase): Promise<Resumption> {
  return onceRecorded(
    () => courtCase.read<Resumption>('performance', courtCase.path('/resumption')),
    ({ enforcement }) => enforcement !== null,
  );
}

interface Found {
  readonly instalment: number;
  readonly datedTo: string;
  readonly foundAt: CourtInstant;
  readonly outstanding: string;
  /** What it rests on, and the digest of that. */
  readonly pack: {
    readonly agreement: number;
    readonly obligation: { readonly amount: string };
    readonly days: { readonly waitingEnd: string };
    readonly overdueToldAt: string | null;
  } | null;
  readonly packHash: string | null;
}

/** Direct enforcement under guarantees of the settlement. */
export function guarantees(courtCase: DemoCase): Promise<{ items: readonly { upTo: string | null }[] }> {
  return courtCase.read('performance', courtCase.path('/guarantors/enforcement'));
}

/** Findings of breach, with their evidence. */
export function findings(courtCase: DemoCase): Promise<{ items: readonly Found[] }> {
  return courtCase.read('performance', courtCase.path('/findings'));
}

/** The tasks of filing in this case: to file what was not settled as an enforcement case. */
export function filingTasks(
  courtCase: DemoCase,
): Promise<{ items: readonly { state: string; dueAt: string | null }[] }> {
  const path = `/work-items?caseId=${encodeURIComponent(courtCase.caseId)}&kind=FILE_AS_ENFORCEMENT`;
  return courtCase.read('intake', path, courtCase.staff('filing-clerk'));
}

/** A case number begins as the law demands; its serial is the next one of the court. */
export function numbered(what: string, rule: string, beginning: string, actual = ''): Check {
  const lawful = actual.startsWith(beginning) && /^[1-9]\d*号$/.test(actual.slice(beginning.length));
  return check(what, rule, lawful ? actual : `${beginning}N号`, actual);
}

/** What every case shares: its number and its ending. */
export async function ended(courtCase: DemoCase, ending: Ending, rule: string): Promise<readonly Check[]> {
  const { court } = courtCase.script;
  const year = courtCase.script.acts[0]!.at.slice(0, 4);
  const { ending: recorded, endingRule } = await record(courtCase);
  return [
    numbered('案号 case number', 'CASE-1', `（${year}）${court}执前调`, courtCase.filed!.caseNumber),
    check('结果 outcome', rule, endingText(ending), endingText(recorded)),
    check('依据 ground', rule, rule, endingRule),
  ];
}
