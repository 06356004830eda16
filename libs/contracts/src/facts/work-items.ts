import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, NUMBER } from './samples.js';
import { caseId, caseNumber, courtCode, date, identifier, instant, prose, text } from './shapes.js';

/** A business key of a task: it may hold the id of its case. */
const itemId = text(400);
const role = identifier;
/** Of the collection of rules, or the place of a court's own paper (`SEED3 五(四)`). */
const rule = text(80);
/** The `subject` of a person of the court, as his token has it. */
const subject = text(200);

/**
 * How a task of a person (待办事项) stands: opened, taken, passed on, dated anew, done, no longer needed. What it is about stays with the
 * service. `revision` counts its changes: a list that shows it goes by the highest.
 */
const item = z.strictObject({
  caseId,
  itemId,
  court: courtCode,
  kind: identifier,
  role,
  assignee: subject.nullable(),
  claimedBy: subject.nullable(),
  delegatedTo: subject.nullable(),
  dueAt: instant.nullable(),
  rule: rule.nullable(),
  /** In Chinese; no personal name. */
  title: prose,
  state: z.enum(['OPEN', 'DONE', 'CANCELLED']),
  createdAt: instant,
  closedAt: instant.nullable(),
  doneBy: subject.nullable(),
  revision: z.number().int().min(1),
  /** A8: of a case on the green channel, which goes before others. */
  green: z.literal(true).optional(),
  at: instant,
});
const itemSample = {
  caseId: CASE,
  itemId: `file/${CASE}`,
  court: '鲁0502',
  kind: 'FILE_AS_ENFORCEMENT',
  role: 'filing-clerk',
  assignee: null,
  claimedBy: null,
  delegatedTo: null,
  dueAt: i('2026-10-16T00:00:00+08:00'),
  rule: 'PRE-8',
  title: '和解未成，请立案执行',
  state: 'OPEN' as const,
  createdAt: i('2026-10-09T00:00:00+08:00'),
  closedAt: null,
  doneBy: null,
  revision: 1,
  at: i('2026-10-09T00:00:00+08:00'),
};

/** One definition a context: whose task it is is visible in the type. */
const workItemChanged = (context: string, aggregate: string) =>
  defineFact(
    { context, aggregate },
    'work-item-changed',
    { zh: '待办事项有变动', en: 'A task of a person stands otherwise' },
    item,
    itemSample,
  );

export const intakeWorkItemChanged = workItemChanged('intake', 'case');
export const mediationWorkItemChanged = workItemChanged('mediation', 'negotiation');
export const performanceWorkItemChanged = workItemChanged('performance', 'settlement');
export const assetControlWorkItemChanged = workItemChanged('asset-control', 'property');
export const creditRepairWorkItemChanged = workItemChanged('credit-repair', 'credit');
export const agencyExchangeWorkItemChanged = workItemChanged('agency-exchange', 'publication');

/** N1: a person of a court is away, and who stands in for him; `to` null: he is there after all. It is of no case: `caseId` is the desk of the court. */
export const absenceSet = defineFact(
  { context: 'intake', aggregate: 'desk' },
  'absence-set',
  { zh: '已登记请假及代办', en: 'An absence was entered' },
  z.strictObject({
    caseId: text(40),
    court: courtCode,
    subject,
    from: date,
    to: date.nullable(),
    deputy: subject.nullable(),
    at: instant,
  }),
  {
    caseId: 'desk/鲁0502',
    court: '鲁0502',
    subject: 'clerk-1',
    from: d('2026-10-12'),
    to: d('2026-10-16'),
    deputy: 'clerk-2',
    at: i('2026-10-09T09:00:00+08:00'),
  },
);

/** A8: who is named for a matter of the green channel (绿色通道事项责任人); `subject` null: nobody any more. It is of no case: `caseId` is the desk of the court. */
export const greenPersonNamed = defineFact(
  { context: 'intake', aggregate: 'desk' },
  'green-person-named',
  { zh: '已确定绿色通道事项责任人', en: 'A person was named for a matter of the green channel' },
  z.strictObject({
    caseId: text(40),
    court: courtCode,
    item: identifier,
    subject: subject.nullable(),
    at: instant,
  }),
  {
    caseId: 'desk/鲁0502',
    court: '鲁0502',
    item: 'MONEY',
    subject: 'enforcement-judge-1',
    at: i('2026-10-09T09:00:00+08:00'),
  },
);

/** E7: a task was raised on its ladder: the rule, how late it is, and who was responsible. */
export const workItemEscalated = defineFact(
  { context: 'intake', aggregate: 'case' },
  'work-item-escalated',
  { zh: '待办事项已逐级催办', en: 'A task was raised to the next level' },
  z.strictObject({
    caseId,
    /** The service whose task it is. */
    service: identifier,
    itemId,
    /** The term on whose ladder it was raised. */
    dueAt: instant,
    /** How far up: 0 the person responsible. */
    level: z.number().int().min(0),
    how: z.enum(['NOTICE', 'ITEM']),
    role,
    rule,
    latenessDays: z.number().int().min(0),
    responsible: subject.nullable(),
    responsibleRole: role,
    /** By how much the machine was late with it. */
    latenessSeconds: z.number().nonnegative(),
    at: instant,
  }),
  {
    caseId: CASE,
    service: 'intake',
    itemId: itemSample.itemId,
    dueAt: itemSample.dueAt,
    level: 1,
    how: 'ITEM',
    role: 'settlement-judge',
    rule: 'PRE-8',
    latenessDays: 1,
    responsible: null,
    responsibleRole: 'filing-clerk',
    latenessSeconds: 0,
    at: i('2026-10-19T00:00:00+08:00'),
  },
);

const ladder = { context: 'intake', aggregate: 'case' } as const;
const ofLadder = { caseId, court: courtCode, caseNumber, at: instant };
const ladderSample = {
  caseId: CASE,
  court: '鲁0502',
  caseNumber: NUMBER,
  at: i('2026-10-09T00:00:00+08:00'),
};

/** E7: the bridge starts `ladder/<caseId>` with it: the first task with a term is open. */
export const ladderOpened = defineFact(
  ladder,
  'ladder-opened',
  { zh: '已开始逐级催办', en: 'The ladder of a case was opened' },
  z.strictObject(ofLadder),
  ladderSample,
);
/** E7: a task with a term is open again, after the ladder had ended. `reopenings`: how often, with this time. */
export const ladderReopened = defineFact(
  ladder,
  'ladder-reopened',
  { zh: '已重新开始逐级催办', en: 'The ladder of a case was opened again' },
  z.strictObject({ ...ofLadder, reopenings: z.number().int().min(1) }),
  { ...ladderSample, reopenings: 1 },
);
/** E7: wakes the ladder: another rung comes next, or none. */
export const ladderChanged = defineFact(
  ladder,
  'ladder-changed',
  { zh: '催办级次有变动', en: 'Another rung comes next' },
  z.strictObject({ caseId, at: instant }),
  { caseId: CASE, at: i('2026-10-10T10:00:00+08:00') },
);
/** E7: no task with a term is open any more. */
export const ladderEnded = defineFact(
  ladder,
  'ladder-ended',
  { zh: '逐级催办已结束', en: 'The ladder of a case has ended' },
  z.strictObject({ caseId, at: instant }),
  { caseId: CASE, at: i('2026-10-12T10:00:00+08:00') },
);

export const workItemFacts = [
  intakeWorkItemChanged,
  mediationWorkItemChanged,
  performanceWorkItemChanged,
  assetControlWorkItemChanged,
  creditRepairWorkItemChanged,
  agencyExchangeWorkItemChanged,
  absenceSet,
  greenPersonNamed,
  workItemEscalated,
  ladderOpened,
  ladderReopened,
  ladderChanged,
  ladderEnded,
] as const;
