import { type RetentionRule } from '@hejie/persistence';

/** PIPL 19, 47: so many days after nobody has asked for an answer any more, what was asked about a person goes, and what was said. */
const KEPT_DAYS = 30;

/** What came of it stands in the file of asset control. An order stays, with its signed receipt: it proves what a body has carried out, and names nobody. */
export const propertyRetention: RetentionRule = {
  table: 'property_request',
  since: 'wanted_at',
  oldestFirst: 'wanted_at',
  only: `kind <> 'ORDER'`,
  keepDays: KEPT_DAYS,
};
