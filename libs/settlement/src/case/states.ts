/**
 * 案件阶段: the stages of `settlementCase`, what each awaits, which commands it hears and how it ends.
 * Data only; `validate.ts` checks it at boot, `render.ts` draws it. Built on rules.md §2.2 (D).
 */
import { LawError, type Bilingual } from '@hejie/law';

/** Stage ids, used verbatim by contracts, workflows and search attributes. */
export const STAGES = [
  'OPENING',
  'SELECTION',
  'NEGOTIATION',
  'CONFIRMATION',
  'PERFORMANCE',
  'BREACH',
  'RULING',
  'ENDED',
] as const;
/** One of the stages of a case. */
export type Stage = (typeof STAGES)[number];

/** How a case may end. A business ending is a normal completion of the workflow. */
export const ENDINGS = [
  'PERFORMED',
  'LAPSED',
  'REFUSED',
  'WITHDRAWN',
  'FAILED',
  'RESUMED',
  'SUED',
  'APPLICATION_PERIOD_EXPIRED',
] as const;
/** One of the endings of a case. */
export type Ending = (typeof ENDINGS)[number];

/** Commands of people. Each is an Update of the workflow with a validator. */
export const COMMANDS = [
  'recordConsent',
  'designateMediator',
  'acceptDesignation',
  'declineDesignation',
  'extendNegotiation',
  'declareFailure',
  'withdraw',
  'proposeAgreement',
  'signAgreement',
  'elect',
  'ruleOnResumption',
  'recordSuit',
] as const;
/** One of the commands of people. */
export type Command = (typeof COMMANDS)[number];

/** What a command is called, and the rule that gives people the right to it. */
export interface CommandDefinition extends Bilingual {
  readonly rule: string;
}

/** A stage: its name, what the case waits for in it, and which commands it hears. */
export interface StageDefinition<S extends string = Stage, C extends string = Command> {
  readonly stage: S;
  readonly name: Bilingual;
  /** What the case waits for in this stage, as an operator reads it. */
  readonly awaits: Bilingual;
  readonly commands: readonly C[];
}

/** A step from a stage to another or to an ending. */
export interface Transition<S extends string = Stage, E extends string = Ending> {
  readonly from: S;
  /** What happened, in both languages. */
  readonly on: Bilingual;
  readonly to: Exclude<S, 'ENDED'> | E;
  /** The rule or clause that gives the step its basis. */
  readonly rule: string;
}

/** The states of one kind of case as data: for `validate.ts`, `render.ts`, the decisions and the kernel of the workflows. */
export interface StateTable<S extends string = string, E extends string = string, C extends string = string> {
  readonly initial: S;
  readonly stages: readonly StageDefinition<S, C>[];
  readonly endings: Readonly<Record<E, Bilingual>>;
  readonly commands: Readonly<Record<C, CommandDefinition>>;
  readonly transitions: readonly Transition<S, E>[];
}
/** The states of a settlement case. */
export type CaseStates = StateTable<Stage, Ending, Command>;

const stage = (
  id: Stage,
  zh: string,
  en: string,
  awaits: Bilingual,
  commands: readonly Command[],
): StageDefinition => ({
  stage: id,
  name: { zh, en },
  awaits,
  commands,
});

const step = (from: Stage, to: Transition['to'], zh: string, en: string, rule: string): Transition => ({
  from,
  on: { zh, en },
  to,
  rule,
});

/** The states of a settlement case. */
export const CASE_STATES: CaseStates = {
  initial: 'OPENING',
  stages: [
    stage(
      'OPENING',
      '等待各方意愿',
      'awaiting consents',
      { zh: '各方对执前和解的意愿', en: 'each party’s answer on settlement' },
      ['recordConsent', 'withdraw'],
    ),
    stage(
      'SELECTION',
      '选定和解员',
      'selecting the mediator',
      { zh: '和解员的选定与接受', en: 'a mediator to be designated and to accept' },
      ['designateMediator', 'acceptDesignation', 'declineDesignation', 'withdraw'],
    ),
    stage('NEGOTIATION', '和解协商', 'negotiating', { zh: '和解协议草案', en: 'a draft agreement' }, [
      'extendNegotiation',
      'declareFailure',
      'withdraw',
      'proposeAgreement',
    ]),
    // The thirty days go on while signatures are gathered, so the commands of negotiation stay open.
    stage(
      'CONFIRMATION',
      '审查确认',
      'under review and signature',
      { zh: '双方当事人、和解员、书记员签字', en: 'signatures of both sides, mediator and clerk' },
      ['extendNegotiation', 'declareFailure', 'withdraw', 'proposeAgreement', 'signAgreement'],
    ),
    // A creditor may apply before a breach is found: the gate answers him (SET-ART-11-2, S9, S13).
    stage('PERFORMANCE', '履行', 'performing', { zh: '按期履行', en: 'the next instalment' }, ['elect']),
    // A suit is elected here and awaited here: only its acceptance ends the case (SET-ART-14-1).
    stage(
      'BREACH',
      '违约待选择',
      'breach, election awaited',
      { zh: '申请执行人选择恢复执行、起诉或者容忍', en: 'the creditor’s election: resume, sue or tolerate' },
      ['elect', 'recordSuit'],
    ),
    stage(
      'RULING',
      '恢复执行审查',
      'resumption under review',
      { zh: '法官对恢复执行申请的裁定', en: 'the judge’s ruling on resumption' },
      ['ruleOnResumption'],
    ),
    stage('ENDED', '已结束', 'ended', { zh: '无', en: 'nothing' }, []),
  ],
  endings: {
    PERFORMED: { zh: '履行完毕', en: 'performed' },
    LAPSED: { zh: '期限届满，和解不成', en: 'lapsed without agreement' },
    REFUSED: { zh: '拒绝和解', en: 'settlement refused' },
    WITHDRAWN: { zh: '退出和解', en: 'left by a party' },
    FAILED: { zh: '宣布和解不成', en: 'declared failed by the mediator' },
    RESUMED: { zh: '恢复执行', en: 'enforcement resumed' },
    SUED: { zh: '就和解协议起诉', en: 'suit on the settlement' },
    APPLICATION_PERIOD_EXPIRED: { zh: '申请执行期间届满，不予执行', en: 'application period expired, no enforcement' },
  },
  commands: {
    recordConsent: { zh: '记录意愿', en: 'record a party’s answer', rule: 'PRE-1' },
    designateMediator: { zh: '选定或者指定和解员', en: 'designate the mediator', rule: 'PRE-5' },
    acceptDesignation: { zh: '和解员接受', en: 'accept the designation', rule: 'PRE-5' },
    declineDesignation: { zh: '和解员推辞', en: 'decline the designation', rule: 'PRE-5' },
    extendNegotiation: { zh: '申请延长和解期限', en: 'extend the negotiation', rule: 'PRE-8' },
    declareFailure: { zh: '宣布和解不成', en: 'declare the failure', rule: 'PRE-7' },
    withdraw: { zh: '退出和解', en: 'leave the settlement', rule: 'PRE-1' },
    proposeAgreement: { zh: '提交和解协议', en: 'propose an agreement', rule: 'PRE-6' },
    signAgreement: { zh: '签署和解协议', en: 'sign the agreement', rule: 'PRE-6' },
    elect: { zh: '申请执行人选择', en: 'the creditor’s election', rule: 'SET-ART-9-1' },
    ruleOnResumption: { zh: '就恢复执行作出裁定', en: 'rule on resumption', rule: 'SET-ART-11-0' },
    recordSuit: { zh: '登记起诉的受理结果', en: 'record whether the suit was accepted', rule: 'SET-ART-14-1' },
  },
  transitions: [
    step('OPENING', 'SELECTION', '各方均同意', 'all consent', 'PRE-1'),
    step('OPENING', 'REFUSED', '一方明确拒绝', 'a party refuses', 'PRE-1'),
    step('OPENING', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    step('SELECTION', 'NEGOTIATION', '和解员接受', 'mediator accepts', 'PRE-5'),
    step('SELECTION', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    step('NEGOTIATION', 'CONFIRMATION', '提交协议', 'agreement proposed', 'PRE-6'),
    step('NEGOTIATION', 'FAILED', '宣布和解不成', 'failure declared', 'PRE-7'),
    step('NEGOTIATION', 'LAPSED', '期限届满', 'period ends', 'PRE-8'),
    step('NEGOTIATION', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    step('CONFIRMATION', 'PERFORMANCE', '签署齐备', 'all have signed', 'PRE-6'),
    step('CONFIRMATION', 'FAILED', '宣布和解不成', 'failure declared', 'PRE-7'),
    step('CONFIRMATION', 'LAPSED', '期限届满', 'period ends', 'PRE-8'),
    step('CONFIRMATION', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    step('PERFORMANCE', 'PERFORMED', '全部履行', 'fully performed', 'SET-ART-8-1'),
    step('PERFORMANCE', 'BREACH', '宽限期满未足额履行', 'short after grace', 'SET-ART-9-1'),
    step('PERFORMANCE', 'RULING', '申请恢复执行', 'resumption applied for', 'SET-ART-11-2'),
    step('BREACH', 'PERFORMANCE', '补足或者容忍', 'cured or tolerated', 'SET-CASE-1'),
    step('BREACH', 'PERFORMED', '全部履行', 'fully performed', 'SET-CASE-1'),
    step('BREACH', 'RULING', '申请恢复执行', 'resumption applied for', 'SET-ART-9-1'),
    step('BREACH', 'SUED', '就和解协议起诉，法院受理', 'the suit on the settlement is accepted', 'SET-ART-14-1'),
    step('RULING', 'RESUMED', '裁定恢复执行', 'ruled: resume', 'SET-ART-11-0'),
    step('RULING', 'PERFORMANCE', '裁定不予恢复', 'ruled: refuse', 'SET-ART-11-3'),
    // The suit and toleration remain the creditor's where arrears stand.
    step('RULING', 'BREACH', '裁定不予恢复，欠款未清', 'ruled: refuse, arrears stand', 'SET-ART-9-1'),
    // The two years end no case by themselves: they count only where the debtor objects and is right.
    step(
      'RULING',
      'APPLICATION_PERIOD_EXPIRED',
      '逾期申请，异议成立，不予执行',
      'late, and objected to: no enforcement',
      'SET-ART-10-3',
    ),
    step('RULING', 'PERFORMED', '裁定不予恢复，已履行完毕', 'ruled: refuse, performed', 'SET-ART-11-1'),
  ],
};

/** Does this stage hear this command? A command outside its stage is refused before anything else is looked at. */
export function mayCommand(current: Stage, command: Command): boolean {
  return stageDefinition(current).commands.includes(command);
}

/** The definition of a stage: its Chinese name, what it awaits, what it hears. Throws `CASE.STAGE_UNKNOWN`. */
export function stageDefinition(current: Stage): StageDefinition {
  return stageOf(CASE_STATES, current);
}

/** As {@link stageDefinition}, of any kind of case. Throws `CASE.STAGE_UNKNOWN`. */
export function stageOf<S extends string, C extends string>(
  table: StateTable<S, string, C>,
  current: string,
): StageDefinition<S, C> {
  const found = table.stages.find((s) => s.stage === current);
  if (found !== undefined) return found;
  throw new LawError({
    code: 'CASE.STAGE_UNKNOWN',
    zh: `没有名为“${String(current)}”的案件阶段。`,
    en: `There is no stage "${String(current)}".`,
  });
}
