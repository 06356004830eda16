import {
  legalDateOf,
  period,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { assetIn, firstRefusal, freeId, happenedBy, isStanding, rowOf } from './lookup.js';
import { type Objection, type ObjectionKind } from './objection-rows.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Control, type PropertyFile, type Release } from './property-file.js';
import { isLive } from './release-held.js';
import { releaseOfRest } from './release-opening.js';
import { objectionSuitBy, releaseIdOf } from './suit.js';

/** PROC-18: days in which the court decides an objection, the outsider's (民诉法238) and the debtor's (民诉法236). */
const DECIDE_DAYS = 15;
/** PROC-18: days after service in which the ruling on an objection to an act of enforcement is taken to the court above (民诉法236). */
const RECONSIDER_DAYS = 10;
/** Days after the ruling in which equity above the limit is released (股权冻结规定5). */
const EQUITY_RELEASE_DAYS = 7;

/** An objection that came in. */
export interface ObjectionInput {
  readonly id: string;
  readonly kind: ObjectionKind;
  readonly controlIds: readonly string[];
  readonly byPartyId: string;
  readonly receivedAt: CourtInstant;
}

/**
 * PROC-18, PROC-12: an outsider objects to a control (案外人异议), or the debtor because it is too much (超标的异议), as does a guarantor of whom it was taken (利害关系人);
 * the court decides in 15 days from its receipt. `PROPERTY.*`, `OBJECTION.NO_CONTROL`. Source: 民诉法236, 238.
 */
export function decideObjection(
  file: PropertyFile,
  input: ObjectionInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const controls = input.controlIds.map((id) => rowOf(file.controls, id, '/controlIds'));
  const fault = firstRefusal([
    freeId(file.objections, input.id, '/id'),
    happenedBy(input.receivedAt, turn.at, '/receivedAt'),
    ...controls,
  ]);
  if (fault !== undefined) return fault;
  if (controls.length === 0 || controls.some((one) => one.ok && !isStanding(one.value))) {
    return refuse({
      code: 'OBJECTION.NO_CONTROL',
      rule: 'PROC-18',
      path: '/controlIds',
      zh: '异议须针对尚在进行的控制措施。',
      en: 'An objection is to controls that stand.',
    });
  }
  const decideBy = objectionBy(input, turn.calendar).value;
  return accept({
    objections: [{ ...input, decideBy }],
    happened: [{ kind: 'OBJECTION_RECEIVED', at: turn.at, objectionId: input.id, decideBy }],
  });
}

/** PROC-18: last day on which the court decides an objection; one that was sent back, counted from then. */
export function objectionBy(
  { receivedAt, remitted }: Pick<Objection, 'receivedAt' | 'remitted'>,
  calendar: CourtCalendar,
): DerivedPeriod {
  return period({ start: remitted?.on ?? legalDateOf(receivedAt), unit: 'day', n: DECIDE_DAYS }, calendar);
}

/** PROC-18: last day on which the ruling on an over-limit objection is taken to the court above. Source: 民诉法236. */
export function reconsiderationBy(servedOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: servedOn, unit: 'day', n: RECONSIDER_DAYS }, calendar);
}

/** How the court decides an objection. */
export interface ObjectionRuling {
  readonly objectionId: string;
  readonly rulingNumber: string;
  /** The controls against which it is upheld; none: it is dismissed. */
  readonly upheldFor: readonly string[];
}

/**
 * PROC-18, PROC-12, PROC-19: a person decides an objection. As far as the debtor's is upheld, what is too much is due to be released, equity in seven
 * days from when the ruling has effect. An outsider's, upheld, stays the enforcement upon the thing; it is released once the time to sue has
 * run out without a suit. `PROPERTY.UNKNOWN`, `OBJECTION.DECIDED`, `OBJECTION.OTHER_CONTROL`, `OBJECTION.RULING_MISSING`. Source: 民诉法236, 238;
 * 民诉法解释314; 查扣冻规定19; 股权冻结规定5.
 */
export function decideObjectionRuling(
  file: PropertyFile,
  { objectionId, rulingNumber, upheldFor }: ObjectionRuling,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const known = rowOf(file.objections, objectionId, '/objectionId');
  if (!known.ok) return known;
  const objection = known.value;
  const wrong = rulingFault(objection, rulingNumber, upheldFor);
  if (wrong !== undefined) return wrong;
  const upheld = upheldFor.length > 0;
  const decided = { at: turn.at, by: turn.by, upheld, rulingNumber, controlIds: upheldFor };
  const controls = file.controls.filter((control) => upheldFor.includes(control.id) && isStanding(control));
  const release =
    objection.kind === 'OVER_LIMIT' ? releaseOfRest(file, tooMuch(file, objection, controls), turn) : null;
  const releaseId = release === null ? null : releaseIdOf(objection);
  return accept({
    ...release,
    objections: [{ ...objection, decided }],
    happened: [
      { kind: 'OBJECTION_DECIDED', at: turn.at, objectionId, upheld, releaseId },
      ...(release?.happened ?? []),
    ],
  });
}

function rulingFault(
  objection: Objection,
  rulingNumber: string,
  upheldFor: readonly string[],
): Decision<never> | undefined {
  if (objection.decided !== undefined) {
    return refuse({
      code: 'OBJECTION.DECIDED',
      rule: 'PROC-18',
      path: '/objectionId',
      zh: '该异议已经作出裁定。',
      en: 'This objection has been decided.',
    });
  }
  if (rulingNumber.trim() === '') {
    return refuse({
      code: 'OBJECTION.RULING_MISSING',
      rule: 'PROC-18',
      path: '/rulingNumber',
      zh: '异议以裁定处理，须写明裁定书文号。',
      en: 'An objection is decided by a ruling with its number.',
    });
  }
  return otherControl(objection, upheldFor);
}

/** PROC-18: an objection is upheld for what it is against. `OBJECTION.OTHER_CONTROL`. */
export function otherControl(
  { controlIds }: Pick<Objection, 'controlIds'>,
  upheldFor: readonly string[],
): Decision<never> | undefined {
  if (upheldFor.every((id) => controlIds.includes(id))) return undefined;
  return refuse({
    code: 'OBJECTION.OTHER_CONTROL',
    rule: 'PROC-18',
    path: '/upheldFor',
    zh: '异议成立的范围不得超出异议所针对的控制措施。',
    en: 'An objection is upheld for no other control than it is against.',
  });
}

/** Of equity alone the law names the day, and that runs from the effect of the ruling. */
function tooMuch(file: PropertyFile, objection: Objection, controls: readonly Control[]) {
  const assetIds = controls.map(({ assetId }) => assetId);
  const opened = { id: releaseIdOf(objection), ground: 'OVER_LIMIT', assetIds } as const;
  return isEquity(file, opened) ? { ...opened, serveBy: null } : opened;
}

/** Is it equity alone? Of that the law names the day of its release (股权冻结规定5). */
export const isEquity = (file: PropertyFile, { assetIds }: Pick<Release, 'assetIds'>): boolean =>
  assetIds.every((assetId) => assetIn(file, assetId).class === 'EQUITY');

/** PROC-12: last day on which equity above the limit is released after the ruling has effect. Source: 股权冻结规定5. */
export function equityReleaseBy(effectiveOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: effectiveOn, unit: 'day', n: EQUITY_RELEASE_DAYS }, calendar);
}

/**
 * PROC-18, PROC-19, PROC-12: the ruling on an objection has been served, and has effect from that day. Upon an outsider's whoever disagrees may sue
 * within 15 days (执行异议之诉), an over-limit one is taken to the court above within ten (复议), which stops nothing; of equity that is too much the seven days
 * for its release begin. `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`, `OBJECTION.NOT_DECIDED`, `OBJECTION.SERVED`. Source: 民诉法236, 238; 股权冻结规定5.
 */
export function decideObjectionService(
  file: PropertyFile,
  { objectionId, servedOn }: { readonly objectionId: string; readonly servedOn: LegalDate },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const known = rowOf(file.objections, objectionId, '/objectionId');
  const fault = firstRefusal([known, happenedBy(servedOn, turn.at, '/servedOn')]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  const { kind, decided, served } = known.value;
  if (decided === undefined || servedOn < legalDateOf(decided.at)) return NOT_DECIDED;
  if (served !== undefined) return SERVED;
  const outsiders = kind === 'OUTSIDER';
  const suitBy = outsiders ? objectionSuitBy(servedOn, turn.calendar).value : null;
  const reconsiderBy = outsiders ? null : reconsiderationBy(servedOn, turn.calendar).value;
  const waiting = file.releases.find(
    (one) => one.id === releaseIdOf(known.value) && one.serveBy === undefined && isLive(one) && one.state !== 'SERVED',
  );
  const serveBy = equityReleaseBy(servedOn, turn.calendar).instant;
  return accept({
    objections: [
      { ...known.value, served: { on: servedOn, ...(suitBy && { suitBy }), ...(reconsiderBy && { reconsiderBy }) } },
    ],
    ...(waiting && isEquity(file, waiting) && { releases: [{ ...waiting, serveBy }] }),
    happened: [{ kind: 'OBJECTION_SERVED', at: turn.at, objectionId, suitBy, reconsiderBy }],
  });
}

/** PROC-19: days after the time to sue in which what an outsider's objection was upheld for is released (民诉法解释314). */
const OUTSIDER_RELEASE_DAYS = 7;

/** PROC-19: last day on which that is released, after the last day to sue. Source: 民诉法解释314. */
export function outsiderReleaseBy(suitBy: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: suitBy, unit: 'day', n: OUTSIDER_RELEASE_DAYS }, calendar);
}

/**
 * PROC-19: nobody has sued upon the ruling on an outsider's objection by the last day: it stands, and what it was upheld for is due to be released
 * in seven days. Source: 民诉法解释314. @param turn `at`: the end of that day.
 */
export function objectionFinal(file: PropertyFile, objection: Objection, turn: PropertyTurn): PropertyChange {
  const { upheld, controlIds } = objection.decided!;
  const assetIds = file.controls
    .filter((control) => controlIds.includes(control.id) && isStanding(control))
    .map(({ assetId }) => assetId);
  const opened = { id: releaseIdOf(objection), ground: 'OUTSIDER_UPHELD', assetIds } as const;
  const release = upheld
    ? releaseOfRest(
        file,
        { ...opened, serveBy: outsiderReleaseBy(objection.served!.suitBy!, turn.calendar).instant },
        turn,
      )
    : null;
  const releaseId = release === null ? null : opened.id;
  return {
    ...release,
    happened: [
      { kind: 'OBJECTION_FINAL', at: turn.at, objectionId: objection.id, upheld, releaseId },
      ...(release?.happened ?? []),
    ],
  };
}

const NOT_DECIDED = refuse({
  code: 'OBJECTION.NOT_DECIDED',
  rule: 'PROC-18',
  path: '/servedOn',
  zh: '该异议在所述日期之前尚未作出裁定。',
  en: 'No ruling on this objection was made by that day.',
});
const SERVED = refuse({
  code: 'OBJECTION.SERVED',
  rule: 'PROC-18',
  path: '/objectionId',
  zh: '该裁定的送达已经登记。',
  en: 'The service of this ruling is on record already.',
});
