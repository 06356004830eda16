import {
  CASE_UNDECIDED,
  caseStatusQuestion,
  commandHeardQuestion,
  lawErrorOf,
  SETTLEMENT_COMMANDS,
  settlementWorkflowId,
  type CaseResult,
  type CaseStatus,
  type CommandArguments,
  type CommandName,
  type CommandStamp,
} from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { once, pause, UnitOfWork } from '@hejie/persistence';
import { ProblemError, unknownCase, type CaseCall } from '@hejie/service-kit';
import { caseEnded, reviewOfLapse } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import {
  Client,
  isGrpcServiceError,
  QueryNotRegisteredError,
  QueryRejectedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import { CaseDirectory } from '../case-directory/case-directory.js';
import { knownCase } from '../case-directory/directory-entry.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { type NewTask } from '../recording/recording.js';

/** How long a command waits for its case before the caller is asked to repeat it with the same key. */
const ANSWER_WITHIN_MS = 20_000;
/** A fresh case may still be on its way from the outbox to the bridge. */
const OPENING_WITHIN_MS = 5_000;

/** What a command says, beside who gave it and when. */
type Said<A extends { readonly stamp: CommandStamp }> = Omit<A, 'stamp'>;

/** Puts people's commands to the running case as Updates, and asks it how it stands. */
@Injectable()
export class CaseCommands {
  constructor(
    @Inject(Client) private readonly temporal: Client,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  /**
   * The case's answer to a command: its new status. A case that has ended gives its answer again to a command that it has taken; one that
   * was received before the case lapsed, and reached it only afterwards, is refused and lies before the judge.
   * @throws LawError the refusal, of the case (its validator or its decision) or of the service that decides, or `CASE.ENDED`;
   *   ProblemError 503 when the case could not answer in time (the same key may be sent again: it takes effect once).
   */
  async execute<K extends CommandName>(name: K, call: CaseCall, said: Said<CommandArguments[K]>): Promise<CaseStatus> {
    const command = SETTLEMENT_COMMANDS[name] as unknown as UpdateDefinition<CaseStatus, [CommandArguments[K]]>;
    const ending = () => this.cases.ending(call.caseId);
    const workflowId = settlementWorkflowId(call.caseId);
    try {
      return await this.put(workflowId, command, call, said, ending);
    } catch (refusal) {
      if (isCaseEnded(refusal)) await this.layBeforeJudgeIfLapsed(workflowId, name, call);
      throw refusal;
    }
  }

  /**
   * How the case stands; also after its end, as long as Temporal keeps it.
   * @throws LawError `CASE.ENDED` after that; ProblemError 503 `CASE.NO_ANSWER` when it could not answer in time.
   */
  status(caseId: string): Promise<CaseStatus> {
    return this.whenOpened(
      settlementWorkflowId(caseId),
      (workflow) => this.answerTo(() => workflow.query(caseStatusQuestion)),
      () => this.cases.ending(caseId),
    );
  }

  /**
   * Puts a command to a case of any kind: the one place from which commands leave a service. @param ending as the service's own record has
   * it, for a case that Temporal no longer keeps. @throws as {@link execute}; of a case that nobody has opened ProblemError 404 `CASE.UNKNOWN`.
   */
  async put<S, A extends { readonly stamp: CommandStamp }>(
    workflowId: string,
    command: UpdateDefinition<S, [A]>,
    { caseId, key, attempt, principal, time }: CaseCall,
    said: Said<A>,
    ending?: RecordedEnding,
  ): Promise<S> {
    const stamp: CommandStamp = {
      commandId: key,
      by: principal.subject,
      role: principal.roles[0] ?? '',
      at: time.at,
      ...(await this.adopted(caseId)),
    };
    const args = [{ ...said, stamp }] as unknown as [A];
    try {
      return await this.whenOpened(
        workflowId,
        (workflow) => this.inTime(() => workflow.executeUpdate<S, [A]>(command, { updateId: attempt ?? key, args })),
        ending,
      );
    } catch (refusal) {
      const answer = isCaseEnded(refusal) ? await this.answerOfEnded<S>(workflowId, key) : undefined;
      if (answer === undefined) throw refusal;
      return answer;
    }
  }

  /** PER-4: the notices that the case has adopted since its opening, which it was not woken for if they move no deadline of it. */
  private async adopted(caseId: string): Promise<Pick<CommandStamp, 'calendarEditions'>> {
    const { calendarEditions = [] } = await this.cases.known(caseId);
    return calendarEditions.length > 0 ? { calendarEditions } : {};
  }

  /** What a case that has ended has answered to a command: the status of its end, if it has taken the command. */
  private async answerOfEnded<S>(workflowId: string, key: string): Promise<S | undefined> {
    const workflow = this.temporal.workflow.getHandle(workflowId);
    try {
      const heard = await this.answerTo(() => workflow.query(commandHeardQuestion, key));
      return heard ? await this.answerTo(() => workflow.query<S>(caseStatusQuestion.name)) : undefined;
    } catch (error) {
      // Temporal no longer keeps the case. A question that failed is no answer: whoever took it for "not heard" would do once more what was done.
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw unanswered(error);
    }
  }

  /** Received in time and too late for the case: what comes of that is the law's to say. */
  private async layBeforeJudgeIfLapsed(workflowId: string, command: CommandName, call: CaseCall): Promise<void> {
    const { caseId, key, principal, time } = call;
    const ended = await this.endOf(workflowId);
    if (!ended) return;
    const { ending, endedAt } = ended;
    await this.unitOfWork.run(async (tx) => {
      const known = await knownCase(tx, caseId);
      const review = reviewOfLapse({ caseNumber: known.caseNumber, command, receivedAt: time.at, ending, endedAt });
      if (!review) return;
      const task: NewTask = { ...review, id: `received-before-lapse/${caseId}/${key.slice(-16)}` };
      const { caseNumber: _, ...facts } = review.facts;
      // Sent once more, also at the same time, the command is the same task.
      await once(tx, task.id, () =>
        this.recorder.record(
          tx,
          { caseId, at: endedAt, by: principal.subject, known },
          { audit: { action: 'command.received-before-lapse', facts }, tasks: { opened: [task] } },
        ),
      );
    });
  }

  /** How and when a settlement has ended; nothing where Temporal no longer keeps it. */
  private async endOf(workflowId: string): Promise<CaseResult | undefined> {
    try {
      return (await this.inTime(() => this.temporal.workflow.getHandle(workflowId).result())) as CaseResult;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw unanswered(error);
    }
  }

  private inTime<T>(ask: () => Promise<T>): Promise<T> {
    return this.temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, ask);
  }

  /**
   * The answer to a question. One that overtakes the task of a message is refused by the bundle (`own-task.ts` of `@hejie/temporal`): asked
   * once more, it is answered with that task. The SDK has one name for every query that fails.
   */
  private async answerTo<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await this.inTime(ask);
    } catch (error) {
      if (!(error instanceof QueryNotRegisteredError)) throw error;
      return await this.inTime(ask);
    }
  }

  private async whenOpened<T>(
    workflowId: string,
    ask: (workflow: WorkflowHandle) => Promise<T>,
    recorded?: RecordedEnding,
  ): Promise<T> {
    const workflow = this.temporal.workflow.getHandle(workflowId);
    const patience = Date.now() + OPENING_WITHIN_MS;
    for (;;) {
      try {
        return await ask(workflow);
      } catch (error) {
        const refusal = lawErrorOf(error);
        // By its record it is open again, which its case has not heard of yet.
        const reopened = async () => recorded?.decides === true && (await recorded()) === undefined;
        if (refusal && !(isCaseEnded(refusal) && (await reopened()))) throw refusal;
        if (!refusal && !(error instanceof WorkflowNotFoundError)) throw unanswered(error);
        const ended = (await this.endedStatus(workflow)) ?? { ending: await recorded?.() };
        // A case that was opened between the two questions is running: ask it again.
        if (ended.ending !== undefined && !(await reopened())) throw caseEnded(ended.ending);
        if (Date.now() > patience) throw unknownCase();
        await pause(200);
      }
    }
  }

  /** The status of a case that has ended, or nothing if it has never been opened. */
  private async endedStatus(workflow: WorkflowHandle): Promise<EndedStatus | undefined> {
    try {
      return await this.answerTo(() => workflow.query<EndedStatus>(caseStatusQuestion.name));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw unanswered(error);
    }
  }
}

/** Is it refused because the case has ended? */
export const isCaseEnded = (refusal: unknown): boolean => refusal instanceof LawError && refusal.code === 'CASE.ENDED';

/**
 * The ending that the service's own record has, asked for when Temporal does not know the case. `decides`: of a file, which its service ends and opens
 * again, so that its case hears of it afterwards.
 */
export type RecordedEnding = (() => Promise<string | undefined>) & { readonly decides?: true };

/** What cases of every kind say of their end. */
interface EndedStatus {
  readonly ending?: string;
}

function unanswered(error: unknown): unknown {
  if (isUndecided(error)) return undecided();
  // An update shows the server's error as it is, a query inside one of the client's own, or as one that failed.
  const late =
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof QueryNotRegisteredError ||
    error instanceof QueryRejectedError ||
    isGrpcServiceError(error) ||
    isGrpcServiceError((error as Error).cause);
  if (!late) return error;
  return new ProblemError({
    status: 503,
    code: 'CASE.NO_ANSWER',
    zh: '案件流程暂时没有应答，请稍后重试；操作请用同一 Idempotency-Key，只生效一次',
    en: 'The case did not answer in time; try again, a command with the same Idempotency-Key: it takes effect once',
  });
}

const isUndecided = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === CASE_UNDECIDED;

function undecided(): ProblemError {
  return new ProblemError({
    status: 503,
    code: CASE_UNDECIDED,
    zh: '系统故障，案件未能对该操作作出决定，没有生效；请稍后用同一 Idempotency-Key 重试',
    en: 'A fault of the system: the case could not decide and nothing took effect; repeat later with the same Idempotency-Key',
  });
}
