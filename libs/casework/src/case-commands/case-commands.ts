import {
  CASE_UNDECIDED,
  caseStatusQuestion,
  ENFORCEMENT_COMMANDS,
  lawErrorOf,
  resumedWorkflowId,
  SETTLEMENT_COMMANDS,
  settlementWorkflowId,
  type CaseStatus,
  type CloseEnforcement,
  type CommandArguments,
  type CommandName,
  type CommandStamp,
  type ResumptionStatus,
} from '@hejie/contracts/workflows';
import { ProblemError, unknownCase, type CaseCall } from '@hejie/service-kit';
import { caseEnded, type Ending } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import {
  Client,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import { CaseDirectory } from '../case-directory/case-directory.js';

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
  ) {}

  /**
   * The case's answer to a command: its new status.
   * @throws LawError the refusal, of the case (its validator or its decision) or of the service that decides, or `CASE.ENDED`;
   *   ProblemError 503 when the case could not answer in time (the same key may be sent again: it takes effect once).
   */
  execute<K extends CommandName>(name: K, call: CaseCall, said: Said<CommandArguments[K]>): Promise<CaseStatus> {
    const command = SETTLEMENT_COMMANDS[name] as unknown as UpdateDefinition<CaseStatus, [CommandArguments[K]]>;
    const ending = () => this.cases.ending(call.caseId);
    return this.put(settlementWorkflowId(call.caseId), command, call, said, ending);
  }

  /** As {@link execute}, for the resumed enforcement of a case: it is closed in one of the modes of CLS-4. */
  closeEnforcement(call: CaseCall, said: Said<CloseEnforcement>): Promise<ResumptionStatus> {
    return this.put(resumedWorkflowId(call.caseId), ENFORCEMENT_COMMANDS.closeEnforcement, call, said);
  }

  /** How the case stands; also after its end, as long as Temporal keeps it. @throws LawError `CASE.ENDED` after that. */
  status(caseId: string): Promise<CaseStatus> {
    return this.whenOpened(
      settlementWorkflowId(caseId),
      (workflow) => this.inTime(() => workflow.query(caseStatusQuestion)),
      () => this.cases.ending(caseId),
    );
  }

  /** Puts a command to its workflow: the one place from which commands leave a service. */
  private put<S, A extends { readonly stamp: CommandStamp }>(
    workflowId: string,
    command: UpdateDefinition<S, [A]>,
    { key, attempt, principal, time }: CaseCall,
    said: Said<A>,
    ending?: RecordedEnding,
  ): Promise<S> {
    const stamp: CommandStamp = {
      commandId: key,
      by: principal.subject,
      role: principal.roles[0] ?? '',
      at: time.at,
    };
    const args = [{ ...said, stamp }] as unknown as [A];
    return this.whenOpened(
      workflowId,
      (workflow) => this.inTime(() => workflow.executeUpdate<S, [A]>(command, { updateId: attempt ?? key, args })),
      ending,
    );
  }

  private inTime<T>(ask: () => Promise<T>): Promise<T> {
    return this.temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, ask);
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
        if (refusal) throw refusal;
        if (!(error instanceof WorkflowNotFoundError)) throw unanswered(error);
        const ended = (await this.endedStatus(workflow)) ?? { ending: await recorded?.() };
        // A case that was opened between the two questions is running: ask it again.
        if (ended.ending !== undefined) throw caseEnded(ended.ending);
        if (Date.now() > patience) throw unknownCase();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  /** The status of a case that has ended, or nothing if it has never been opened. */
  private async endedStatus(workflow: WorkflowHandle): Promise<EndedStatus | undefined> {
    try {
      return await this.inTime(() => workflow.query<EndedStatus>(caseStatusQuestion.name));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw unanswered(error);
    }
  }
}

/** The ending that the service's own record has, asked for when Temporal does not know the case. */
type RecordedEnding = () => Promise<Ending | undefined>;

/** What settlement cases and resumed enforcements both say of their end. */
type EndedStatus = Pick<CaseStatus | ResumptionStatus, 'ending'>;

function unanswered(error: unknown): unknown {
  if (isUndecided(error)) return undecided();
  // An update shows the server's error as it is, a query inside one of the client's own.
  const late =
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error) ||
    isGrpcServiceError((error as Error).cause);
  if (!late) return error;
  return new ProblemError({
    status: 503,
    code: 'CASE.NO_ANSWER',
    zh: '案件流程暂时没有应答；请用同一 Idempotency-Key 重试，操作只生效一次',
    en: 'The case did not answer in time; repeat with the same Idempotency-Key, the command takes effect once',
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
