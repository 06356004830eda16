import { absencesFrom, deskLawOf, lockCase, publishFact, type DeskLaw, type Recording } from '@hejie/casework';
import { ladderChanged, ladderEnded, ladderOpened, ladderReopened, workItemEscalated } from '@hejie/contracts/facts';
import { CASE_ITSELF, type FileDecision, type Lateness } from '@hejie/contracts/workflows';
import { compareInstants, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { isRole } from '@hejie/security';
import {
  countedFrom,
  decideEscalation,
  ladderStanding,
  LADDER_STATES,
  responsibleFor,
  restsForComplaint,
  withRung,
  type Absence,
  type FileDue,
  type LadderedTask,
  type LadderStanding,
  type TaskAtRung,
} from '@hejie/settlement';
import { Complaint } from '../complaint/complaint.entity.js';
import { DeskItem } from '../desk/desk-item.entity.js';
import { escalationTask, escalationsOf } from './escalation-tasks.js';
import { LadderRow } from './ladder.entity.js';

/** A task on the desk as its ladder sees it. */
interface Laddered extends LadderedTask {
  readonly item: DeskItem;
}

/** The ladder of a case under the lock of the case: who looks at it next sees what has become of it. */
interface Looked extends DeskLaw {
  readonly court: string;
  readonly caseNumber: string;
  readonly row: LadderRow | null;
  readonly absences: readonly Absence[];
  readonly standing: LadderStanding<Laddered>;
}

/**
 * E7: something of the tasks of a case has changed: its ladder is opened by the first with a term, woken where another rung comes next, or one that has come by
 * then, opened again, and ended where none is open.
 */
export async function ladderFollows(tx: Transaction, caseId: string, at: CourtInstant): Promise<Recording[]> {
  const { court, caseNumber, row, standing } = await looked(tx, caseId, at);
  const { due, ended } = standing;
  if (!row || row.ended) {
    if (ended) return [];
    const reopenings = row ? row.reopenings + 1 : 0;
    await tx.manager.save(LadderRow, { caseId, due, openedAt: at, ended: false, reopenings, endedKnownAt: null });
    const opening = { court, caseNumber };
    return [
      {
        by: CASE_ITSELF,
        audit: { action: row ? 'ladder.reopened' : 'ladder.opened', facts: { dueAt: due?.at ?? null, reopenings } },
        facts: [row ? publishFact(ladderReopened, { ...opening, reopenings }) : publishFact(ladderOpened, opening)],
      },
    ];
  }
  if (!ended && isSame(row.due, due) && !hasCome(due, at)) return [];
  await keep(tx, caseId, standing);
  const wake = publishFact(ladderChanged, {});
  const [action, facts] = ended
    ? ['ladder.ended', [publishFact(ladderEnded, {}), wake]]
    : ['ladder.stands-otherwise', [wake]];
  return [{ by: CASE_ITSELF, audit: { action, facts: { dueAt: due?.at ?? null } }, facts }];
}

/** E7: how the ladder of a case stands, for its workflow. */
export async function reviewedLadder(tx: Transaction, caseId: string, at: CourtInstant): Promise<FileDecision> {
  const { standing } = await looked(tx, caseId, at);
  await keep(tx, caseId, standing);
  return answerOf(standing);
}

/**
 * E7: a rung has come. Every task of the case that has come to a rung by then, and is open by what intake has heard, is raised, dated to the rung and once; one that
 * was closed meanwhile is not.
 */
export async function reachedRung(
  tx: Transaction,
  caseId: string,
  { deadline, latenessSeconds }: Lateness,
): Promise<{ readonly recordings: Recording[]; readonly answer: FileDecision }> {
  let seen = await looked(tx, caseId, deadline);
  const recordings: Recording[] = [];
  // A task may have come to several rungs by then.
  for (let come = comeBy(seen, deadline); come.length > 0; come = comeBy(seen, deadline)) {
    for (const one of come) recordings.push(await raised(tx, one, seen, latenessSeconds));
    seen = await looked(tx, caseId, deadline);
  }
  const { standing } = seen;
  await keep(tx, caseId, standing);
  return { recordings, answer: answerOf(standing) };
}

const comeBy = ({ standing }: Looked, deadline: CourtInstant): TaskAtRung<Laddered>[] =>
  standing.ahead.filter(({ next }) => compareInstants(next.at, deadline) <= 0);

async function looked(tx: Transaction, caseId: string, at: CourtInstant): Promise<Looked> {
  const entry = await lockCase(tx, caseId);
  const { court, caseNumber } = entry;
  const law = deskLawOf(entry);
  const open = await tx.manager.find(DeskItem, { where: { caseId, state: 'OPEN' as const }, order: { id: 'ASC' } });
  const absences = await absencesFrom(tx, court, at);
  const complaints = await tx.manager.find(Complaint, { where: { caseId }, select: { since: true, decidedAt: true } });
  const standing = ladderStanding(
    open.filter((task) => !restsForComplaint({ task, complaints })).map((item) => laddered(item, at, absences)),
    law.pack,
    law.calendar,
  );
  return { ...law, court, caseNumber, row: await tx.manager.findOneBy(LadderRow, { caseId }), absences, standing };
}

const laddered = (item: DeskItem, at: CourtInstant, absences: readonly Absence[]): Laddered => ({
  item,
  kind: item.kind,
  role: item.role,
  responsible: responsibleFor(item, at, absences),
  openedAt: item.createdAt,
  dueAt: item.dueAt,
  rule: item.rule,
  climbed: item.climbed,
});

async function raised(
  tx: Transaction,
  { task, next }: TaskAtRung<Laddered>,
  { pack }: Looked,
  latenessSeconds: number,
): Promise<Recording> {
  const { item } = task;
  const { service, itemId } = item;
  const dueAt = countedFrom(task)!;
  const escalation = decideEscalation(task, next.rung, next.at, pack);
  const { level, how, role, rule, latenessDays, responsible, responsibleRole } = escalation;
  if (!isRole(role)) throw new Error(`LADDER.UNKNOWN_ROLE: ${pack.ref} raises tasks to "${role}", which nobody holds`);
  await tx.manager.update(
    DeskItem,
    { id: item.id },
    { climbed: withRung(task, next.no), escalationLevel: Math.max(item.escalationLevel, level) },
  );
  const said = { service, itemId, level, how, role, rule, latenessDays, responsible, responsibleRole, latenessSeconds };
  const opened = escalationTask({ item, dueAt, no: next.no, role }, escalation);
  return {
    at: next.at,
    by: CASE_ITSELF,
    audit: { action: 'work-item.escalated', facts: { ...said, ifNobody: escalation.ifNobody } },
    facts: [publishFact(workItemEscalated, { ...said, dueAt })],
    tasks: { cancelled: [{ under: `${escalationsOf(item)}${role}/`, why: '已有下一级次的催办' }], opened: [opened] },
  };
}

async function keep(tx: Transaction, caseId: string, { due, ended }: LadderStanding<Laddered>): Promise<void> {
  const over = ended ? { endedKnownAt: () => 'now()' } : {};
  await tx.manager.update(LadderRow, { caseId }, { due, ended, ...over } as never);
}

const answerOf = ({ due, ended, detail }: LadderStanding<Laddered>): FileDecision =>
  ended
    ? { stage: 'ENDED', due: null, ending: { ending: 'NOTHING_OPEN', rule: 'E7' }, detail }
    : { stage: LADDER_STATES.initial, due, detail };

const isSame = (a: FileDue | null, b: FileDue | null): boolean => a?.at === b?.at && a?.zh === b?.zh;
/** Where time is not real, what happens in the case moves the clock of its ladder: a rung that has come by then is dealt with now. */
const hasCome = (due: FileDue | null, at: CourtInstant): boolean => due !== null && compareInstants(due.at, at) <= 0;
