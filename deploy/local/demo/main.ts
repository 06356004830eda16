import { setInterval } from 'node:timers';

import Table from 'cli-table3';
import logUpdate from 'log-update';
import { stageDefinition } from '@hejie/settlement';

import type { StackAddresses } from '../src/addresses.js';
import { dongyingBreach } from './cases/dongying-breach.js';
import { dongyingLapse } from './cases/dongying-lapse.js';
import { jinyunDeveloper } from './cases/jinyun-developer.js';
import { sanyaGravel } from './cases/sanya-gravel.js';
import { sanyaLabour } from './cases/sanya-labour.js';
import { Court } from './court.js';
import { DemoCase, type CaseScript, type Check } from './demo-case.js';

/** Four cases from the seeds, and one that never settles. */
export const SCRIPTS: readonly CaseScript[] = [sanyaLabour, jinyunDeveloper, sanyaGravel, dongyingBreach, dongyingLapse];

interface Played {
  readonly kase: DemoCase;
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

async function play(kase: DemoCase): Promise<Played> {
  try {
    return { kase, checks: await kase.play() };
  } catch (fault) {
    return { kase, checks: [], fault };
  }
}

/** A table that moves on a terminal; a line for each change of stage elsewhere. */
function showLive(cases: readonly DemoCase[]): () => void {
  const told = new Map<DemoCase, string>();
  const show = process.stdout.isTTY ? () => logUpdate(liveTable(cases)) : () => cases.forEach((kase) => tellChange(kase, told));
  const ticker = setInterval(show, 250);
  return () => {
    clearInterval(ticker);
    show();
    if (process.stdout.isTTY) logUpdate.done();
  };
}

function row(kase: DemoCase): [title: string, number: string, stage: string, next: string, paid: string] {
  const { status, filed } = kase;
  const stage = status === undefined ? '' : stageDefinition(status.stage).name.zh + (status.ending === undefined ? '' : ` ${status.ending}`);
  const next = status?.nextDeadline && status.ending === undefined ? `${status.nextDeadline.at.slice(0, 16).replace('T', ' ')} ${status.nextDeadline.zh}` : '';
  const paid = status?.owed === undefined ? '' : `${status.paid} / ${status.owed}`;
  return [kase.script.title, filed?.caseNumber ?? '', stage, next, paid];
}

function liveTable(cases: readonly DemoCase[]): string {
  const table = new Table({ head: ['案件', '案号', '阶段', '下一期限', '已付 / 应付（元）'], style: { head: [], border: [] }, colWidths: [30, 26, 22, 36, 30], wordWrap: true });
  table.push(...cases.map(row));
  return table.toString();
}

function tellChange(kase: DemoCase, told: Map<DemoCase, string>): void {
  const [title, number, stage, , paid] = row(kase);
  const now = [stage, paid, kase.doing].filter((text) => text !== '').join(' · ');
  if (told.get(kase) === now || now === '') return;
  told.set(kase, now);
  process.stdout.write(`${title} ${number} ${now}\n`);
}

/** Each date and sum with its rule; says plainly what differs. */
function summarise(played: readonly Played[], duration: number): number {
  let wrong = 0;
  for (const { kase, checks, fault } of played) {
    process.stdout.write(`\n${kase.script.title} ${kase.filed?.caseNumber ?? ''}\n`);
    if (fault !== undefined) {
      wrong += 1;
      process.stdout.write(`  ✖ ${kase.doing}：${fault instanceof Error ? fault.message : String(fault)}\n`);
    }
    for (const { what, rule, expected, actual } of checks) {
      const right = expected === actual;
      if (!right) wrong += 1;
      process.stdout.write(right ? `  ✔ ${what}：${actual}（${rule}）\n` : `  ✖ ${what}：应为 ${expected}，实为 ${actual}（${rule}）\n`);
    }
  }
  const seconds = (duration / 1000).toFixed(0);
  process.stdout.write(wrong === 0 ? `\n演示完成：${played.length} 个案件，${seconds} 秒，结果全部符合。\n` : `\n演示完成：${seconds} 秒，${wrong} 处不符。\n`);
  return wrong === 0 ? 0 : 1;
}
