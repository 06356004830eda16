import { type RetentionRule } from '@hejie/persistence';

/** PIPL 19, 47: so many days after nobody has asked for an answer any more, goes what was asked about a person and nobody has answered, and where he was looked for. */
const KEPT_DAYS = 30;

/** 网络查询规定4: an order stays with its signed receipt, and a query with its signed reply, which is as good as paper, and says nothing without its question. */
export const propertyRetention: RetentionRule = {
  table: 'property_request',
  since: 'wanted_at',
  oldestFirst: 'wanted_at',
  only: 'not kept',
  keepDays: KEPT_DAYS,
};
