import { instantText } from '@hejie/law';
import {
  STEPS_OF_A_LIFE,
  type FileDecision,
  type FileOpening,
  type FileResult,
  type FileStatus,
  type NextDeadline,
} from '@hejie/contracts/workflows';
import { awaitedIn, stageOf, type StateTable } from '@hejie/settlement';
import type { ActName, CaseDefinition, Outcome, Rule, Service, Standing, Turn } from '../kernel/index.js';

/** What a file adds to how its case stands: what operators read of it. Its rows are the service's, and so is every decision on them. */
export interface FileState {
  readonly detail?: string;
}

type Definition<O> = CaseDefinition<O, FileState, FileResult, FileStatus>;
type FileRule<O> = Rule<O, FileState>;

/** What a kind of file says of itself, beside what the case of any file does. */
export interface FileKind<O> {
  readonly workflow: string;
  readonly states: StateTable;
  /** The service that keeps the file and decides on it. */
  readonly service: Service;
  /** By which act it says how the file stands, and by which it passes a deadline. */
  readonly acts: { readonly review: ActName; readonly deadline: ActName };
  /** What names the file beside its case. */
  about(opening: O): object;
  /** What an operator reads beside the case's number: under which number, of whom. */
  titled(opening: O): string;
}

/** The parts of {@link FileKind}'s definition that say what is asked of its service. */
export interface FileRules<O> {
  /** How does the file stand? Asked at the start, and when the service says that it has changed. */
  readonly review: FileRule<O>;
  readonly definition: Omit<Definition<O>, 'facts'>;
}

/**
 * The case of a file: it waits for what is due in the file next, puts people's commands to the service that keeps it, and asks how it
 * stands when the service says that it has changed. It carries stage, deadline and ending, and decides nothing itself.
 */
export function fileCase<O extends FileOpening>(kind: FileKind<O>): FileRules<O> {
  const { states, service, acts } = kind;
  const asks = (
    act: string,
    said: (turn: Turn<O, FileState>, argument: never) => object = () => ({}),
  ): FileRule<O> => ({
    decidedBy: service,
    // The contract of the service has an act for each of these; the types of single kinds are held to it in their tables.
    act: (turn, argument) => ({ act, ...kind.about(turn.opening), ...said(turn, argument) }) as never,
  });
  const review = asks(acts.review);
  const reach = asks(acts.deadline, ({ now }, { due, latenessSeconds }: Reached) => ({
    lateness: { deadline: due.at, latenessSeconds },
    now,
  }));
  const commands = Object.keys(states.commands);
  const answered = [acts.review, acts.deadline, ...(commands as ActName[])];
  return {
    review,
    definition: {
      workflow: kind.workflow,
      states,
      initial: () => ({}),
      stepsBefore: ({ reopenings = 0 }) => reopenings * STEPS_OF_A_LIFE,
      begunAt: ({ openedAt }) => openedAt,
      start: () => review,
      commands: Object.fromEntries(
        commands.map((name) => [name, asks(name, (_turn, { stamp: _, ...said }: { readonly stamp: unknown }) => said)]),
      ),
      deadline: () => reach,
      answers: Object.fromEntries(answered.map((act) => [act, asDecided])),
      due: () => null,
      awaiting: (_state, stage) => awaitedIn(states, stage),
      status: (standing) => statusOf(states, standing),
      result: ({ opening, ended }) => ({
        caseId: opening.caseId,
        caseNumber: opening.caseNumber,
        ending: ended!.ending,
        endedAt: ended!.at,
        rule: ended!.rule,
      }),
      shown: {
        attributes: ({ opening, stage, due }) => ({
          HejieCourt: opening.court,
          HejieCaseNumber: opening.caseNumber,
          HejieStage: stage,
          HejieNextDeadline: due?.at ?? null,
        }),
        details: (standing) => detailsOf(kind, standing),
        deadline: dueText,
      },
    },
  };
}

interface Reached {
  readonly due: NextDeadline;
  readonly latenessSeconds: number;
}

/** What the service has decided: the case stands as it says, and has ended where it says so. */
function asDecided(_turn: unknown, { stage, due, ending, detail }: FileDecision): Outcome<FileState> {
  // A kind that says nothing to operators changes nothing of the state: older histories have none.
  const said = detail === undefined ? {} : { change: { detail } };
  return ending ? { ...said, ending } : { ...said, stage, due: due && { ...due, kind: 'FILE' } };
}

function statusOf<O extends FileOpening>(
  states: StateTable,
  { opening, stage, due, ended, latenessSeconds }: Standing<O, FileState>,
): FileStatus {
  return {
    caseId: opening.caseId,
    caseNumber: opening.caseNumber,
    stage,
    ...(ended && { ending: ended.ending }),
    awaiting: awaitedIn(states, stage),
    ...(due && { nextDeadline: due }),
    latenessSeconds,
  };
}

/** What is due and when: `2026年7月6日24时 保全申请人申请执行的期限届满`. */
const dueText = ({ at, zh, provisional }: NextDeadline): string =>
  `${instantText(at).zh} ${zh}${provisional ? '（暂定）' : ''}`;

/** What an operator reads in the Temporal UI, as Markdown. Never personal data. */
function detailsOf<O extends FileOpening>(
  { states, titled }: FileKind<O>,
  { opening, state, stage, due, ended }: Standing<O, FileState>,
): string {
  const lines = [
    `- 阶段：${stageOf(states, stage).name.zh}${ended ? `（${states.endings[ended.ending]!.zh}）` : ''}`,
    `- 等待：${awaitedIn(states, stage)}`,
    ...(due ? [`- 下一期限：${dueText(due)}（${due.rule}）`] : []),
    ...(state.detail ? [`- ${state.detail}`] : []),
  ];
  // The empty line makes it a list: without it the UI runs the lines together.
  return [`**${opening.caseNumber}** ${titled(opening)}`, '', ...lines].join('\n');
}
