import { type CheckResult, type ConformanceReport } from './conformance.js';

const MARKS = { PASSED: '✓ 通过', FAILED: '✗ 不符', NOT_TRIED: '– 未查' } as const;

/** One requirement as a line, and where it fails what came and how to mend it. */
export function resultText({ id, zh, section, outcome, detail, mend }: CheckResult): string {
  const line = `${MARKS[outcome]}  ${id}  ${zh}（第${section}节）`;
  const more = [detail === undefined ? [] : [`    情况：${detail}`], mend === undefined ? [] : [`    改正：${mend}`]];
  return [line, ...more.flat()].join('\n');
}

/** What the trial came to. */
export function conclusionText({ agencyId, conforms, results }: ConformanceReport): string {
  const count = (outcome: CheckResult['outcome']): number => results.filter((one) => one.outcome === outcome).length;
  const sum = `共${results.length}项：通过${count('PASSED')}项，不符${count('FAILED')}项，未查${count('NOT_TRIED')}项。`;
  return `${agencyId}：${conforms ? '符合' : '不符合'}推送接口规定（版本1）。${sum}`;
}
