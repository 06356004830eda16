import { setInterval } from 'node:timers';

import Table from 'cli-table3';
import logUpdate from 'log-update';
import { CASE_STATES, stageDefinition } from '@hejie/settlement';

import type { StackAddresses } from '../src/addresses.js';
import { dongyingBreach } from './cases/dongying-breach.js';
import { dongyingEnterprise } from './cases/dongying-enterprise.js';
import { dongyingLapse } from './cases/dongying-lapse.js';
import { dongyingStanding } from './cases/dongying-standing.js';
import { jinyunDeveloper } from './cases/jinyun-developer.js';
import { pingduBidder } from './cases/pingdu-bidder.js';
import { sanyaGravel } from './cases/sanya-gravel.js';
import { sanyaLabour } from './cases/sanya-labour.js';
import { Court } from './court.js';
import { DemoCase, type CaseScript, type Check } from './demo-case.js';
import { folded, grouped, instantOf } from './texts.js';

/** Six cases from the seeds, one that never settles, and one whose money is told of by the bank and whose breach was provided for. */
export const SCRIPTS: readonly CaseScript[] = [
  sanyaLabour,
  jinyunDeveloper,
  sanyaGravel,
  dongyingBreach,
  dongyingLapse,
  dongyingStanding,
  dongyingEnterprise,
  pingduBidder,
];

interface Played {
  readonly courtCase: DemoCase;
  readonly checks: readonly Check[];
  readonly fault?: unknown;
}

/**
 * The demonstration: every case side by side, in compressed court time, through the public interface.
 * @returns the exit status: 0 when every outcome is the one that the law demands.
 */
export async function run(addresses: StackAddresses, scripts: readonly CaseScript[] = SCRIPTS): Promise<number> {
  const court = new Court(addresses);
  const cases = scripts.map((script) => new DemoCase(script, court));
  const began = Date.now();
  const stopShowing = showLive(cases);
  const played = await Promise.all(cases.map(play));
  stopShowing();
  return summarise(played, Date.now() - began);
}

async function play(courtCase: DemoCase): Promise<Played> {
  try {
    return { courtCase, checks: await courtCase.play() };
  } catch (fault) {
    return { courtCase, checks: [], fault };
  }
}

/** Widths of the table's columns, borders counted apart. */
const COLUMNS = [24, 26, 18, 26, 20];
const TABLE_WIDTH = COLUMNS.reduce((sum, width) => sum + width + 1, 1);

/** A table that moves on a terminal wide enough for it; a line for each change of stage elsewhere. */
function showLive(cases: readonly DemoCase[]): () => void {
  const told = new Map<DemoCase, string>();
  const moves = process.stdout.isTTY && process.stdout.columns >= TABLE_WIDTH;
  const show = moves
    ? () => logUpdate(liveTable(cases))
    : () => cases.forEach((courtCase) => tellChange(courtCase, told));
  const ticker = setInterval(show, 250);
  return () => {
    clearInterval(ticker);
    show();
    if (moves) logUpdate.done();
  };
}

function row(courtCase: DemoCase): [title: string, number: string, stage: string, next: string, paid: string] {
  const { status, filed } = courtCase;
  const stage =
    status === undefined
      ? ''
      : stageDefinition(status.stage).name.zh +
        (status.ending === undefined ? '' : `：${CASE_STATES.endings[status.ending].zh}`);
  const next =
    status?.nextDeadline && status.ending === undefined
      ? `${instantOf(status.nextDeadline.at)} ${status.nextDeadline.zh}`
      : '';
  const paid = status?.owed === undefined ? '' : `${grouped(status.paid ?? '0.00')} / ${grouped(status.owed)}`;
  return [courtCase.script.title, filed?.caseNumber ?? '', stage, next, paid];
}

function liveTable(cases: readonly DemoCase[]): string {
  const head = ['案件 case', '案号 number', '阶段 stage', '下一期限 next deadline', '已付 / 应付（元） paid / owed'];
  const cells = (texts: readonly string[]): string[] => texts.map((text, column) => folded(text, COLUMNS[column]! - 2));
  const table = new Table({ head: cells(head), style: { head: [], border: [] }, colWidths: COLUMNS });
  table.push(...cases.map((courtCase) => cells(row(courtCase))));
  return table.toString();
}

function tellChange(courtCase: DemoCase, told: Map<DemoCase, string>): void {
  const [title, number, stage, , paid] = row(courtCase);
  const now = [stage, paid, courtCase.doing].filter((text) => text !== '').join(' · ');
  if (told.get(courtCase) === now || now === '') return;
  told.set(courtCase, now);
  process.stdout.write(`${title} ${number} ${now}\n`);
}

/** Each date and sum with its rule; says plainly what differs. */
function summarise(played: readonly Played[], duration: number): number {
  let wrong = 0;
  for (const { courtCase, checks, fault } of played) {
    process.stdout.write(`\n${courtCase.script.title} ${courtCase.filed?.caseNumber ?? ''}\n`);
    if (fault !== undefined) {
      wrong += 1;
      process.stdout.write(`  ✖ ${courtCase.doing}：${fault instanceof Error ? fault.message : String(fault)}\n`);
    }
    for (const { what, rule, expected, actual } of checks) {
      const right = expected === actual;
      if (!right) wrong += 1;
      const under = actual === rule ? '' : `（${rule}）`;
      process.stdout.write(
        right ? `  ✔ ${what}：${actual}${under}\n` : `  ✖ ${what}：应为 ${expected}，实为 ${actual}（${rule}）\n`,
      );
    }
    for (const text of courtCase.shown) process.stdout.write(`${text.replace(/^(?=.)/gm, '    ')}\n`);
  }
  const seconds = (duration / 1000).toFixed(0);
  process.stdout.write(
    wrong === 0
      ? `\n演示完成：${played.length} 个案件，${seconds} 秒，结果全部符合。 Every outcome is the one that the law demands.\n`
      : `\n演示完成：${seconds} 秒，${wrong} 处不符。 ${wrong} outcomes differ.\n`,
  );
  return wrong === 0 ? 0 : 1;
}
