import { type Recording, type StepContext } from '@hejie/casework';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { asJson } from '@hejie/law';
import { maskText } from '@hejie/security';
import { evasionSignals, type BreachSign } from '@hejie/settlement';

/** Kind of the work item by which a judge looks into what an application says of evasion or a sham settlement. */
export const EVASION_CHECK = 'EVASION_CHECK';

/** Evidence as a task shows it: the words of who brings it, without numbers of people. */
export const masked = (signs: readonly BreachSign[]): BreachSign[] =>
  signs.map((sign) => ({ ...sign, text: maskText(sign.text) }));

/** S13, PROC-27: signs that the debtor will not perform are looked into by a judge, beside the application and whatever becomes of it. */
export function evasionTold(
  { caseId, known: { caseNumber } }: StepContext,
  application: number,
  signs: readonly BreachSign[],
): Recording[] {
  const signals = evasionSignals(signs);
  const [first] = signals;
  if (first === undefined) return [];
  return [
    {
      by: CASE_ITSELF,
      audit: { action: 'evasion.signalled', facts: { application, signals: signals.map(({ code }) => code) } },
      tasks: {
        opened: [
          {
            id: `evasion/${caseId}/${application}`,
            kind: EVASION_CHECK,
            role: 'enforcement-judge',
            facts: { caseNumber, application, signals: asJson(signals), signs: asJson(masked(signs)) },
            rule: first.rule,
            title: `${caseNumber}：核查第${application}次恢复执行申请所载规避执行、虚假和解线索`,
          },
        ],
      },
    },
  ];
}
