/**
 * The rules that the libraries of law hold, by family, so that one that nobody computes is found missing (the index can only
 * show what is there). Rules of enforcement measures, listing and figures belong to the services that act on them.
 */
const FAMILIES: Readonly<Record<string, readonly [from: number, to: number]>> = {
  PER: [1, 9],
  INT: [1, 11],
  'INT-ORD': [1, 5],
  FEE: [1, 1],
  CASE: [1, 8],
  CLS: [1, 5],
  GUA: [1, 5],
  'SET-ART-1': [1, 2],
  'SET-ART-2': [1, 5],
  'SET-ART-3': [1, 2],
  'SET-ART-4': [1, 1],
  'SET-ART-5': [1, 1],
  'SET-ART-6': [1, 2],
  'SET-ART-7': [1, 2],
  'SET-ART-8': [1, 1],
  'SET-ART-9': [1, 1],
  'SET-ART-10': [1, 3],
  'SET-ART-11': [0, 5],
  'SET-ART-12': [1, 1],
  'SET-ART-13': [1, 1],
  'SET-ART-14': [1, 1],
  'SET-ART-15': [1, 1],
  'SET-ART-16': [1, 2],
  'SET-ART-17': [1, 3],
  'SET-ART-18': [1, 2],
  'SET-ART-19': [0, 5],
  'SET-ART-20': [1, 1],
  'SET-CASE': [1, 1],
  'SET-RES': [1, 4],
};

/** Rules of section 14 that no family counts: each was put there alone. */
const OF_SECTION_14: readonly string[] = [
  'SET-GRACE',
  'SET-DUE-REST',
  'SET-WAIVER',
  'PROC-9R',
  'DIS-BAR',
  'CON-1',
  'PER-HOURS',
  'INT-TITLE',
  'TITLE-ACT',
];

/** Rules of credit repair: national, then those of courts whose papers were read. */
const OF_CREDIT_REPAIR: readonly string[] = [
  ...Array.from({ length: 10 }, (_, index) => `CR-N-${index + 1}`),
  ...['AH', 'HRB', 'SY', 'PD', 'MH', 'GRP-A', 'GRP-B', 'ND', 'MZ', 'YZ', 'JX'].map((court) => `CR-L-${court}`),
  'CR-NEG',
  'CR-REV',
];

/** Every rule of the core, in order. */
export const RULES_OF_THE_CORE: readonly string[] = [
  ...Object.entries(FAMILIES).flatMap(([family, [from, to]]) =>
    Array.from({ length: to - from + 1 }, (_, index) => `${family}-${from + index}`),
  ),
  ...OF_SECTION_14,
  ...OF_CREDIT_REPAIR,
];

/** Rules of the core that are no computation: what the system does about each, for the lawyer who looks it up. */
export const KEPT_ELSEWHERE: Readonly<Record<string, string>> = {
  'SET-ART-1-2':
    'the terms of a case are always written; an oral settlement comes in through the record that all sign (SET-ART-2-3)',
  'SET-ART-3-2': 'a stay releases nothing: nothing in these libraries lifts a measure',
  'SET-ART-6-2': 'a disposal by the court, not a settlement; no term of an agreement leads there',
  'SET-ART-20-1': 'in force since 2018-03-01; every case that the system takes in is later',
  'SET-RES-1': 'both sides are told in writing: the letters of `services/performance`',
  'INT-ORD-4':
    'the distribution of proceeds among creditors belongs to enforcement; among debts of one creditor see INT-ORD-2',
  'GUA-1': 'a definition; property and sureties are terms of the agreement (`SecurityTerm`, `GuarantorTerm`)',
  'CR-N-2': 'the classes and spans of 信用中国 are its own; an entry on the court’s list has the terms of DIS-ART-2-1',
  'CR-N-3': 'as CR-N-2',
  'CR-N-4': 'as CR-N-2; the promise of credit is among the materials of an application (CR-N-7)',
  'CR-N-6': 'a stay through bankruptcy is a ground of deletion (DIS-ART-10-1)',
  'CR-L-MZ':
    'another court’s list of conditions: a court names its own in its pack (`creditRepair.suspension`), and the creditor’s consent is a ground of deletion (DIS-ART-10-1)',
};
