import {
  legalDateOf,
  period,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { partyOf } from '../case/parties.js';
import { type Sided } from '../credit/by-creditor.js';
import { accept, attempt, type Decision } from '../decisions/decision.js';
import { firstRefusal, happenedBy, isStanding, rowOf } from './lookup.js';
import { equityReleaseBy, isEquity, objectionBy, otherControl, reconsiderationBy } from './objection.js';
import { objectionRound, type Objection, type Reconsideration } from './objection-rows.js';
import { applyChange, inOneChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import * as refused from './reconsideration-refusals.js';
import { releaseWith, withoutRelease } from './release-held.js';
import { releaseOfRest } from './release-opening.js';
import { releaseIdOf } from './suit.js';

/** PROC-18: days in which the court of enforcement sends its file up (执行程序解释7). */
const SEND_DAYS = 5;
/** PROC-18: days in which the court above rules; its president may add thirty more (执行程序解释8). */
const RULE_DAYS = 30;

/** PROC-18: last day on which the file is sent to the court above, after an application has come in. Source: 执行程序解释7. */
export function fileSentBy(
  { receivedAt }: Pick<ReconsiderationInput, 'receivedAt'>,
  calendar: CourtCalendar,
): DerivedPeriod {
  return period({ start: legalDateOf(receivedAt), unit: 'day', n: SEND_DAYS }, calendar);
}

/**
 * PROC-18: last day on which the court above rules, unless its president gives it thirty days more; counted from when the first application came in. Source: 执行程序解释8.
 */
export function reconsideredBy(
  { receivedAt }: Pick<ReconsiderationInput, 'receivedAt'>,
  calendar: CourtCalendar,
): DerivedPeriod {
  return period({ start: legalDateOf(receivedAt), unit: 'day', n: RULE_DAYS }, calendar);
}

/** An application for reconsideration (复议申请), handed in here or to the court above. */
export interface ReconsiderationInput {
  readonly objectionId: string;
  readonly byPartyId: string;
  readonly receivedAt: CourtInstant;
  /** PER-5: the day on which it was posted, which keeps the time. Absent: it was not. */
  readonly postedOn?: LegalDate;
}

/**
 * PROC-18: the ruling on an over-limit objection is taken to the court above, within ten days of its service and once by each: by the objector and the debtors
 * where it is dismissed, by the creditors where it is upheld, each for what goes against him. It counts by its day, whenever it becomes known. Enforcement is not
 * stopped meanwhile; who gives sufficient security may ask the court above to hold off, or to go on (执行程序解释9). `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`,
 * `PARTY.NOT_IN_CASE`, `RECONSIDERATION.OUTSIDERS_SUE`, `RECONSIDERATION.NOT_SERVED`, `RECONSIDERATION.DECIDED`, `RECONSIDERATION.ASKED_ALREADY`,
 * `RECONSIDERATION.NOT_AGGRIEVED`, `RECONSIDERATION.POSTED_AFTER`, `RECONSIDERATION.LATE`. Source: 民诉法236; 执行程序解释6 to 9.
 * @param parties those of the case, with their sides.
 */
export function decideReconsiderationApplication(
  file: PropertyFile,
  input: ReconsiderationInput,
  parties: readonly Sided[],
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { objectionId, byPartyId, receivedAt, postedOn } = input;
  const known = rowOf(file.objections, objectionId, '/objectionId');
  const fault = firstRefusal([known, happenedBy(receivedAt, turn.at, '/receivedAt')]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  const objection = known.value;
  const { kind, decided, served, reconsideration } = objection;
  if (kind !== 'OVER_LIMIT') return refused.OUTSIDERS_SUE;
  if (decided === undefined || served === undefined) return refused.NOT_SERVED;
  if (reconsideration?.decided !== undefined) return refused.DECIDED;
  const applications = reconsideration?.applications ?? [];
  if (applications.some((one) => one.byPartyId === byPartyId)) return refused.ASKED_ALREADY;
  const against = isAgainst(objection, byPartyId, parties);
  if (!against.ok) return against;
  if (!against.value) return refused.NOT_AGGRIEVED;
  if (postedOn !== undefined && postedOn > legalDateOf(receivedAt)) return refused.POSTED_AFTER;
  const askedOn = postedOn ?? legalDateOf(receivedAt);
  if (askedOn < served.on) return refused.NOT_SERVED;
  const lastDay = served.reconsiderBy ?? reconsiderationBy(served.on, turn.calendar).value;
  if (askedOn > lastDay) return refused.late(lastDay, postedOn === undefined ? '/receivedAt' : '/postedOn');
  const sendBy = fileSentBy(input, turn.calendar).value;
  const decideBy = reconsideration?.decideBy ?? reconsideredBy(input, turn.calendar).value;
  const application = { byPartyId, receivedAt, ...(postedOn !== undefined && { postedOn }), sendBy };
  return accept({
    objections: [{ ...objection, reconsideration: { applications: [...applications, application], decideBy } }],
    happened: [{ kind: 'RECONSIDERATION_ASKED', at: turn.at, objectionId, byPartyId, sendBy, decideBy }],
  });
}

/** Does the ruling on an objection go against somebody, in part at least? */
function isAgainst(objection: Objection, partyId: string, parties: readonly Sided[]): Decision<boolean> {
  const upheldFor = objection.decided!.controlIds;
  const dismissed = objection.controlIds.some((id) => !upheldFor.includes(id));
  if (partyId === objection.byPartyId) return accept(dismissed);
  const side = attempt(() => partyOf(parties, partyId, '/byPartyId').side);
  if (!side.ok) return side;
  return accept(side.value === 'CREDITOR' ? upheldFor.length > 0 : dismissed);
}

/**
 * PROC-18: whom the ruling on an over-limit objection goes against, and who may therefore take it to the court above: as {@link decideReconsiderationApplication}.
 * No party twice.
 */
export function mayAskReconsideration(objection: Objection, parties: readonly Sided[]): string[] {
  const everybody = [...new Set([objection.byPartyId, ...parties.map(({ partyId }) => partyId)])];
  return everybody.filter((partyId) => {
    const against = isAgainst(objection, partyId, parties);
    return against.ok && against.value;
  });
}

/** What the court above has ruled (复议裁定). */
export type ReconsiderationRuling = {
  readonly objectionId: string;
  readonly rulingNumber: string;
  /** On which it was served, and had effect. */
  readonly servedOn: LegalDate;
} & (
  | { readonly outcome: 'DISMISSED' | 'REMITTED' }
  /** `upheldFor`: the controls against which the objection is upheld by it; none: it is dismissed after all. */
  | { readonly outcome: 'CHANGED'; readonly upheldFor: readonly string[] }
);

/**
 * PROC-18, PROC-12: what the court above has ruled is recorded. Dismissed, the ruling on the objection stands. Changed, what the objection is upheld for now is due to be
 * released, equity in seven days from the service, and the release of what it is upheld for no longer is not carried out; one that is served stands, and the judge orders anew. Remitted,
 * the objection is decided once more, in fifteen days; that ruling is not remitted again. `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`, `OBJECTION.OTHER_CONTROL`,
 * `RECONSIDERATION.NOT_ASKED`, `RECONSIDERATION.DECIDED`, `RECONSIDERATION.RULING_MISSING`, `RECONSIDERATION.SERVED_BEFORE`, `RECONSIDERATION.AS_IT_WAS`,
 * `RECONSIDERATION.REMITTED_ONCE`. Source: 民诉法236; 异议复议规定23; 股权冻结规定5.
 */
export function decideReconsiderationRuling(
  file: PropertyFile,
  input: ReconsiderationRuling,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { objectionId, rulingNumber, servedOn, outcome } = input;
  const known = rowOf(file.objections, objectionId, '/objectionId');
  const fault = firstRefusal([known, happenedBy(servedOn, turn.at, '/servedOn')]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  const objection = known.value;
  const { decided, reconsideration } = objection;
  if (decided === undefined || reconsideration === undefined) return refused.NOT_ASKED;
  const wrong = rulingFault(objection, reconsideration, input);
  if (wrong !== undefined) return wrong;
  const now = outcome === 'CHANGED' ? input.upheldFor : outcome === 'REMITTED' ? [] : decided.controlIds;
  const dropped = decided.controlIds.filter((id) => !now.includes(id));
  const { releaseId: withdrawnReleaseId, ...withdrawn } =
    dropped.length === 0 ? { releaseId: null, happened: [] } : withoutRelease(file, releaseIdOf(objection), turn);
  const left = applyChange(file, withdrawn);
  const release = outcome === 'CHANGED' ? releaseOf(left, objection, { rulingNumber, servedOn, now }, turn) : null;
  const { at, by } = turn;
  const ruled = { at, by, outcome, rulingNumber, servedOn, controlIds: now };
  const row: Objection =
    outcome === 'REMITTED'
      ? decidedAnew(objection, { on: servedOn, rulingNumber, revoked: decided.rulingNumber }, turn)
      : { ...objection, reconsideration: { ...reconsideration, decided: ruled } };
  return accept(
    inOneChange([
      {
        objections: [row],
        happened: [
          {
            kind: 'RECONSIDERED',
            at,
            objectionId,
            outcome,
            applications: reconsideration.applications.length,
            releaseId: release === null ? null : reconsiderationReleaseId(objection),
            withdrawnReleaseId,
            liftedMeanwhile: dropped.filter((id) => isGone(left, id)),
            decideBy: outcome === 'REMITTED' ? row.decideBy : null,
          },
        ],
      },
      withdrawn,
      ...(release === null ? [] : [release]),
    ]),
  );
}

function rulingFault(
  objection: Objection,
  { applications, decided }: Reconsideration,
  input: ReconsiderationRuling,
): Decision<never> | undefined {
  if (decided !== undefined) return refused.DECIDED;
  if (input.rulingNumber.trim() === '') return refused.RULING_MISSING;
  if (applications.every(({ receivedAt }) => input.servedOn < legalDateOf(receivedAt))) return refused.SERVED_BEFORE;
  if (input.outcome !== 'CHANGED') {
    return input.outcome === 'REMITTED' && objection.remitted !== undefined ? refused.REMITTED_ONCE : undefined;
  }
  const { upheldFor } = input;
  const before = objection.decided!.controlIds;
  if (upheldFor.length === before.length && upheldFor.every((id) => before.includes(id))) return refused.AS_IT_WAS;
  return otherControl(objection, upheldFor);
}

/** The id of the release of what an objection is upheld for by the court above. */
export const reconsiderationReleaseId = (objection: Pick<Objection, 'id' | 'remitted'>): string =>
  `reconsideration~${objectionRound(objection)}`;

/** What it is upheld for now and is in no release yet; of equity the law names the day (股权冻结规定5). */
function releaseOf(
  file: PropertyFile,
  objection: Objection,
  {
    rulingNumber,
    servedOn,
    now,
  }: { readonly rulingNumber: string; readonly servedOn: LegalDate; readonly now: readonly string[] },
  turn: PropertyTurn,
): PropertyChange | null {
  const assetIds = file.controls
    .filter((control) => now.includes(control.id) && isStanding(control))
    .map(({ assetId }) => assetId);
  const id = reconsiderationReleaseId(objection);
  const basis = `上一级人民法院复议裁定（${rulingNumber}）认定控制措施明显超出标的额`;
  const opened = { id, ground: 'OVER_LIMIT', assetIds, basis } as const;
  const ofEquity = assetIds.length > 0 && isEquity(file, opened);
  return releaseOfRest(
    file,
    ofEquity ? { ...opened, serveBy: equityReleaseBy(servedOn, turn.calendar).instant } : opened,
    turn,
  );
}

/** Lifted already, or its release served: the ruling of the court above finds nothing that it could keep. */
function isGone(file: PropertyFile, controlId: string): boolean {
  const control = file.controls.find(({ id }) => id === controlId);
  return control === undefined || !isStanding(control) || releaseWith(file, control.assetId)?.state === 'SERVED';
}

/** The objection before the court again, as it came in: the ruling on it is revoked. */
function decidedAnew(
  objection: Objection,
  remitted: NonNullable<Objection['remitted']>,
  turn: PropertyTurn,
): Objection {
  const { decided: _, served: __, reconsideration: ___, ...open } = objection;
  return { ...open, remitted, decideBy: objectionBy({ ...open, remitted }, turn.calendar).value };
}

/** PROC-18: an over-limit objection whose time for reconsideration runs: its ruling is served, and nobody has applied yet. */
export const awaitsReconsideration = ({ served, reconsideration }: Objection): boolean =>
  served?.reconsiderBy !== undefined && reconsideration === undefined;
