import { type NewDocument } from '@hejie/casework';
import { courtOf, dateText, legalDateOf, type CourtInstant } from '@hejie/law';
import { type AgencyEffect, type DiscrepancyKind, type EntryState, type KeptEntry } from '@hejie/settlement';

/** What a correction letter (更正函) is about: one entry at one body. Neither name nor number of anybody stands in it: the body knows the entry by its id. */
export interface ToCorrect {
  readonly agencyName: string;
  readonly court: string;
  /** Absent where the court knows no case of the entry. */
  readonly caseNumber?: string;
  readonly entryId: string;
  /** By what the body was told of the entry, or by what it is told anything where the court knows no such entry. */
  readonly basis: string;
  /** As of when the body's snapshot was made. */
  readonly asOf: CourtInstant;
  readonly lines: readonly {
    readonly effect: AgencyEffect;
    readonly kind: DiscrepancyKind;
    readonly shown: KeptEntry | undefined;
    /** Absent where the court has told the body nothing of it. */
    readonly wanted: { readonly state: EntryState; readonly version: number } | undefined;
  }[];
}

const EFFECTS: Readonly<Record<AgencyEffect, string>> = {
  PUBLICITY: '公示',
  SHARING: '共享使用',
  SANCTION: '惩戒措施',
};
const STATES: Readonly<Record<EntryState, string>> = { PRESENT: '有', SUSPENDED: '已暂停', ABSENT: '无' };
const KINDS: Readonly<Record<DiscrepancyKind, string>> = {
  STALE: '未按最近一次通知办理',
  RESURRECTED: '移除后重新出现',
  NEVER_LISTED: '本院从未通知登记',
  ID_MISMATCH: '主体标识与本院通知不一致',
};

/** CR-N-5: what a body is told of what it keeps otherwise than the court, and what it is asked to do. */
export function correctionLetter({ agencyName, court, caseNumber, entryId, basis, asOf, lines }: ToCorrect): string {
  const day = dateText(legalDateOf(asOf));
  const of = caseNumber === undefined ? '' : `${caseNumber}一案，`;
  return [
    `${agencyName}：`,
    `经比对你单位${day}的信息快照，${of}事项编号${entryId}的信息与本院记录不一致：`,
    ...lines.map((line, index) => `${index + 1}．${lineText(line)}`),
    `请你单位立即${lines.some(({ wanted }) => wanted !== undefined && wanted.state !== 'ABSENT') ? '按本院最近一次通知更正' : '移除该信息'}，停止使用不一致的信息，并将办理结果以回执告知本院。`,
    `依据：${basis}。`,
    courtOf(court)?.name ?? court,
  ].join('\n');
}

function lineText({ effect, kind, shown, wanted }: ToCorrect['lines'][number]): string {
  const kept = shown === undefined ? STATES.ABSENT : `${STATES[shown.state]}（第${shown.version}次通知）`;
  const should = wanted === undefined ? '没有该事项' : `应为“${STATES[wanted.state]}”（第${wanted.version}次通知）`;
  return `${EFFECTS[effect]}：你单位为“${kept}”，本院记录${should}；${KINDS[kind]}。`;
}

/** CR-N-5: the letter as a document of the case (更正函), about a decision that the body does not show. `discrepancyId`: of the first of its differences. */
export const correctionDocument = (
  { agencyName, basis, asOf, lines }: ToCorrect,
  {
    discrepancyId,
    decision,
    caseNumber,
  }: { readonly discrepancyId: string; readonly decision: string; readonly caseNumber: string },
): NewDocument => ({
  id: `correction/${discrepancyId}`,
  kind: 'CORRECTION_LETTER',
  under: caseNumber,
  fields: {
    recipient: agencyName,
    basis,
    foundOn: legalDateOf(asOf),
    differences: lines.map(({ effect, kind, shown, wanted }) => ({
      decision,
      effect,
      kind,
      shows: shown?.state ?? 'ABSENT',
      shouldShow: wanted?.state ?? 'ABSENT',
    })),
  },
  signatories: [],
  to: [{ body: agencyName }],
});
