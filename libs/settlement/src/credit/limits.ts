import { legalDateOf, nominalEnd, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { freeId, rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type EnforcementNotice, type Limit, type LimitCapacity } from './credit-file.js';
import { legalCapacityOf } from './legal-capacity.js';
import {
  AGENT_OF_A_UNIT,
  AGENT_OF_EXIT,
  CONTROLLER_EXIT,
  EXIT_GRACE,
  FULL_CAPACITY,
  LIMIT_IN_FORCE,
  LIMIT_IN_GRACE,
  LIMIT_NOT_SERVED,
  LIMIT_OVER,
  LIMIT_SERVICE_DATE,
  LIMIT_STANDS,
  NECESSITY_MISSING,
  NOT_A_UNIT,
  NOT_THE_DEBTOR,
  UNIT_EXIT,
} from './limit-refusals.js';
import { isGrace } from './listing.js';
import { GRACE_INVALID } from './listing-refusals.js';
import { done, type Doing } from './listing-row.js';
import { decideSanctionAuthority, followed } from './sanction-authority.js';
import { barOfLimit, enforceableSince } from './sanction-bars.js';
import { decideSanctionNotice, limitAsksForNotice } from './sanction-notice.js';
import { withTasks } from './tasks.js';

/** An order that the president signs: whose consumption or exit is limited, as what, and with what grace in months. */
export interface LimitOrder {
  readonly id: string;
  readonly kind: Limit['kind'];
  readonly partyId: string;
  readonly capacity: LimitCapacity;
  readonly graceMonths: number;
  /** The creditor who applied for it in writing; left out: of the court’s own motion. */
  readonly appliedBy?: string;
  /** Why it is necessary though nobody has applied; asked for where the law leaves it to the court. */
  readonly necessity?: string;
  /** 案号 of the enforcement under which it is ordered; left out: that under which the debtor is listed. */
  readonly caseNumber?: string;
  /** 执行通知书 that the debtor has not heeded; left out: that of the listing. */
  readonly notice?: EnforcementNotice;
}

/**
 * LIM-ART-1, LIM-ART-3-2, CON-1, LIM-EXIT, DIS-GRACE-1: consumption or exit is limited (限制消费、限制出境): of the debtor, and behind a unit of its legal
 * representative, its head, those directly responsible and its actual controller; exit also of the statutory agent of one without full capacity. Without a grace it is in force with the order. One that follows a listing is ordered under
 * its number and on its notice. A creditor has applied for it, or the court orders it of its own motion: where that is not its duty, only as it is necessary (必要时), which it says. `court`: its code, of which the number is. As `decideSanctionAuthority`, `decideSanctionNotice`, `barOfLimit`;
 * `LIMIT.NOT_A_UNIT`, `LIMIT.NOT_THE_DEBTOR`, `LIMIT.UNIT_EXIT`, `LIMIT.CONTROLLER_EXIT`, `LIMIT.AGENT_OF_EXIT`, `LIMIT.AGENT_OF_A_UNIT`, `LIMIT.FULL_CAPACITY`, `LIMIT.STANDS`, `LIMIT.EXIT_WITHOUT_GRACE`, `SANCTION.GRACE_INVALID`,
 * `LIMIT.NECESSITY_MISSING`, `CREDIT.ID_TAKEN`. Source: 限高规定(2015) 4, 民诉法执行程序解释(2020) 23, 24.
 */
export function decideLimitOrder(
  file: CreditFile,
  order: LimitOrder,
  turn: CreditTurn,
  court: string,
): Decision<CreditChange> {
  const { id, kind, partyId, capacity, graceMonths, appliedBy, necessity = '' } = order;
  const { at, by } = turn;
  const entry = followed(file);
  const authority = decideSanctionAuthority(order.caseNumber ?? entry?.authority, { sanction: kind, court, at });
  if (!authority.ok) return authority;
  const asked = limitAsksForNotice(kind, { listed: entry !== undefined && entry.stage !== 'GRACE' });
  const rule = kind === 'CONSUMPTION' ? 'LIM-ART-1' : 'LIM-EXIT';
  const notice = decideSanctionNotice(order.notice ?? entry?.notice, { asked, rule }, turn);
  if (!notice.ok) return notice;
  const wrong = whomItCannotConcern(file, order, at);
  if (wrong !== null) return wrong;
  if (!isGrace(graceMonths)) return refuse(GRACE_INVALID);
  if (kind === 'EXIT' && graceMonths > 0) return refuse(EXIT_GRACE);
  const standing = file.limits.some(
    (one) => one.kind === kind && one.subjectPartyId === partyId && one.lifted === undefined,
  );
  if (standing) return refuse(LIMIT_STANDS);
  const free = freeId(file.limits, id, '/id');
  if (!free.ok) return free;
  const bar = barOfLimit(file, order);
  if (!bar.ok) return bar;
  const { mandatory } = bar.value;
  const ofOwnMotion = appliedBy === undefined;
  const unsaid = ofOwnMotion && necessity.trim() === '';
  if (unsaid && !mandatory) return refuse({ ...NECESSITY_MISSING, rule });
  const limit: Limit = {
    id,
    authority: authority.value,
    ...(notice.value && { notice: notice.value }),
    kind,
    subjectPartyId: partyId,
    capacity,
    orderedAt: at,
    by,
    ...(ofOwnMotion ? !unsaid && { necessity } : { appliedBy }),
    mandatory,
    permissions: [],
    ...(graceMonths === 0
      ? { inForce: { at, by } }
      : { graceEndsOn: nominalEnd(legalDateOf(at), 'month', graceMonths) }),
  };
  return accept(changedLimit(file, limit, turn, { kind: 'LIMIT_ORDERED', limitId: id, mandatory }));
}

/** LIM-ART-3-2, LIM-EXIT: why a limit of that kind cannot concern that person in that capacity; null: it can. `LIMIT.*` as `decideLimitOrder`. */
export function whomItCannotConcern(
  file: CreditFile,
  { kind, partyId, capacity }: Pick<LimitOrder, 'kind' | 'partyId' | 'capacity'>,
  at: CourtInstant,
): ReturnType<typeof refuse> | null {
  const { subject } = file;
  if (capacity === 'STATUTORY_AGENT') return ofAgent(file, { kind, partyId }, at);
  if (capacity !== 'DEBTOR' && subject.kind !== 'UNIT') return refuse(NOT_A_UNIT);
  if ((capacity === 'DEBTOR') !== (partyId === subject.partyId)) return refuse(NOT_THE_DEBTOR);
  if (kind === 'CONSUMPTION') return null;
  if (capacity === 'DEBTOR' && subject.kind === 'UNIT') return refuse(UNIT_EXIT);
  return capacity === 'ACTUAL_CONTROLLER' ? refuse(CONTROLLER_EXIT) : null;
}

/** LIM-EXIT: who acts by law for a debtor without full capacity. Source: 民诉法执行程序解释(2020) 24. */
function ofAgent(
  file: CreditFile,
  { kind, partyId }: Pick<LimitOrder, 'kind' | 'partyId'>,
  at: CourtInstant,
): ReturnType<typeof refuse> | null {
  if (kind !== 'EXIT') return refuse(AGENT_OF_EXIT);
  if (file.subject.kind === 'UNIT') return refuse(AGENT_OF_A_UNIT);
  if (partyId === file.subject.partyId) return refuse(NOT_THE_DEBTOR);
  return legalCapacityOf(file, legalDateOf(at)) === 'FULL' ? refuse(FULL_CAPACITY) : null;
}

/** LIM-ART-5: the order has been served; it holds from then on. The first service counts, told again it changes nothing. `LIMIT.OVER`, `LIMIT.SERVICE_DATE`. */
export function decideLimitService(
  file: CreditFile,
  { limitId, servedAt }: { readonly limitId: string; readonly servedAt: CourtInstant },
  turn: CreditTurn,
): Decision<CreditChange> {
  return onLimit(file, limitId, (limit) => {
    if (limit.servedAt !== undefined) return accept({ happened: [] });
    if (servedAt < limit.orderedAt || servedAt > turn.at) return refuse(LIMIT_SERVICE_DATE);
    return accept(changedLimit(file, { ...limit, servedAt }, turn, { kind: 'LIMIT_SERVED', limitId }));
  });
}

/** DIS-GRACE-1, CON-1: a person puts a limit in force when its grace is over and nothing bars it. As `barOfLimit`; `LIMIT.OVER`, `LIMIT.IN_FORCE`, `LIMIT.NOT_SERVED`, `LIMIT.IN_GRACE`. */
export function decideLimitInForce(
  file: CreditFile,
  { limitId }: { readonly limitId: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  return onLimit(file, limitId, (limit) => {
    if (limit.inForce !== undefined) return refuse(LIMIT_IN_FORCE);
    const bar = barOfLimit(file, limit);
    if (!bar.ok) return bar;
    if (limit.servedAt === undefined) return refuse(LIMIT_NOT_SERVED);
    if (enforceableSince(file, limit, turn) === null) return refuse(LIMIT_IN_GRACE);
    return accept(changedLimit(file, { ...limit, inForce: { at, by } }, turn, { kind: 'LIMIT_IN_FORCE', limitId }));
  });
}

/** The decision on a limit that has not been lifted in whole. `CREDIT.UNKNOWN_ROW`, `LIMIT.OVER`. */
export function onLimit(
  { limits }: CreditFile,
  id: string,
  decide: (limit: Limit) => Decision<CreditChange>,
): Decision<CreditChange> {
  const row = rowOf(limits, id, '/limitId');
  if (!row.ok) return row;
  return row.value.lifted === undefined ? decide(row.value) : refuse(LIMIT_OVER);
}

/** One limit has become this, and that was done. */
export function changedLimit(file: CreditFile, row: Limit, turn: CreditTurn, doing: Doing): CreditChange {
  return withTasks(file, { limits: [row], happened: [done(turn, doing)] }, turn);
}
