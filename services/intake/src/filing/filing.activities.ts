import { publishFact, type NewTask, type Recorded, type StepContext, type StepHandlers } from '@hejie/casework';
import { handedOverToFiling, settledCaseRegistered } from '@hejie/contracts/facts';
import { type IntakeActs, type LapsedNegotiation } from '@hejie/contracts/workflows';
import { packOf, type CourtInstant } from '@hejie/law';
import { editionsOf } from './editions.js';
import { enforcementNumberOf } from './enforcement-number.js';
import {
  FILE_AS_ENFORCEMENT,
  filingDue,
  filingTask,
  REGISTER_SETTLED,
  registerSettledTask,
  rejection,
} from './filing.js';
import { Lapse } from './lapse.entity.js';
import {
  applicationWithdrawn,
  insistedOn,
  PUBLISHED,
  REASONS,
  registeredAsSettled,
  returnedToEnforcement,
  settlementEnded,
} from './letters.js';
import { RULE_ON_TERMINATION, STAY_ENFORCEMENT, terminationTask } from './rulings.js';

export const filingActivities = {
  /** A case that was in enforcement already goes on there under its number: there is nothing to file. */
  async handOverToFiling(act, { tx, caseId, at, known }): Promise<Recorded> {
    const { reason, rule, statement, partyId, lateness, negotiation } = act;
    if (negotiation) await tx.manager.insert(Lapse, lapseOf(caseId, negotiation, at));
    const { court, caseNumber, packId } = known;
    const latenessSeconds = lateness?.latenessSeconds ?? 0;
    // Who complained, and what was found on it, stands sealed with the complaint.
    const said = reason === 'COERCED' ? {} : { statement, partyId };
    const why = { reason, rule, ...said, latenessSeconds };
    if (packOf(packId).track === 'IN_ENFORCEMENT')
      return {
        audit: { action: 'case.returned-to-enforcement', facts: { caseNumber, ...why } },
        letters: [returnedToEnforcement(caseNumber, reason)],
      };
    return {
      audit: { action: 'case.handed-over-to-filing', facts: why },
      facts: [publishFact(handedOverToFiling, { court, reason: PUBLISHED[reason], rule, latenessSeconds })],
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

  /** CLS-4, 民诉法268(1): nothing is filed. Where enforcement has begun, a judge rules whether it ends. */
  recordApplicationWithdrawal({ signedBy, reason, agentId }, { caseId, known: { caseNumber, packId } }) {
    const inEnforcement = packOf(packId).track === 'IN_ENFORCEMENT';
    return Promise.resolve({
      audit: {
        action: 'application.withdrawn',
        facts: { signedBy, reason, inEnforcement, ...(agentId !== undefined && { agentId }) },
      },
      letters: [applicationWithdrawn(caseNumber, inEnforcement)],
      tasks: {
        opened: inEnforcement
          ? [
              {
                id: terminationTask(caseId),
                kind: RULE_ON_TERMINATION,
                role: 'enforcement-judge' as const,
                facts: { caseNumber, signedBy: [...signedBy] },
                rule: 'CLS-4',
                title: `${caseNumber}：申请执行人撤回执行申请，是否裁定终结执行（民事诉讼法第二百六十八条第一项）`,
              },
            ]
          : [],
      },
    });
  },

  /** PRE-3: the case gets its number under 执, and then lies before the judge, who rejects it by a ruling. In enforcement it has its number. */
  async handOverForRejection({ partyId, reviewId, statement }, step): Promise<Recorded> {
    const { tx, caseId, at, known } = step;
    const { caseNumber, packId } = known;
    const audit = { action: 'application.insisted-on', facts: { partyId, reviewId, statement } };
    const letters = [insistedOn(caseNumber)];
    if (packOf(packId).track === 'IN_ENFORCEMENT')
      return { audit, letters, tasks: { opened: [rejection(caseId, caseNumber, reviewId)] } };
    return {
      audit,
      letters,
      tasks: {
        opened: [
          {
            id: filingTask(caseId),
            kind: FILE_AS_ENFORCEMENT,
            role: 'filing-clerk',
            dueAt: filingDue(at, await editionsOf(tx, caseId)),
            facts: { caseNumber, reason: 'REJECTION', reviewId },
            rule: 'PRE-3',
            title: `${caseNumber}：经释明仍坚持申请，立“执”字案号后报请裁定驳回执行申请`,
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

const lapseOf = (
  caseId: string,
  { extensions, appraisals, calendarEditions, suspended, ...derived }: LapsedNegotiation,
  lapsedAt: CourtInstant,
): Lapse => ({
  caseId,
  ...derived,
  suspended: suspended ?? null,
  extensions: [...extensions],
  appraisals: appraisals ? [...appraisals] : null,
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
        kind: STAY_ENFORCEMENT,
        role: 'enforcement-judge',
        facts: { caseNumber },
        rule: 'SET-ART-2-1',
        title: `${caseNumber}：是否裁定中止执行（和解规定第二条）`,
      },
    ];
  if (number === undefined) return [];
  return [
    {
      id: registerSettledTask(caseId),
      kind: REGISTER_SETTLED,
      role: 'filing-clerk',
      dueAt: filingDue(at, calendarEditions),
      facts: { caseNumber, enforcementNumber: number },
      rule: 'CASE-6',
      title: `${number}：登记立案；和解协议履行完毕后另行报结案`,
    },
  ];
}
