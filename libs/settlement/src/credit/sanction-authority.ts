import { ENFORCING_TYPES, isOfEnforcement, parseCaseNumber, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { OF_A_DOCUMENT, ofNoFutureYear, ofThisCourt } from '../decisions/number-of-court.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { type CreditTask, type CreditTaskKind } from './credit-task.js';
import { isOfLimit } from './open-corrections.js';
import { neverShouldHaveStood } from './wrong-limits.js';

/** PROC-27: and whoever moves, sells or hides what is preserved is fined or detained in the case of its preservation (执保). Source: 民事诉讼法(2023) 114 I (3). */
const PENALISING_TYPES: readonly string[] = [...ENFORCING_TYPES, '执保'];

/** The rule of each sanction that is begun under such a number. PENALTY: a fine or detention. */
const RULES = {
  LISTING: 'DIS-ART-1',
  CONSUMPTION: 'LIM-ART-1',
  EXIT: 'LIM-EXIT',
  PENALTY: 'PROC-27',
  REFERRAL: 'PROC-27',
} as const;

/** Field of the request in which the number is said. */
const CASE_NUMBER = { path: '/caseNumber' } as const;

/** Which sanction is begun under a number, by which court, and when. */
interface Begun {
  readonly sanction: keyof typeof RULES;
  /** 法院代字 of the court that decides. */
  readonly court: string;
  readonly at: CourtInstant;
}

/**
 * DIS-ART-1, LIM-ART-1, LIM-EXIT, PROC-27, CASE-1: the number of enforcement (执, 执恢) of this court under which a listing, a limit or a penalty is begun, in its one spelling; a fine or
 * detention also that of a preservation (执保). A case of mediation before enforcement (执前调) has no 被执行人 yet, and nothing of the kind is lawful in it. `SANCTION.NO_CASE_NUMBER`,
 * `SANCTION.CASE_NUMBER_INVALID`, `AUTHORITY.OTHER_COURT`, `AUTHORITY.FUTURE_NUMBER`. Source: 失信名单规定(2017) 1, 限制高消费规定 1, 立案结案意见 3, 民事诉讼法(2023) 114.
 */
export function decideSanctionAuthority(
  caseNumber: string | undefined,
  { sanction, court, at }: Begun,
): Decision<string> {
  const rule = RULES[sanction];
  const reading = caseNumber === undefined ? undefined : parseCaseNumber(caseNumber);
  if (reading?.valid === false) return invalid(reading.reason);
  const types = sanction === 'PENALTY' ? PENALISING_TYPES : ENFORCING_TYPES;
  if (reading === undefined || !types.includes(reading.type))
    return sanction === 'PENALTY' ? noNumberOfPenalty() : noCaseNumber(rule);
  if (reading.suffix !== null) return invalid(OF_A_DOCUMENT);
  const own = ofThisCourt(reading, court, { rule, ...CASE_NUMBER });
  if (!own.ok) return own;
  const come = ofNoFutureYear(reading, at, CASE_NUMBER);
  return come.ok ? accept(reading.canonical) : come;
}

const noCaseNumber = (rule: string) =>
  refuse({
    code: 'SANCTION.NO_CASE_NUMBER',
    rule,
    ...CASE_NUMBER,
    zh: '纳入失信名单、限制消费、限制出境和移送，须在已经立案的执行案件中作出，应当写明“执”或者“执恢”案号；执行前的案件中尚无被执行人。',
    en: 'Somebody is listed, limited or referred under a filed 执 or 执恢 number only: before enforcement nobody is enforced against.',
  });
const noNumberOfPenalty = () =>
  refuse({
    code: 'SANCTION.NO_CASE_NUMBER',
    rule: RULES.PENALTY,
    ...CASE_NUMBER,
    zh: '罚款、拘留须在已经立案的执行或者保全执行案件中作出，应当写明“执”“执恢”或者“执保”案号。',
    en: 'Somebody is fined or detained under a filed 执, 执恢 or 执保 number only.',
  });
/** CASE-8: 之一, 之二 number the documents of a case. */

const invalid = ({ rule, zh, en }: Record<'rule' | 'zh' | 'en', string>) =>
  refuse({ code: 'SANCTION.CASE_NUMBER_INVALID', rule, ...CASE_NUMBER, zh, en });

/** Stages of an entry that was decided and is not over: what is limited now follows it. */
const FOLLOWED: readonly Listing['stage'][] = ['GRACE', 'DECIDED', 'PUBLISHED', 'SUSPENDED'];

/** LIM-ART-1: the entry by which a debtor stands listed, or is about to be: a limit that follows takes over its number and its notice. One with a grace
 * comes after one without. Undefined where he is not. */
export const followed = ({ listings }: Pick<CreditFile, 'listings'>): Listing | undefined => {
  const decided = listings.filter(({ stage }) => FOLLOWED.includes(stage));
  return decided.find(({ stage }) => stage !== 'GRACE') ?? decided[0];
};

/**
 * CR-L-SY, CR-L-PD: the number under which the court speaks of the debtor's repair (因本案): that of enforcement under which he was sanctioned: of the entry that was decided last, else of
 * the last limit that was not ordered wrongly, else of the last penalty that is not one of a preservation. Where he never was, the case's own number.
 */
export function repairedUnder(
  { listings, limits, penalties, corrections }: Pick<CreditFile, 'listings' | 'limits' | 'penalties' | 'corrections'>,
  caseNumber: string,
): string {
  const sanctions: readonly (readonly Pick<Listing, 'authority'>[])[] = [
    listings.filter(({ decided }) => decided !== undefined),
    limits.filter((one) => !neverShouldHaveStood({ corrections }, one)),
    penalties.filter(({ decided, authority }) => decided !== undefined && isOfEnforcement(authority)),
  ];
  const [last] = sanctions.flatMap((rows) => rows.slice(-1));
  return last?.authority ?? caseNumber;
}

/** CR-L-PD, S21: every number that is of this case and no other: its own, and those of enforcement under which the debtor was or is to be sanctioned in it. */
export const numbersOfCase = (
  { listings, limits, penalties }: Pick<CreditFile, 'listings' | 'limits' | 'penalties'>,
  caseNumber: string,
): readonly string[] => [caseNumber, ...[...listings, ...limits, ...penalties].map(({ authority }) => authority)];

type Sanctioned = Pick<Listing, 'authority'>;
const found = <T extends { readonly id: string }>(rows: readonly T[], id: string): T | undefined =>
  rows.find((one) => one.id === id);
const listing = ({ listings }: CreditFile, id: string): Sanctioned | undefined => found(listings, id);
function ofCorrection(file: CreditFile, id: string): Sanctioned | undefined {
  const row = found(file.corrections, id);
  if (row === undefined) return undefined;
  return isOfLimit(row) ? limit(file, row.limitId) : listing(file, row.listingId);
}
/** The id of a deletion begins with that of its listing. */
const ofDeletion = ({ listings }: CreditFile, deletion: string): Sanctioned | undefined =>
  listings.find(({ id }) => deletion.startsWith(`${id}:`));
const limit = ({ limits }: CreditFile, id: string): Sanctioned | undefined => found(limits, id);
/** Of an application, a complaint and a certificate: the debtor's repair. */
const ofRepair = (): undefined => undefined;

/** The sanction that a task is about. */
const SUBJECT_OF_TASK: Readonly<Record<CreditTaskKind, (file: CreditFile, rowId: string) => Sanctioned | undefined>> = {
  PUBLISH: listing,
  DELETE: ofDeletion,
  DECIDE_DELETION: ofDeletion,
  DECIDE_CORRECTION: ofCorrection,
  CORRECT: ofCorrection,
  CORRECT_LIMIT: ofCorrection,
  DECIDE_RECONSIDERATION: ofCorrection,
  ORDER_LIMIT: followed,
  PUT_LIMIT_IN_FORCE: limit,
  LIFT_LIMIT: limit,
  LIMIT_SUCCESSOR: limit,
  DECIDE_LIMIT_REVIEW: limit,
  DECIDE_PENALTY_RECONSIDERATION: ({ penalties }, id) => found(penalties, id),
  CONFIRM_FINDING: listing,
  REVERSE_REINSTATEMENT: ({ listings }, id) => listings.find(({ suspensions }) => found(suspensions, id)),
  EXAMINE_APPLICATION: ofRepair,
  REFUSE_UNCOMPLETED: ofRepair,
  DECIDE_APPLICATION: ofRepair,
  ANSWER_COMPLAINT: ofRepair,
  EXAMINE_CERTIFICATE: ofRepair,
};

/** DIS-ART-1, LIM-ART-1, PROC-27: the number under which a task lies before a person: that of the sanction that it is about, else as {@link repairedUnder}. */
export const taskUnder = (
  file: CreditFile,
  { kind, rowId }: Pick<CreditTask, 'kind' | 'rowId'>,
  caseNumber: string,
): string => SUBJECT_OF_TASK[kind](file, rowId)?.authority ?? repairedUnder(file, caseNumber);
