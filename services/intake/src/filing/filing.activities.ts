import { publishFact, type NewTask, type Recorded, type StepContext, type StepHandlers } from '@hejie/casework';
import { handedOverToFiling, settledCaseRegistered } from '@hejie/contracts/facts';
import { type IntakeActs, type LapsedNegotiation } from '@hejie/contracts/workflows';
import { packOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { Application } from '../application/application.entity.js';
import { enforcementNumberOf } from './enforcement-number.js';
import { FILE_AS_ENFORCEMENT, filingDue, filingTask, REGISTER_AND_CLOSE, registerAndClose } from './filing.js';
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
    return {
      audit: { action: 'case.handed-over-to-filing', facts: why },
      facts: [publishFact(handedOverToFiling, { court, reason, rule, latenessSeconds })],
      letters: [settlementEnded(caseNumber, reason)],
      tasks: {
        opened: [
          {
            id: filingTask(caseId),
            kind: FILE_AS_ENFORCEMENT,
            role: 'filing-clerk',
            dueAt: filingDue(at, await editionsOf(tx, caseId)),
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
    // First, for a batch of notices may hold the case, and nobody of the court should wait for it with the counter of numbers in hand.
    const calendarEditions = await editionsOf(tx, caseId);
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
      tasks: { opened: tasksOf(effect, step, number, calendarEditions) },
    };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;

/** The notices that the case has adopted; until the commit it adopts no further one, which would not find the task. */
async function editionsOf({ manager }: Transaction, caseId: string): Promise<readonly string[]> {
  const lock = { mode: 'pessimistic_read' } as const;
  return (await manager.findOneOrFail(Application, { where: { caseId }, lock })).calendarEditions;
}

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
function tasksOf(
  effect: string,
  { caseId, at, known: { caseNumber } }: StepContext,
  number: string | undefined,
  calendarEditions: readonly string[],
): NewTask[] {
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
  return [
    {
      id: registerAndClose(caseId),
      kind: REGISTER_AND_CLOSE,
      role: 'filing-clerk',
      dueAt: filingDue(at, calendarEditions),
      facts: { caseNumber, enforcementNumber: number },
      rule: 'CASE-6',
      title: `${number}：登记立案并报结案`,
    },
  ];
}
