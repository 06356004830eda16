/**
 * The rules that the libraries of law hold, by family, so that one that nobody computes is found missing (the index can only
 * show what is there). Rules of enforcement measures, listing, credit repair and figures belong to the services that act on them.
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

/** Every rule of the core, in order. */
export const RULES_OF_THE_CORE: readonly string[] = Object.entries(FAMILIES).flatMap(([family, [from, to]]) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${family}-${from + index}`),
);

/** Rules of the core that are no computation: what the system does about each, for the lawyer who looks it up. */
export const KEPT_ELSEWHERE: Readonly<Record<string, string>> = {
  'SET-ART-1-2':
    'the terms of a case are always written; an oral settlement comes in through the record that all sign (SET-ART-2-3)',
  'SET-ART-2-5':
    'whether to stay or to terminate is a judge’s ruling; a case ends as withdrawn by the party’s own command (`withdraw`)',
  'SET-ART-3-1': 'measures on property are released on the creditor’s application, where property is kept',
  'SET-ART-3-2': 'a stay releases nothing: nothing in these libraries lifts a measure',
  'SET-ART-6-2': 'a disposal by the court, not a settlement; no term of an agreement leads there',
  'SET-ART-20-1': 'in force since 2018-03-01; every case that the system takes in is later',
  'SET-RES-1': 'both sides are told in writing: the letters of `services/performance`',
  'INT-ORD-4':
    'the distribution of proceeds among creditors belongs to enforcement; among debts of one creditor see INT-ORD-2',
  'GUA-1': 'a definition; property and sureties are terms of the agreement (`SecurityTerm`, `GuarantorTerm`)',
  'CLS-5': 'a practice of courts, not a rule: no case is closed that way by itself',
};
