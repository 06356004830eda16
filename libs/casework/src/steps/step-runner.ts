import {
  type ActOf,
  type StageEntered,
  type StepActivities,
  type StepAnswers,
  type StepRequest,
} from '@hejie/contracts/workflows';
import { type FactDefinition } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { fingerprintOf, once, type Transaction, type UnitOfWork } from '@hejie/persistence';
import { activityInfo } from '@temporalio/activity';
import { knownCase } from '../case-directory/directory-entry.js';
import { nothingUnwritten, type CaseRecorder, type Unwritten } from '../recording/case-recorder.js';
import { publishFact, type Recorded, type Recording } from '../recording/recording.js';
import { type StepContext, type StepHandlers } from './step-handlers.js';

/** A stage that a case has entered, as each context tells it. */
export interface StageFact extends StageEntered {
  readonly caseId: string;
  readonly at: CourtInstant;
}

/** What belongs to a stage that a case enters: its line in the audit, and the fact of the context that tells of it. */
export const stageRecording = (told: FactDefinition<StageFact>, { stage, awaiting }: StageEntered): Recording => ({
  audit: { action: 'stage.entered', facts: { stage } },
  facts: [publishFact(told, { stage, awaiting })],
});

/** What is a service's own in its steps. */
export interface StepsOfService<Acts> {
  /** Name of the service. */
  readonly service: string;
  readonly handlers: StepHandlers<Acts>;
  /** How this context tells of a stage of the settlement; absent where none of its acts enters one. */
  readonly stageEntered?: FactDefinition<StageFact>;
  /** What else the service writes down of a stage, in the transaction of the step. */
  readonly keepStage?: (tx: Transaction, entry: StageFact & { readonly step: number }) => Promise<void>;
}

/** That an act was tried and admitted: thrown so that its transaction is undone. */
class Tried extends Error {}

/** Records the steps of cases that belong to one service: each step one transaction, done once. */
export class StepRunner<Acts> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recorder: CaseRecorder,
    private readonly own: StepsOfService<Acts>,
  ) {}

  /**
   * Records a step: every act in order, then the stage that the case enters. A repeated step gets the first answers.
   * The key is workflow, step and service: a case's settlement and its resumed enforcement are two workflows, each
   * with step numbers of its own, which continue through continue-as-new.
   * @throws IDEMPOTENCY.KEY_REUSED for a step that comes again with another content; LawError where a handler decides and
   *   the law refuses; whatever a handler throws. Nothing is recorded then.
   */
  run(workflowId: string, request: StepRequest<ActOf<Acts>>): Promise<StepAnswers<Acts>> {
    const key = `${workflowId}#${request.step}:${this.own.service}`;
    return this.unitOfWork.run((tx) =>
      once(tx, key, () => this.record(tx, request), { fingerprint: fingerprintOf(request) }),
    );
  }

  /**
   * Would an act be admitted, once what comes first is done? It is done as in a step, its documents with it, in a transaction of which nothing stays: nothing is recorded, numbered or told.
   * @throws as {@link run}.
   */
  async tried(
    { caseId, at, by, act }: Pick<StepRequest<ActOf<Acts>>, 'caseId' | 'at' | 'by'> & { readonly act: ActOf<Acts> },
    first: (tx: Transaction) => Promise<unknown>,
  ): Promise<void> {
    const tried = new Tried();
    const trial = this.unitOfWork.run(async (tx) => {
      await first(tx);
      await this.record(tx, { caseId, step: 0, at, by, acts: [act] });
      throw tried;
    });
    await trial.catch((error: unknown) => {
      if (error !== tried) throw error;
    });
  }

  private async record(tx: Transaction, request: StepRequest<ActOf<Acts>>): Promise<StepAnswers<Acts>> {
    const { caseId, step, at, by, entered } = request;
    const context: StepContext = { tx, caseId, step, at, by, known: await knownCase(tx, caseId) };
    const answers: Record<string, unknown> = {};
    const unwritten = nothingUnwritten();
    let awaiting = entered?.awaiting;
    for (const act of request.acts as readonly ActOf<Acts>[]) {
      const recorded = await this.handle(act, context);
      await this.recorder.collect(tx, context, recorded, unwritten);
      if (recorded.answer !== undefined) answers[act.act] = recorded.answer;
      awaiting = recorded.awaiting ?? awaiting;
    }
    if (entered) await this.enter({ ...entered, awaiting: awaiting! }, context, unwritten);
    await this.recorder.write(tx, unwritten);
    return answers as StepAnswers<Acts>;
  }

  private handle<K extends keyof Acts & string>(act: ActOf<Acts, K>, context: StepContext): Promise<Recorded<unknown>> {
    const handler = this.own.handlers[act.act as K];
    if (!handler) throw new Error(`STEP.UNKNOWN_ACT: ${this.own.service} of this build does not know ${act.act}`);
    return handler(act, context) as Promise<Recorded<unknown>>;
  }

  private async enter({ stage, awaiting }: StageEntered, context: StepContext, unwritten: Unwritten): Promise<void> {
    const { tx, caseId, step, at } = context;
    const { stageEntered } = this.own;
    if (!stageEntered)
      throw new Error(`STEP.UNKNOWN_STAGE: ${this.own.service} tells of no stage, and is asked to: ${stage}`);
    await this.own.keepStage?.(tx, { caseId, step, at, stage, awaiting });
    await this.recorder.collect(tx, context, stageRecording(stageEntered, { stage, awaiting }), unwritten);
  }
}

/** The activities of a service by the names of its acts, as a worker binds them. */
export function bindSteps<Acts>(runner: StepRunner<Acts>, { handlers }: StepsOfService<Acts>): StepActivities<Acts> {
  const record = async (request: StepRequest<ActOf<Acts>>) => {
    const answers = await runner.run(workflowOfActivity(), request);
    return Object.keys(answers).length === 0 ? undefined : answers;
  };
  return Object.fromEntries(Object.keys(handlers).map((act) => [act, record])) as unknown as StepActivities<Acts>;
}

function workflowOfActivity(): string {
  const { workflowExecution } = activityInfo();
  if (!workflowExecution) throw new Error('A step is recorded for a workflow, and this activity has none');
  return workflowExecution.workflowId;
}
