import { publishFact, type NewTask, type Recorded, type StepContext, type StepHandlers } from '@hejie/casework';
import { handedOverToFiling, settledCaseRegistered } from '@hejie/contracts/facts';
import { type IntakeActs, type LapsedNegotiation } from '@hejie/contracts/workflows';
import { packOf, type CourtInstant } from '@hejie/law';
import { Application } from '../application/application.entity.js';
import { enforcementNumberOf } from './enforcement-number.js';
import { filingDue, filingTask } from './filing.js';
import { Lapse } from './lapse.entity.js';
import { REASONS, registeredAsSettled, returnedToEnforcement, settlementEnded } from './letters.js';

export const filingActivities = {
  /** A case that was in enforcement already goes on there under its number: there is nothing to file. */
  async handOverToFiling(act, { tx, caseId, at, known }): Promise<Recorded> {
    const { reason, rule, statement, partyId, lateness, negotiation } = act;
    if (negotiation) await tx.manager.insert(Lapse, lapseOf(caseId, negotiation, at));
    const { court, caseNumber, packId } = known;
    const latenessSeconds = lateness?.latenessSeconds ?? 0;
    const why = { reason, rule, statement, partyId, latenessSeconds };
    if (packOf(packId).track === 'IN_ENFORCEMENT')
      return {
        audit: { action: 'case.returned-to-enforcement', facts: { caseNumber, ...why } },
        letters: [returnedToEnforcement(caseNumber, reason)],
      };
    const { calendarEditions } = await tx.manager.findOneByOrFail(Application, { caseId });
    return {
      audit: { action: 'case.handed-over-to-filing', facts: why },
      facts: [publishFact(handedOverToFiling, { court, reason, rule, latenessSeconds })],
      letters: [settlementEnded(caseNumber, reason)],
      tasks: {
        opened: [
          {
            id: filingTask(caseId),
            kind: 'FILE_AS_ENFORCEMENT',
            role: 'filing-clerk',
            dueAt: filingDue(at, calendarEditions),
            facts: { caseNumber, reason, latenessSeconds },
            rule,
            title: `${caseNumber}：${REASONS[reason]}，立“执”字案号`,
          },
        ],
      },
    };
  },

  /**
   * SEED3 五(四), SET-ART-2-1: what the pack of the court lets a confirmed settlement bring about. Number, letters and the
   * task of the person whose act it is: nothing is stayed or closed by itself.
   */
  async registerSettled(_, step): Promise<Recorded> {
    const { court, caseNumber, packId } = step.known;
    const { effect } = packOf(packId).confirmation;
    const { tx, caseId, at } = step;
    const { number, facts } =
      effect === 'REGISTER_AND_CLOSE'
        ? await enforcementNumberOf(tx, { caseId, court, packId, at })
        : { number: undefined, facts: [] };
    return {
      audit: { action: 'case.registered-as-settled', facts: { effect, caseNumber: number ?? null } },
      facts: [
        ...facts,
        publishFact(settledCaseRegistered, { court, effect, ...(number !== undefined && { caseNumber: number }) }),
      ],
      letters: [registeredAsSettled(caseNumber, effect, number)],
      tasks: { opened: await tasksOf(effect, step, number) },
    };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;

const lapseOf = (
  caseId: string,
  { extensions, calendarEditions, ...derived }: LapsedNegotiation,
  lapsedAt: CourtInstant,
): Lapse => ({
  caseId,
  ...derived,
  extensions: [...extensions],
  calendarEditions: [...calendarEditions],
  lapsedAt,
});

/** What a person has to do where the pack stays the enforcement, or registers the case under its number. */
async function tasksOf(
  effect: string,
  { tx, caseId, at, known: { caseNumber } }: StepContext,
  number: string | undefined,
): Promise<NewTask[]> {
  if (effect === 'STAY')
    return [
      {
        id: `stay/${caseId}`,
        kind: 'STAY_ENFORCEMENT',
        role: 'enforcement-judge',
        facts: { caseNumber },
        rule: 'SET-ART-2-1',
        title: `${caseNumber}：是否裁定中止执行（和解规定第二条）`,
      },
    ];
  if (number === undefined) return [];
  const { calendarEditions } = await tx.manager.findOneByOrFail(Application, { caseId });
  return [
    {
      id: `register-and-close/${caseId}`,
      kind: 'REGISTER_AND_CLOSE',
      role: 'filing-clerk',
      dueAt: filingDue(at, calendarEditions),
      facts: { caseNumber, enforcementNumber: number },
      rule: 'CASE-6',
      title: `${number}：登记立案并报结案`,
    },
  ];
}
