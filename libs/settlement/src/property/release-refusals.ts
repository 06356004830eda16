import { type LawErrorText } from '@hejie/law';
import { refuse, type Decision } from '../decisions/decision.js';
import { type Release, type ReleaseState } from './release-rows.js';

/** A refusal of a release. */
export type Refusal = Extract<Decision<never>, { ok: false }>;
const refusal = (reason: string, rule: string, path: string, zh: string, en: string): Refusal =>
  refuse({ code: `RELEASE.${reason}`, rule, path, zh, en } satisfies LawErrorText);

/** How a state is called. */
export const STATE_NAMES: Readonly<Record<ReleaseState, { readonly zh: string; readonly en: string }>> = {
  PLANNED: { zh: '待相应款项履行', en: 'waiting for its payment' },
  DUE: { zh: '待决定', en: 'waiting for a decision' },
  DECIDED: { zh: '已决定、待复核', en: 'decided, waiting for the second person' },
  APPROVED: { zh: '已复核、待送达', en: 'approved, waiting for service' },
  SERVED: { zh: '已送达、待回执', en: 'served, waiting for receipts' },
  DONE: { zh: '已解除', en: 'done' },
  HALTED: { zh: '已暂停', en: 'halted' },
  REFUSED: { zh: '不予解除', en: 'refused' },
  SUPERSEDED: { zh: '已被取代', en: 'superseded' },
};

export const unknownRelease = (id: string): Refusal =>
  refusal('UNKNOWN', 'PROC-12', '/releaseId', `没有编号为“${id}”的解除事项。`, `There is no release "${id}".`);

/** Somebody else was first, or its time has not come: two judges on one release, a service in default. */
export const notInState = ({ state }: Release): Refusal =>
  refusal(
    'NOT_IN_STATE',
    'PROC-12',
    '/releaseId',
    `该解除事项的状态为“${STATE_NAMES[state].zh}”，不能这样处理。`,
    `The release is ${STATE_NAMES[state].en}: this cannot be done with it.`,
  );

/** Who has decided it stands in the file: a sign-in name has no place in a legal text. */
export const decidedAlready = (): Refusal =>
  refusal(
    'DECIDED_ALREADY',
    'PROC-12',
    '/releaseId',
    '该解除事项已经决定，不得重复决定。',
    'The release has been decided already; it is not decided twice.',
  );

export const samePerson = (): Refusal =>
  refusal(
    'SAME_PERSON',
    'PROC-12',
    '/by',
    '解除控制措施须由决定人以外的另一人复核。',
    'A release is approved by another person than the one who decided it.',
  );

export const notAppliedFor = (): Refusal =>
  refusal(
    'NOT_APPLIED_FOR',
    'SET-ART-3-1',
    '/releaseId',
    '中止执行后，申请执行人申请解除的，人民法院可以准许；尚未取得全体申请执行人的申请或者同意。',
    'After the stay property is released on the creditors’ application only, and not all of them have applied or consented.',
  );

export const needsNoApplication = (): Refusal =>
  refusal(
    'NEEDS_NO_APPLICATION',
    'SET-ART-3-1',
    '/releaseId',
    '该解除事项依法办理，无须申请执行人申请。',
    'This release follows from the law and needs no application of the creditor.',
  );

export const appliedAlready = (): Refusal =>
  refusal(
    'APPLIED_ALREADY',
    'SET-ART-3-1',
    '/releaseId',
    '申请执行人已经申请或者同意解除。',
    'The creditor has applied for this release already.',
  );

export const figureChanged = (now: { readonly zh: string; readonly en: string }): Refusal =>
  refusal(
    'FIGURE_CHANGED',
    'SET-ART-3-1',
    '/figure',
    `保障情况已有变化，请申请执行人按现在的数字确认：${now.zh}`,
    `The figure has changed since the creditor saw it: ${now.en}`,
  );

export const coverageFalls = (figure: { readonly zh: string; readonly en: string }): Refusal =>
  refusal(
    'COVERAGE_FALLS',
    'PROC-12',
    '/releaseId',
    `解除后保障率低于目标，该步骤不得实施。${figure.zh}`,
    `Coverage would fall below the target: this step is not done. ${figure.en}`,
  );

export const inDefault = (): Refusal =>
  refusal(
    'IN_DEFAULT',
    'SET-ART-9-1',
    '/releaseId',
    '被执行人违约期间，尚未送达的解除步骤不得实施。',
    'While the debtor is in default no step that is not yet served is served.',
  );

export const paymentNotIn = (after: number): Refusal =>
  refusal(
    'PAYMENT_NOT_IN',
    'PROC-12',
    '/releaseId',
    after === 0 ? '和解协议尚未签订，该步骤不得实施。' : `至第${after}期的款项尚未全部到账，该步骤不得实施。`,
    after === 0
      ? 'The agreement is not signed: this step is not done.'
      : `The payments up to number ${after} are not all in: this step is not done.`,
  );

export const lawOrdersIt = (): Refusal =>
  refusal(
    'LAW_ORDERS_IT',
    'CLS-2',
    '/releaseId',
    '该财产依法应当解除，不得决定不予解除。',
    'The law orders this release: it cannot be refused.',
  );

export const assetUnknown = (id: string, path = '/assetIds'): Refusal =>
  refusal('ASSET_UNKNOWN', 'PROC-12', path, `没有名为“${id}”的财产。`, `There is no asset "${id}".`);

export const notInRelease = (id: string): Refusal =>
  refusal(
    'ASSET_NOT_IN_IT',
    'PROC-12',
    '/assetId',
    `财产“${id}”不在该项解除之列。`,
    `The asset "${id}" is not among what this release is about.`,
  );

export const notControlled = (id: string, path = '/assetIds'): Refusal =>
  refusal('NOT_CONTROLLED', 'PROC-12', path, `财产“${id}”未在控制之中。`, `The asset "${id}" is not under control.`);

export const underWay = (id: string, path = '/assetIds'): Refusal =>
  refusal(
    'UNDER_WAY',
    'PROC-12',
    path,
    `财产“${id}”正在办理解除，不得重复解除。`,
    `The asset "${id}" is being released already; nothing is released twice.`,
  );

export const receiptedAlready = (id: string): Refusal =>
  refusal(
    'RECEIPTED_ALREADY',
    'PROC-12',
    '/assetId',
    `财产“${id}”的解除回执已经登记。`,
    `The receipt for the release of "${id}" has been recorded already.`,
  );

export const wordsMissing = (path: string): Refusal =>
  refusal('WORDS_MISSING', 'PROC-12', path, '此项不能空白。', 'This is not to be left empty.');

export const idTaken = (id: string): Refusal =>
  refusal('ID_TAKEN', 'PROC-12', '/id', `编号“${id}”已被使用。`, `The id "${id}" is taken.`);

export const indivisible = (id: string): Refusal =>
  refusal(
    'INDIVISIBLE',
    'PROC-12',
    '/assetIds',
    `财产“${id}”为不可分物，其他财产不足以清偿债务，虽超标的额亦不解除。`,
    `The asset "${id}" is indivisible and what else is held does not suffice: it stays, though worth more than is owed.`,
  );

export const notCoOwned = (id: string): Refusal =>
  refusal('NOT_CO_OWNED', 'PROC-12', '/assetId', `财产“${id}”不是共有财产。`, `The asset "${id}" is not co-owned.`);

export const parted = (id: string): Refusal =>
  refusal(
    'PARTED',
    'PROC-12',
    '/assetId',
    `财产“${id}”的分割已经确认，不得重复确认。`,
    `The partition of "${id}" is recognised already; what falls to the debtor is not parted again.`,
  );

export const suitOpen = (id: string, path = '/assetIds'): Refusal =>
  refusal(
    'SUIT_OPEN',
    'PROC-19',
    path,
    `财产“${id}”的案外人异议尚在审查、起诉期间或者诉讼之中，其间中止执行，不得以异议成立为由解除。`,
    `An outsider’s objection about "${id}" is being looked into, may be sued upon or is in suit: enforcement is stayed, and nothing is released for it yet.`,
  );

export const partitionNotAccepted = (): Refusal =>
  refusal(
    'PARTITION_NOT_ACCEPTED',
    'PROC-12',
    '/creditorAccepts',
    '共有人协议分割共有财产，未经债权人认可的，不能认定有效。',
    'A partition agreed by the co-owners counts only if the creditor accepts it.',
  );

export const partTooLarge = (): Refusal =>
  refusal(
    'PART_TOO_LARGE',
    'PROC-12',
    '/debtorValue',
    '分割后归被执行人的财产价值不能超过原财产的价值。',
    'What falls to the debtor cannot be worth more than the whole was.',
  );

export const substituteFallsShort = (id: string, path = '/substituteAssetId'): Refusal =>
  refusal(
    'SUBSTITUTE_FAILS',
    'PROC-12',
    path,
    `财产“${id}”未在有效控制之中，或者其价值低于拟解除的财产，不能变更。`,
    `The asset "${id}" is not under effective control, or is worth less than what it would replace.`,
  );

export const substituteTaken = (id: string): Refusal =>
  refusal(
    'SUBSTITUTE_TAKEN',
    'PROC-12',
    '/substituteAssetId',
    `财产“${id}”已用于其他解除事项，不能再作为替换的担保财产。`,
    `The asset "${id}" is part of another release and cannot take the place of this property.`,
  );

export const noPlan = (): Refusal =>
  refusal(
    'NO_PLAN',
    'PROC-12',
    '/id',
    '没有正在履行的和解协议及其分期，不能制定解除计划。',
    'There is no settlement with payments that is being performed: there is nothing to plan releases by.',
  );

export const stepHalted = (): Refusal =>
  refusal(
    'HALTED',
    'SET-ART-3-1',
    '/id',
    '有解除步骤处于暂停状态，应先由法官决定是否继续，不能以新的计划代替。',
    'A step is halted: the judge says first whether it goes on; a new plan does not take its place.',
  );
