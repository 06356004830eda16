import { type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { cameAt } from './came-at.js';
import {
  NOT_CONCERNED,
  NOT_UPHELD,
  NOTHING_TO_WRITE,
  NOTICE_STILL_RAN,
  OF_AN_ENTRY,
  OF_EXIT,
  TWICE_OF_LIMIT,
} from './correction-refusals.js';
import { freeId, rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import {
  type CreditFile,
  type EnforcementNotice,
  type Limit,
  type LimitCapacity,
  type LimitCorrection,
  type LimitCorrectionGround,
} from './credit-file.js';
import { LIMIT_OVER } from './limit-refusals.js';
import { whomItCannotConcern } from './limits.js';
import { done, type Doing } from './listing-row.js';
import { isOfLimit, openCorrections, upheldSince } from './open-corrections.js';
import { decideSanctionAuthority } from './sanction-authority.js';
import { decideSanctionNotice } from './sanction-notice.js';
import { withTasks } from './tasks.js';
import { neverShouldHaveStood } from './wrong-limits.js';

/**
 * DIS-ART-11, DIS-ART-12: whoever is limited, or the debtor for him, asks in writing that a limit of consumption be corrected, or the court takes it up itself
 * (`filedBy` null): it should never have been ordered, also where it is lifted meanwhile, or what its order says is wrong. It holds until that is decided, which goes
 * as for an entry; its days run from when it came in, as `cameAt`. Of exit there is the review by the court above alone (LIM-EXIT). `CORRECTION.OF_EXIT`, `CORRECTION.NOT_CONCERNED`, `CORRECTION.UNDER_WAY`,
 * `LIMIT.OVER`, `CREDIT.ID_TAKEN`, `CREDIT.UNKNOWN_ROW`. Source: 法发〔2019〕35号 18, 失信名单规定(2017) 11, 12.
 */
export function decideLimitCorrectionRequest(
  file: CreditFile,
  command: {
    readonly id: string;
    readonly limitId: string;
    readonly ground: LimitCorrectionGround;
    readonly filedBy: string | null;
    readonly filedAt?: CourtInstant;
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { id, limitId, ground, filedBy } = command;
  const row = rowOf(file.limits, limitId, '/limitId');
  if (!row.ok) return row;
  const limit = row.value;
  const free = freeId(file.corrections, id, '/id');
  if (!free.ok) return free;
  if (limit.kind === 'EXIT') return refuse(OF_EXIT);
  if (filedBy !== null && filedBy !== file.subject.partyId && filedBy !== limit.subjectPartyId)
    return refuse(NOT_CONCERNED);
  if (neverShouldHaveStood(file, limit)) return refuse(LIMIT_OVER);
  if (ground === 'WRONG_DATA' && limit.lifted !== undefined) return refuse(LIMIT_OVER);
  const underWay = openCorrections(file).some(
    (one) => isOfLimit(one) && one.limitId === limitId && one.ground === ground,
  );
  if (underWay) return refuse(TWICE_OF_LIMIT);
  const came = cameAt(command.filedAt, turn, { rule: 'DIS-ART-12', since: limit.orderedAt });
  if (!came.ok) return came;
  const correction: LimitCorrection = { id, limitId, ground, filedAt: came.value, filedBy };
  const filed = done(turn, { kind: 'CORRECTION_FILED', correctionId: id, limitId, ground });
  return accept(withTasks(file, { corrections: [correction], happened: [filed] }, turn));
}

/** What an order of a limit says that may be wrong. Who the person is stands where identities are kept, and is put right there. */
export interface LimitParticulars {
  readonly caseNumber?: string;
  readonly notice?: EnforcementNotice;
  readonly capacity?: LimitCapacity;
}

/**
 * DIS-ART-11, DIS-ART-12: a judge carries out what was upheld: a limit that should never have stood is lifted in whole, where it is not lifted already; wrong
 * particulars are put right, as they were when it was ordered, and it stands. On a notice that had not run by then nobody was to be limited (LIM-ART-1): that is the
 * other ground, which the refusal names. `court`: its code, of which the number is. `CORRECTION.OF_AN_ENTRY`, `CORRECTION.NOT_UPHELD`, `CORRECTION.NOTHING_TO_WRITE`, as
 * `decideSanctionAuthority`, `decideSanctionNotice`; `LIMIT.NOT_A_UNIT`, `LIMIT.NOT_THE_DEBTOR`, `LIMIT.AGENT_OF_EXIT`, `CREDIT.UNKNOWN_ROW`. Source: 法发〔2019〕35号 18.
 */
export function decideLimitCorrectionCarriedOut(
  file: CreditFile,
  { correctionId, caseNumber, notice, capacity }: { readonly correctionId: string } & LimitParticulars,
  turn: CreditTurn,
  court: string,
): Decision<CreditChange> {
  const { at, by } = turn;
  const row = rowOf(file.corrections, correctionId, '/correctionId');
  if (!row.ok) return row;
  const correction = row.value;
  if (!isOfLimit(correction)) return refuse(OF_AN_ENTRY);
  if (upheldSince(correction) === null) return refuse(NOT_UPHELD);
  const limit = rowOf(file.limits, correction.limitId, '/correctionId');
  if (!limit.ok) return limit;
  const { ground } = correction;
  const written = [caseNumber, notice, capacity].some((one) => one !== undefined);
  if (written && (ground !== 'WRONG_DATA' || limit.value.lifted !== undefined)) return refuse(NOTHING_TO_WRITE);
  const corrected =
    ground === 'WRONG_DATA'
      ? putRight(file, limit.value, { caseNumber, notice, capacity }, turn, court)
      : accept(lifted(limit.value, turn));
  if (!corrected.ok) return corrected;
  const { limits, doing, was } = corrected.value;
  const about = { correctionId, limitId: correction.limitId, ground };
  const happened = [{ kind: 'CORRECTED' as const, ...about }, ...doing].map((one) => done(turn, one));
  const corrections = [{ ...correction, corrected: { at, by }, ...(was && { was }) }];
  return accept(withTasks(file, { limits, corrections, happened }, turn));
}

interface Corrected {
  readonly limits: readonly Limit[];
  readonly doing: readonly Doing[];
  readonly was?: LimitCorrection['was'];
}

function lifted(limit: Limit, { at, by }: CreditTurn): Corrected {
  // What is lifted on another ground meanwhile is not lifted again.
  if (limit.lifted !== undefined) return { limits: [], doing: [] };
  const ground = 'CORRECTED';
  return {
    limits: [{ ...limit, lifted: { at, by, ground } }],
    doing: [{ kind: 'LIMIT_LIFTED', limitId: limit.id, ground, scope: 'WHOLE' }],
  };
}

function putRight(
  file: CreditFile,
  limit: Limit,
  { caseNumber, notice: said, capacity = limit.capacity }: LimitParticulars,
  turn: CreditTurn,
  court: string,
): Decision<Corrected> {
  const { kind, subjectPartyId: partyId, authority: before, notice: known } = limit;
  // What the order is to say must have been so when it was made.
  const at = limit.orderedAt;
  const authority =
    caseNumber === undefined ? accept(before) : decideSanctionAuthority(caseNumber, { sanction: kind, court, at });
  if (!authority.ok) return authority;
  const notice =
    said === undefined
      ? accept(known)
      : decideSanctionNotice(said, { asked: false, rule: 'LIM-ART-1' }, { ...turn, at });
  if (!notice.ok) return notice.error.code === NOTICE_STILL_RAN.code ? refuse(NOTICE_STILL_RAN) : notice;
  const wrong = whomItCannotConcern(file, { kind, partyId, capacity }, at);
  if (wrong !== null) return wrong;
  const row = { ...limit, authority: authority.value, ...(notice.value && { notice: notice.value }), capacity };
  const was = { authority: before, ...(known && { notice: known }), capacity: limit.capacity };
  return accept({ limits: [row], doing: [], was });
}
