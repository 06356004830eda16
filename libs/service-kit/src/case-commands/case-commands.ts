import {
  lawErrorOf,
  QUERIES,
  RESUMED_UPDATES,
  resumedWorkflowId,
  settlementWorkflowId,
  type CaseStatus,
  type CloseEnforcement,
  type CommandStamp,
  type ResumptionStatus,
  type UpdateArguments,
  type UpdateName,
} from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { Inject, Injectable } from '@nestjs/common';
import {
  Client,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type WorkflowHandle,
} from '@temporalio/client';
import { CASE_ARCHIVE, type CaseArchive, type Ending } from './case-archive.js';
import { type CaseCall } from './case-call.js';
import { ProblemError, unknownCase } from '../problems/problem.js';

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
    @Inject(CASE_ARCHIVE) private readonly archive: CaseArchive,
  ) {}

  /**
   * The case's answer to a command: its new status.
   * @throws LawError the refusal of the case's validator, or `CASE.ENDED`; ProblemError 503 when the case could not answer
   *   in time (the same key may be sent again: it takes effect once).
   */
  execute<K extends UpdateName>(name: K, call: CaseCall, said: Said<UpdateArguments[K]>): Promise<CaseStatus> {
    const ending = () => this.archive.ending(call.caseId);
    return this.update<CaseStatus, UpdateArguments[K]>(settlementWorkflowId(call.caseId), name, call, said, ending);
  }

  /** As {@link execute}, for the resumed enforcement of a case: it is closed in one of the modes of CLS-4. */
  closeEnforcement(call: CaseCall, said: Said<CloseEnforcement>): Promise<ResumptionStatus> {
    return this.update<ResumptionStatus, CloseEnforcement>(
      resumedWorkflowId(call.caseId),
      RESUMED_UPDATES.closeEnforcement,
      call,
      said,
    );
  }

  /** How the case stands; also after its end, as long as Temporal keeps it. @throws LawError `CASE.ENDED` after that. */
  status(caseId: string): Promise<CaseStatus> {
    return this.whenOpened(
      settlementWorkflowId(caseId),
      (kase) => this.temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => kase.query<CaseStatus>(QUERIES.status)),
      () => this.archive.ending(caseId),
    );
  }

  private update<S, A extends { readonly stamp: CommandStamp }>(
    workflowId: string,
    name: string,
    call: CaseCall,
    said: Said<A>,
    ending?: RecordedEnding,
  ): Promise<S> {
    const { key, principal, time } = call;
    const stamp: CommandStamp = {
      commandId: key,
      by: principal.subject,
      role: principal.roles[0] ?? '',
      at: time.at,
      clock: time.clock,
    };
    const args = [{ ...said, stamp }] as unknown as [A];
    return this.whenOpened(
      workflowId,
      (kase) =>
        this.temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
          kase.executeUpdate<S, [A]>(name, { updateId: key, args }),
        ),
      ending,
    );
  }

  private async whenOpened<T>(
    workflowId: string,
    ask: (kase: WorkflowHandle) => Promise<T>,
    recorded?: RecordedEnding,
  ): Promise<T> {
    const kase = this.temporal.workflow.getHandle(workflowId);
    const patience = Date.now() + OPENING_WITHIN_MS;
    for (;;) {
      try {
        return await ask(kase);
      } catch (error) {
        const refusal = lawErrorOf(error);
        if (refusal) throw refusal;
        if (!(error instanceof WorkflowNotFoundError)) throw unanswered(error);
        const ended = (await this.endedStatus(kase)) ?? { ending: await recorded?.() };
        // A case that was opened between the two questions is running: ask it again.
        if (ended.ending !== undefined) throw caseEnded(ended);
        if (Date.now() > patience) throw unknownCase();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  /** The status of a case that has ended, or nothing if it has never been opened. */
  private async endedStatus(kase: WorkflowHandle): Promise<EndedStatus | undefined> {
    try {
      return await this.temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
        kase.query<EndedStatus>(QUERIES.status),
      );
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

/** S2: an ended case hears no command; the refusal quotes what ended it. */
function caseEnded({ ending }: EndedStatus): LawError {
  const refused = ending === 'REFUSED';
  return new LawError({
    code: 'CASE.ENDED',
    rule: refused ? 'PRE-1' : 'CASE-STATES',
    zh: refused
      ? '当事人已明确拒绝和解，“明确拒绝的不得进入”执前和解程序'
      : `案件已结束（${ending ?? ''}），不再接受操作`,
    en: refused
      ? 'A party has refused: an explicit refusal bars the settlement procedure'
      : `The case has ended (${ending ?? ''}) and hears no command`,
  });
}
