import {
  compareDates,
  legalDateOf,
  parseCaseNumber,
  period,
  rollForward,
  type ControllingCase,
  type CourtCalendar,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { partyOf } from '../case/parties.js';
import { accept, attempt, refuse, type Decision } from '../decisions/decision.js';
import { decideControl } from '../decisions/control.js';
import { OF_A_DOCUMENT, ofNoFutureYear, ofThisCourt, openedNoEarlier } from '../decisions/number-of-court.js';
import {
  authorityNumbered,
  enforcementNow,
  firstRefusal,
  happenedBy,
  isStanding,
  standingAuthorities,
} from './lookup.js';
import { withoutClosing } from './property-ending.js';
import { withoutRelease } from './release-held.js';
import { inOneChange, type PropertyChange, type PropertyEvent, type PropertyTurn } from './property-change.js';
import { type ControlAuthority, type PropertyFile } from './property-file.js';
import { type Sided } from '../credit/by-creditor.js';
import { decideSharedNumber, type KnownParty } from './shared-number.js';

/** PROC-21: days after the period for performance within which enforcement is to be sought, and after a ruling to begin (PROC-22). */
const DAYS_TO_SEEK = 5;
const DAYS_TO_BEGIN = 5;

/** No record of control hangs on another number, whatever a pack may insist on in negotiation. */
const NUMBER_FIRST = { assets: { controlBeforeCaseNumber: false } } as const;

type Preservation = NonNullable<ControlAuthority['preservation']>;

/** A number under which property is to be controlled. */
export interface AuthorityInput {
  readonly caseNumber: string;
  readonly openedOn: LegalDate;
  /** 执保 only. */
  readonly preservation?: Omit<Preservation, 'enforcementSoughtOn' | 'soughtBy' | 'unsoughtSince'>;
}

/**
 * PRE-CTRL, PROC-10, PROC-21: a number under which property is queried and controlled is filed: 执 or 执恢, or 执保 on an urgent ruling before
 * enforcement. A case of enforcement takes over what a preservation holds: rank and term go on, and its five days are kept. A file that a person has closed is open
 * again with it.
 * `CONTROL.NO_CASE_NUMBER`, `CONTROL.CASE_NUMBER_INVALID`, `AUTHORITY.OPENED`, `AUTHORITY.PRESERVATION_MISSING`, `AUTHORITY.NOT_URGENT`,
 * `AUTHORITY.NO_PRESERVATION`, `AUTHORITY.ENFORCEMENT_OPEN`, `AUTHORITY.FUTURE_NUMBER`, `AUTHORITY.OPENED_BEFORE_YEAR`, `AUTHORITY.RULED_AFTER`, `AUTHORITY.LAPSED`, `PROPERTY.NOT_YET`. Source:
 * 民诉法解释163, 168; 保全规定10, 11.
 */
export function decideAuthority(
  file: PropertyFile,
  input: AuthorityInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const numbered = decideControl(input.caseNumber, NUMBER_FIRST);
  if (!numbered.ok) return numbered;
  const caseNumber = numbered.value.caseNumber!;
  const reading = parseCaseNumber(caseNumber);
  const under = (reading.valid ? reading.type : '') as ControllingCase;
  const fault = firstRefusal([
    reading.valid && reading.suffix !== null
      ? refuse({ code: 'CONTROL.CASE_NUMBER_INVALID', path: '/authority', ...OF_A_DOCUMENT })
      : OK,
    faultOf(file, { ...input, caseNumber }, under) ?? OK,
    happenedBy(input.openedOn, turn.at, '/openedOn'),
    ofNoFutureYear({ year: reading.valid ? reading.year : 0 }, turn.at, { path: '/authority' }),
    openedNoEarlier({ year: reading.valid ? reading.year : 0 }, input.openedOn, { path: '/openedOn' }),
    preservationOfNow(input, turn),
  ]);
  if (fault !== undefined) return fault;
  const { openedOn, preservation } = input;
  const opened: ControlAuthority = {
    caseNumber,
    under,
    openedOn,
    ...(preservation === undefined ? {} : { preservation }),
  };
  const reopened = withoutClosing(file, turn.at);
  const happened: readonly PropertyEvent[] = [
    ...(reopened.closed === undefined ? [] : [{ kind: 'FILE_REOPENED', at: turn.at } as const]),
    { kind: 'AUTHORITY_OPENED', caseNumber, at: turn.at },
  ];
  if (under === '执保') return accept({ ...reopened, authorities: [opened], happened });
  // One for which enforcement was sought too late is not taken over: it is lifted, whenever its deadline is dealt with.
  const before = standingAuthorities(file).flatMap((one) => {
    const sought = enforcementShown(one, opened, turn);
    return sought === undefined ? [] : [sought];
  });
  return accept(
    inOneChange([
      { ...reopened, authorities: [opened], happened },
      ...before.map((one) => takenOver(file, one, caseNumber, turn)),
    ]),
  );
}

/** PROC-10: a case of enforcement takes over what a preservation holds (解释168), and what was to be lifted because nobody had sought enforcement stays. */
function takenOver(
  file: PropertyFile,
  sought: ControlAuthority,
  caseNumber: string,
  turn: PropertyTurn,
): PropertyChange {
  const { caseNumber: from } = sought;
  const controls = file.controls
    .filter((control) => isStanding(control) && control.authority === from)
    .map(({ fellBackOn: _, ...control }) => ({ ...control, authority: caseNumber, convertedFrom: from }));
  const { releaseId: _, ...withdrawn } = withoutRelease(file, liftOf(from), turn);
  const controlIds = controls.map(({ id }) => id);
  return {
    ...withdrawn,
    authorities: [sought],
    controls,
    happened: [{ kind: 'PRESERVATION_CONVERTED', caseNumber, at: turn.at, from, controlIds }, ...withdrawn.happened],
  };
}

/**
 * PROC-21: the preservation for which enforcement is sought with this case at the latest, in time; undefined: it is none, or was sought too late. What was known of it
 * before stands.
 */
export function enforcementShown(
  authority: ControlAuthority,
  { caseNumber, openedOn }: Pick<ControlAuthority, 'caseNumber' | 'openedOn'>,
  { calendar }: Pick<PropertyTurn, 'calendar'>,
): ControlAuthority | undefined {
  const { preservation } = authority;
  if (preservation === undefined) return undefined;
  const { enforcementSoughtOn: known } = preservation;
  if ((known ?? openedOn) > seekBy(preservation, calendar).value) return undefined;
  return known === undefined ? soughtOn(authority, openedOn, caseNumber) : authority;
}

const OK = accept(undefined);

/**
 * PRE-CTRL, CASE-1: as {@link decideAuthority}, in a case that the court knows: under a number of its own that no other case controls under, a preservation on the application of a
 * creditor. `AUTHORITY.OTHER_COURT`, `AUTHORITY.NOT_CREDITOR`, `PARTY.NOT_IN_CASE`, `AUTHORITY.NUMBER_TAKEN` as `decideSharedNumber`.
 * @param known `holders`: the parties of each other case that controls under this number of enforcement already.
 */
export function decideAuthorityIn(
  file: PropertyFile,
  input: AuthorityInput,
  {
    court,
    parties,
    holders = [],
  }: {
    readonly court: string;
    readonly parties: readonly (Sided & KnownParty)[];
    readonly holders?: readonly (readonly KnownParty[])[];
  },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const reading = parseCaseNumber(input.caseNumber);
  const own = reading.valid ? ofThisCourt(reading, court, { rule: 'PRE-CTRL', path: '/authority' }) : OK;
  if (!own.ok) return own;
  const applicant = input.preservation?.applicantPartyId;
  if (applicant !== undefined) {
    const side = attempt(() => partyOf(parties, applicant, '/preservation/applicantPartyId').side);
    if (!side.ok) return side;
    if (side.value !== 'CREDITOR') return NOT_CREDITOR;
  }
  const shared = decideSharedNumber(parties, holders);
  return shared.ok ? decideAuthority(file, input, turn) : shared;
}

const LAPSED = refuse({
  code: 'AUTHORITY.LAPSED',
  rule: 'PROC-21',
  path: '/authority',
  zh: '债权人在履行期间届满后五日内未申请执行，保全应当解除，不得再采取措施。',
  en: 'Enforcement was not sought in time: nothing more is controlled under this preservation.',
});
const NOT_CREDITOR = refuse({
  code: 'AUTHORITY.NOT_CREDITOR',
  rule: 'PROC-21',
  path: '/preservation/applicantPartyId',
  zh: '执行前的保全由债权人申请，该当事人不是债权人一方。',
  en: 'A preservation before enforcement is applied for by the creditor, and this party is none.',
});

/** PROC-21: the ruling was made before its case was opened, and enforcement could still be sought then. Source: 民诉法解释163. */
function preservationOfNow({ preservation, openedOn }: AuthorityInput, turn: PropertyTurn): Decision<void> {
  if (preservation === undefined) return OK;
  const known = happenedBy(preservation.ruledAt, turn.at, '/preservation/ruledAt');
  if (!known.ok) return known;
  if (legalDateOf(preservation.ruledAt) > openedOn) {
    return refuse({
      code: 'AUTHORITY.RULED_AFTER',
      rule: 'PROC-21',
      path: '/preservation/ruledAt',
      zh: '保全裁定应当在执保案件立案之前作出。',
      en: 'The ruling of preservation comes before its case is opened.',
    });
  }
  return openedOn <= seekBy(preservation, turn.calendar).value ? OK : LAPSED;
}

function faultOf(file: PropertyFile, input: AuthorityInput, under: ControllingCase): Decision<never> | undefined {
  const { caseNumber, preservation } = input;
  if (authorityNumbered(file, caseNumber) !== undefined) {
    return refuse({
      code: 'AUTHORITY.OPENED',
      rule: 'PRE-CTRL',
      path: '/authority',
      zh: '该案号已经记入财产控制卷。',
      en: 'This number is in the file already.',
    });
  }
  if (under !== '执保') {
    if (preservation === undefined) return undefined;
    return refuse({
      code: 'AUTHORITY.NO_PRESERVATION',
      rule: 'PROC-21',
      path: '/preservation',
      zh: '执行案件依职权查控财产，不须财产保全裁定。',
      en: 'A case of enforcement controls of its own motion: it has no ruling of preservation.',
    });
  }
  if (preservation === undefined || preservation.rulingNumber.trim() === '') {
    return refuse({
      code: 'AUTHORITY.PRESERVATION_MISSING',
      rule: 'PROC-21',
      path: '/preservation',
      zh: '执保案件须有申请人和财产保全裁定。',
      en: 'Under 执保 there must be an applicant and a ruling of preservation.',
    });
  }
  if (preservation.urgentGround.trim() === '') {
    return refuse({
      code: 'AUTHORITY.NOT_URGENT',
      rule: 'PROC-21',
      path: '/preservation/urgentGround',
      zh: '法律文书生效后、进入执行程序前的保全，须因对方当事人转移财产等紧急情况。',
      en: 'Between effect and enforcement property is preserved for an urgent ground only.',
    });
  }
  if (enforcementNow(file) !== undefined) {
    return refuse({
      code: 'AUTHORITY.ENFORCEMENT_OPEN',
      rule: 'PROC-21',
      path: '/authority',
      zh: '案件已经进入执行程序，直接在执行案号下控制财产。',
      en: 'Enforcement is open: property is controlled under its number.',
    });
  }
  return undefined;
}

/**
 * PROC-21, PROC-10: enforcement was sought on a day; what a preservation holds goes on, and where a case of enforcement is open already, under its number. It counts
 * by its day, whenever it becomes known: a release that was opened because nobody had sought it, and is not yet served, is not carried out. `AUTHORITY.UNKNOWN`, `AUTHORITY.SOUGHT_LATE`,
 * `PROPERTY.NOT_YET`. Source: 民诉法解释163, 168.
 */
export function decideEnforcementSought(
  file: PropertyFile,
  { caseNumber, on }: { readonly caseNumber: string; readonly on: LegalDate },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const authority = authorityNumbered(file, caseNumber);
  if (authority?.preservation === undefined) {
    return refuse({
      code: 'AUTHORITY.UNKNOWN',
      rule: 'PROC-21',
      path: '/authority',
      zh: '财产控制卷中没有该执保案号。',
      en: 'The file has no such number of preservation.',
    });
  }
  const known = happenedBy(on, turn.at, '/on');
  if (!known.ok) return known;
  if (compareDates(on, seekBy(authority.preservation, turn.calendar).value) > 0) {
    return refuse({
      code: 'AUTHORITY.SOUGHT_LATE',
      rule: 'PROC-21',
      path: '/on',
      zh: '债权人在法律文书指定的履行期间届满后五日内不申请执行的，解除保全。',
      en: 'Enforcement was not sought within five days after the period for performance: the preservation is lifted.',
    });
  }
  const sought = soughtOn(authority, on);
  const { releaseId: withdrawnReleaseId, ...withdrawn } = withoutRelease(file, liftOf(caseNumber), turn);
  const event = { kind: 'ENFORCEMENT_SOUGHT', caseNumber, at: turn.at, on, withdrawnReleaseId } as const;
  // Where enforcement is open already, its case takes over what the preservation holds.
  const open = enforcementNow(file);
  const held = file.controls.some((control) => isStanding(control) && control.authority === caseNumber);
  if (open === undefined || !held)
    return accept({ ...withdrawn, authorities: [sought], happened: [event, ...withdrawn.happened] });
  return accept(inOneChange([{ happened: [event] }, takenOver(file, sought, open.caseNumber, turn)]));
}

/**
 * PROC-21, PER-3, PER-9: last day on which enforcement is sought in time for a preservation to go on: five days after the period for performance, which ends
 * itself on the first working day after a rest day. Source: 民诉法解释163; 民诉法85; 民法典203.
 */
export function seekBy(
  { performanceEndsOn }: Pick<Preservation, 'performanceEndsOn'>,
  calendar: CourtCalendar,
): DerivedPeriod {
  return period({ start: rollForward(performanceEndsOn, calendar), unit: 'day', n: DAYS_TO_SEEK }, calendar);
}

/** PROC-22: last day on which a ruling of preservation is begun to be carried out: five days after it. */
export function beginBy({ ruledAt }: Pick<Preservation, 'ruledAt'>, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: legalDateOf(ruledAt), unit: 'day', n: DAYS_TO_BEGIN }, calendar);
}

/** The id of the release that lifts a preservation for which nobody sought enforcement. */
export const liftOf = (caseNumber: string): string => `lift~${caseNumber.replace(/[（）]/g, '')}`;

/** PROC-21: a preservation of which it is not known, by any case of enforcement, that enforcement was sought. */
export function withoutSeeking(authority: ControlAuthority): ControlAuthority {
  const { enforcementSoughtOn: _on, soughtBy: _by, unsoughtSince: _since, ...preservation } = authority.preservation!;
  return { ...authority, preservation };
}

/** @param soughtBy the case of enforcement whose opening shows it; absent: it was recorded. */
function soughtOn(authority: ControlAuthority, on: LegalDate, soughtBy?: string): ControlAuthority {
  const unknown = withoutSeeking(authority);
  const sought = { enforcementSoughtOn: on, ...(soughtBy !== undefined && { soughtBy }) };
  return { ...unknown, preservation: { ...unknown.preservation!, ...sought } };
}

/**
 * PRE-CTRL, PROC-21: the number under which something is ordered, as long as it carries orders. `CONTROL.NUMBER_UNKNOWN`, `AUTHORITY.LAPSED`,
 * `AUTHORITY.CONVERTED`, `AUTHORITY.ENFORCEMENT_SOUGHT`.
 */
export function authorityInForce(
  file: PropertyFile,
  caseNumber: string,
  { at, calendar }: Pick<PropertyTurn, 'at' | 'calendar'>,
): Decision<ControlAuthority> {
  const authority = authorityNumbered(file, caseNumber);
  if (authority === undefined) {
    return refuse({
      code: 'CONTROL.NUMBER_UNKNOWN',
      rule: 'PRE-CTRL',
      path: '/authority',
      zh: '控制财产须挂在已经立案的执行或者执保案号之下。',
      en: 'Property is queried and controlled under a number that is filed in this case.',
    });
  }
  const { preservation } = authority;
  if (preservation === undefined) return accept(authority);
  if (enforcementNow(file) !== undefined) {
    return refuse({
      code: 'AUTHORITY.CONVERTED',
      rule: 'PROC-10',
      path: '/authority',
      zh: '案件已经进入执行程序，保全措施已转为执行中的措施，应当使用执行案号。',
      en: 'Enforcement has taken the preservation over: its number is used.',
    });
  }
  if (preservation.enforcementSoughtOn !== undefined) {
    return refuse({
      code: 'AUTHORITY.ENFORCEMENT_SOUGHT',
      rule: 'PROC-10',
      path: '/authority',
      zh: '债权人已经申请执行，新的查询、控制应当以执行案号进行；请先登记该执行案号，保全措施随之转为执行中的措施。',
      en: 'Enforcement is sought: what is queried and controlled now stands under its number. Enter that number first; it takes the preservation over.',
    });
  }
  if (legalDateOf(at) > seekBy(preservation, calendar).value) {
    return LAPSED;
  }
  return accept(authority);
}
