import { type NewLetter } from '@hejie/casework';
import { dateText, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';

const inOccasion = (authority: string): string => authority.replaceAll(/[^0-9]+/g, '-').replaceAll(/^-|-$/g, '');

/** PROC-21: nobody sought enforcement within five days after the period for performance; `authority`: of the preservation; `controlled`: something is under control. */
export const lapsed = (authority: string, controlled: boolean): NewLetter => ({
  occasion: `preservation-lapsed-${inOccasion(authority)}`,
  kind: 'preservation-lapsed',
  subject: '保全应予解除告知书',
  body: `${authority}：法律文书指定的履行期间届满后五日内未申请执行，本案的保全应当解除（《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百六十三条）。${controlled ? '处于控制之下的财产由本院裁定解除。' : '本案现无财产处于控制之下。'}`,
});

/** A control that stands under its preservation again. */
interface FallenBack {
  readonly id: string;
  /** By the law on its renewal: its last day, and until when its applicant must ask; null while no term of it runs. */
  readonly rule: string | null;
  /** The day on which its renewal was applied for, where that lies before the court. */
  readonly askedOn?: LegalDate;
}

/**
 * PROC-10, PROC-9R, PROC-21: a number of enforcement was withdrawn as a mistake, and the preservation stands on its own again; its applicant is told what holds from now on. `seekBy`: the last day
 * on which enforcement is sought in time; null: it was sought.
 */
export const fellBack = (
  { authority, withdrawn, at }: { readonly authority: string; readonly withdrawn: string; readonly at: CourtInstant },
  controls: readonly FallenBack[],
  seekBy: LegalDate | null,
  applicantPartyId: string,
): NewLetter => ({
  to: [{ partyId: applicantPartyId }],
  occasion: `preservation-fell-back-${inOccasion(authority)}-${at}`,
  kind: 'preservation-fell-back',
  subject: '案号更正及保全期限告知书',
  body: [
    `${authority}：此前在本案登记的执行案号${withdrawn}系误登记，已经撤回。本案的保全仍以${authority}办理。`,
    ...controls.map(heldAgain),
    seekBy === null ? '' : enforcementToSeek(seekBy, legalDateOf(at)),
  ].join(''),
});

function heldAgain({ id, rule, askedOn }: FallenBack): string {
  const held = `控制措施（${id}）恢复在该案号之下，顺位不变。`;
  if (askedOn !== undefined) return `${held}${dateText(askedOn)}收到的续行申请继续有效，由本院审查，不必重复申请。`;
  return `${held}${rule ?? ''}`;
}

function enforcementToSeek(seekBy: LegalDate, today: LegalDate): string {
  const source = '（《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百六十三条）';
  return seekBy >= today
    ? `申请执行应当于${dateText(seekBy)}之前（含当日）提出；逾期未申请执行的，保全应当解除${source}。`
    : `申请执行的期限已于${dateText(seekBy)}届满。在该日之前（含当日）已经申请执行的，请立即告知本院；未申请执行的，保全应当解除${source}。`;
}
