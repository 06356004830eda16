import { describe, expect, it } from '@jest/globals';
import { writtenRefusals } from '../src/refusals.js';

/** What no rule of law refuses: a text that cannot be read, and what this build has not got. */
const OF_NO_RULE = [
  // The spelling of a value: whoever reads it names the rule of what it reads it for.
  ...['DATE.INVALID', 'DATE.OUT_OF_RANGE', 'INSTANT.INVALID', 'RATE.INVALID', 'INPUT.NOT_WHOLE', 'INPUT.MORE_PROBLEMS'],
  // The form of our own documents: what they have to say, and where it is configured or typed.
  ...['DOCUMENT.COURT_UNNAMED', 'DOCUMENT.PAPER_MISSING'],
  // What was written down with another law, pack or calendar, or not by us.
  ...['PACK.INVALID', 'PACK.UNKNOWN', 'CASE.STAGE_UNKNOWN'],
  ...['STATUTE.NOT_IN_FORCE', 'STATUTE.PROVISION_UNKNOWN'],
  // The columns of a file that somebody sends.
  'IMPORT.COLUMNS',
  // A row that the file has not got.
  'CREDIT.UNKNOWN_ROW',
];

describe('a refusal of the law', () => {
  const refusals = [
    ...['libs/law/src', 'libs/settlement/src', 'workflows/cases/src'].flatMap(writtenRefusals),
    ...['services', 'libs/casework/src', 'libs/contracts/src'].flatMap(writtenRefusals).filter(({ ofLaw }) => ofLaw),
  ];

  it('names the rule that refused, but where there is none', () => {
    expect(refusals.length).toBeGreaterThan(140);
    const silent = refusals.filter(({ namesRule }) => !namesRule).map(({ code }) => code);
    expect([...new Set(silent)].sort()).toEqual([...OF_NO_RULE].sort());
  });
});
