/**
 * 案件阶段: the stages of `settlementCase`, what each awaits, which commands it hears and how it ends.
 * Data only; `validate.ts` checks it at boot, `render.ts` draws it. Built on rules.md §2.2 (D).
 */
import { LawError, type Bilingual, type PolicyPack } from '@hejie/law';

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
  'APPLICATION_WITHDRAWN',
  'REJECTED',
] as const;
/** One of the endings of a case. */
export type Ending = (typeof ENDINGS)[number];

/** Endings as the published fact has them: it knows of no application that is withdrawn or to be rejected but as a settlement that was left. */
export const PUBLISHED_ENDINGS = [
  'PERFORMED',
  'LAPSED',
  'REFUSED',
  'WITHDRAWN',
  'FAILED',
  'RESUMED',
  'SUED',
  'APPLICATION_PERIOD_EXPIRED',
] as const satisfies readonly Ending[];
/** One of them. */
export type PublishedEnding = (typeof PUBLISHED_ENDINGS)[number];

/** CLS-4: what became of the application for enforcement itself, where the settlement ended with it. */
export const APPLICATION_ENDS = ['WITHDRAWN', 'REJECTED'] as const;
/** One of these ends. */
export type ApplicationEnd = (typeof APPLICATION_ENDS)[number];

/** CLS-4: an ending as it is published, with what became of the application beside it. */
export function toldEnding(ending: Ending): {
  readonly ending: PublishedEnding;
  readonly application?: ApplicationEnd;
} {
  if (ending === 'APPLICATION_WITHDRAWN') return { ending: 'WITHDRAWN', application: 'WITHDRAWN' };
  if (ending === 'REJECTED') return { ending: 'WITHDRAWN', application: 'REJECTED' };
  return { ending };
}

/**
 * CLS-2, CLS-4, PROC-21: the ending by which the files beside a case go. Before enforcement the withdrawal of the application ends what was controlled for it; where enforcement has begun
 * nothing is lifted before a judge terminates it (裁定终结执行).
 */
export function endingForFiles(
  { ending, application }: ReturnType<typeof toldEnding>,
  { track }: Pick<PolicyPack, 'track'>,
): Ending {
  return application === 'WITHDRAWN' && track !== 'IN_ENFORCEMENT' ? 'APPLICATION_WITHDRAWN' : ending;
}

/** Commands of people. Each is an Update of the workflow with a validator. */
export const COMMANDS = [
  'recordConsent',
  'designateMediator',
  'acceptDesignation',
  'declineDesignation',
  'discloseConflict',
  'answerDisclosure',
  'requestRecusal',
  'decideRecusal',
  'replaceMediator',
  'extendNegotiation',
  'startAppraisal',
  'endAppraisal',
  'declareFailure',
  'withdraw',
  'proposeAgreement',
  'signAgreement',
  'reviewHarm',
  'amendAgreement',
  'elect',
  'recallApplication',
  'ruleOnResumption',
  'withdrawResumption',
  'recordSuit',
  'withdrawApplication',
  'complainOfCoercion',
  'decideCoercion',
  'insistOnApplication',
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

/** About the mediator, from the first who is asked to the last signature: he may be doubted, recused and replaced while the thirty days run. */
const OF_MEDIATOR = [
  'designateMediator',
  'acceptDesignation',
  'declineDesignation',
  'discloseConflict',
  'answerDisclosure',
  'requestRecusal',
  'decideRecusal',
  'replaceMediator',
] as const satisfies readonly Command[];

/** About the end of the thirty days. */
const OF_NEGOTIATION = [
  'extendNegotiation',
  'startAppraisal',
  'endAppraisal',
  'declareFailure',
] as const satisfies readonly Command[];

/** Until there is an agreement: the application may be withdrawn or insisted on, and a complaint of coercion heard and decided. */
const AT_ANY_TIME = ['withdrawApplication', 'complainOfCoercion', 'decideCoercion', 'insistOnApplication'] as const;
const BEFORE_AGREEMENT = ['OPENING', 'SELECTION', 'NEGOTIATION', 'CONFIRMATION'] as const;

/** The states of a settlement case. */
export const CASE_STATES: CaseStates = {
  initial: 'OPENING',
  stages: [
    stage(
      'OPENING',
      '等待各方意愿',
      'awaiting consents',
      { zh: '各方对执前和解的意愿', en: 'each party’s answer on settlement' },
      ['recordConsent', 'withdraw', ...AT_ANY_TIME],
    ),
    stage(
      'SELECTION',
      '选定和解员',
      'selecting the mediator',
      { zh: '和解员的选定与接受', en: 'a mediator to be designated and to accept' },
      [...OF_MEDIATOR, 'withdraw', ...AT_ANY_TIME],
    ),
    stage('NEGOTIATION', '和解协商', 'negotiating', { zh: '和解协议草案', en: 'a draft agreement' }, [
      ...OF_NEGOTIATION,
      ...OF_MEDIATOR,
      'withdraw',
      'proposeAgreement',
      ...AT_ANY_TIME,
    ]),
    // The thirty days go on while signatures are gathered, so the commands of negotiation stay open.
    stage(
      'CONFIRMATION',
      '审查确认',
      'under review and signature',
      { zh: '双方当事人、和解员、书记员签字', en: 'signatures of both sides, mediator and clerk' },
      [
        ...OF_NEGOTIATION,
        ...OF_MEDIATOR,
        'withdraw',
        'proposeAgreement',
        'signAgreement',
        'reviewHarm',
        ...AT_ANY_TIME,
      ],
    ),
    // A creditor may apply before a breach is found: the gate answers him (SET-ART-11-2, S9, S13).
    stage('PERFORMANCE', '履行', 'performing', { zh: '按期履行', en: 'the next instalment' }, [
      'elect',
      'amendAgreement',
    ]),
    // A suit is elected here and awaited here: only its acceptance ends the case (SET-ART-14-1).
    stage(
      'BREACH',
      '违约待选择',
      'breach, election awaited',
      { zh: '申请执行人选择恢复执行、起诉或者容忍', en: 'the creditor’s election: resume, sue or tolerate' },
      ['elect', 'recallApplication', 'recordSuit', 'amendAgreement'],
    ),
    stage(
      'RULING',
      '恢复执行审查',
      'resumption under review',
      { zh: '法官对恢复执行申请的裁定', en: 'the judge’s ruling on resumption' },
      ['ruleOnResumption', 'withdrawResumption'],
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
    APPLICATION_WITHDRAWN: { zh: '撤回执行申请', en: 'application for enforcement withdrawn' },
    REJECTED: { zh: '不符合立案条件，转立案后裁定驳回执行申请', en: 'to be filed and rejected by a ruling' },
  },
  commands: {
    recordConsent: { zh: '记录意愿', en: 'record a party’s answer', rule: 'PRE-1' },
    designateMediator: { zh: '选定或者指定和解员', en: 'designate the mediator', rule: 'PRE-5' },
    acceptDesignation: { zh: '和解员接受', en: 'accept the designation', rule: 'PRE-5' },
    declineDesignation: { zh: '和解员推辞', en: 'decline the designation', rule: 'PRE-5' },
    discloseConflict: { zh: '和解员披露', en: 'the mediator’s disclosure', rule: 'PRE-5' },
    answerDisclosure: { zh: '就披露事项答复', en: 'answer a disclosure', rule: 'PRE-5' },
    requestRecusal: { zh: '申请和解员回避', en: 'ask that the mediator be recused', rule: 'PRE-5' },
    decideRecusal: { zh: '就回避作出决定', en: 'decide on the recusal', rule: 'PRE-5' },
    replaceMediator: { zh: '更换和解员', en: 'replace the mediator', rule: 'PRE-5' },
    startAppraisal: { zh: '开始评估鉴定', en: 'begin an appraisal', rule: 'PROC-16' },
    endAppraisal: { zh: '终结评估鉴定', en: 'end an appraisal', rule: 'PROC-16' },
    extendNegotiation: { zh: '申请延长和解期限', en: 'extend the negotiation', rule: 'PRE-8' },
    declareFailure: { zh: '宣布和解不成', en: 'declare the failure', rule: 'PRE-7' },
    withdraw: { zh: '退出和解', en: 'leave the settlement', rule: 'PRE-1' },
    proposeAgreement: { zh: '提交和解协议', en: 'propose an agreement', rule: 'PRE-6' },
    signAgreement: { zh: '签署和解协议', en: 'sign the agreement', rule: 'PRE-6' },
    reviewHarm: {
      zh: '审查是否损害国家、社会公共利益或者他人权益',
      en: 'review whether others are harmed',
      rule: 'PRE-6',
    },
    amendAgreement: { zh: '协商变更和解协议', en: 'amend the agreement by consent', rule: 'SET-ART-5-1' },
    elect: { zh: '申请执行人选择', en: 'the creditor’s election', rule: 'SET-ART-9-1' },
    recallApplication: { zh: '撤回预先申请', en: 'recall the application made beforehand', rule: 'SET-ART-9-1' },
    ruleOnResumption: { zh: '就恢复执行作出裁定', en: 'rule on resumption', rule: 'SET-ART-11-0' },
    withdrawResumption: { zh: '撤回恢复执行申请', en: 'withdraw the application to resume', rule: 'SET-ART-9-1' },
    recordSuit: { zh: '登记起诉的受理结果', en: 'record whether the suit was accepted', rule: 'SET-ART-14-1' },
    withdrawApplication: { zh: '撤回执行申请', en: 'withdraw the application for enforcement', rule: 'CLS-4' },
    complainOfCoercion: { zh: '投诉强迫和解', en: 'complain of coercion', rule: 'PRE-1' },
    decideCoercion: { zh: '就强迫和解的投诉作出决定', en: 'decide on a complaint of coercion', rule: 'PRE-1' },
    insistOnApplication: { zh: '坚持执行申请', en: 'insist on the application', rule: 'PRE-3' },
  },
  transitions: [
    step('OPENING', 'SELECTION', '各方均同意', 'all consent', 'PRE-1'),
    step('OPENING', 'PERFORMANCE', '接续管理履行中的和解', 'a settlement in performance is taken over', 'SET-LEDGER'),
    step('OPENING', 'REFUSED', '一方明确拒绝', 'a party refuses', 'PRE-1'),
    step('OPENING', 'LAPSED', '逾期未全部同意', 'not all consented in time', 'PRE-1'),
    step('OPENING', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    step('SELECTION', 'NEGOTIATION', '和解员接受', 'mediator accepts', 'PRE-5'),
    step('SELECTION', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    step('NEGOTIATION', 'CONFIRMATION', '提交协议', 'agreement proposed', 'PRE-6'),
    step('NEGOTIATION', 'FAILED', '宣布和解不成', 'failure declared', 'PRE-7'),
    step('NEGOTIATION', 'LAPSED', '期限届满', 'period ends', 'PRE-8'),
    step('NEGOTIATION', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    step('CONFIRMATION', 'PERFORMANCE', '签署齐备', 'all have signed', 'PRE-6'),
    step('CONFIRMATION', 'NEGOTIATION', '已签字的和解员被更换', 'a mediator who has signed is replaced', 'PRE-5'),
    step('CONFIRMATION', 'FAILED', '宣布和解不成', 'failure declared', 'PRE-7'),
    step('CONFIRMATION', 'LAPSED', '期限届满', 'period ends', 'PRE-8'),
    step('CONFIRMATION', 'WITHDRAWN', '一方退出和解', 'a party leaves', 'PRE-1'),
    ...BEFORE_AGREEMENT.flatMap((from) => [
      ...(from === 'OPENING'
        ? []
        : [step(from, 'OPENING', '强迫和解的投诉成立，重新征询', 'coerced: all are asked anew', 'PRE-1')]),
      step(from, 'APPLICATION_WITHDRAWN', '撤回执行申请', 'the application is withdrawn', 'CLS-4'),
      step(from, 'REJECTED', '不符合立案条件而坚持申请', 'not to be filed, and insisted on', 'PRE-3'),
    ]),
    // A case that has ended opens again where an objection to the ruling that ended it is upheld.
    step('OPENING', 'BREACH', '恢复执行裁定被撤销，欠款未清', 'resumption revoked, arrears stand', 'SET-ART-12-1'),
    step('OPENING', 'RULING', '不予恢复裁定被撤销，重新审查', 'refusal revoked, reviewed anew', 'SET-ART-12-1'),
    step('OPENING', 'PERFORMED', '恢复执行裁定被撤销，已履行完毕', 'resumption revoked, performed', 'SET-ART-12-1'),
    step('PERFORMANCE', 'RESUMED', '恢复执行裁定经复议有效', 'the ruling to resume holds after all', 'SET-ART-12-1'),
    step('PERFORMANCE', 'PERFORMED', '全部履行', 'fully performed', 'SET-ART-8-1'),
    step('PERFORMANCE', 'BREACH', '宽限期满未足额履行', 'short after grace', 'SET-ART-9-1'),
    step('PERFORMANCE', 'RULING', '申请恢复执行', 'resumption applied for', 'SET-ART-11-2'),
    step('BREACH', 'PERFORMANCE', '补足或者容忍', 'cured or tolerated', 'SET-CASE-1'),
    step('BREACH', 'PERFORMED', '全部履行', 'fully performed', 'SET-CASE-1'),
    step('BREACH', 'RULING', '申请恢复执行', 'resumption applied for', 'SET-ART-9-1'),
    step('BREACH', 'RESUMED', '恢复执行裁定经复议有效', 'the ruling to resume holds after all', 'SET-ART-12-1'),
    step('BREACH', 'SUED', '就和解协议起诉，法院受理', 'the suit on the settlement is accepted', 'SET-ART-14-1'),
    step('RULING', 'RESUMED', '裁定恢复执行', 'ruled: resume', 'SET-ART-11-0'),
    step('RULING', 'PERFORMANCE', '裁定不予恢复，或者撤回申请', 'ruled: refuse, or withdrawn', 'SET-ART-11-3'),
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
