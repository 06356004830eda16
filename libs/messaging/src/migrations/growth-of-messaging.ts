import { tableComments } from '@hejie/persistence';

/** By what each table of messaging grows. */
export const GrowthOfMessaging1764380000000 = tableComments('GrowthOfMessaging1764380000000', {
  outbox: 'Facts that this service tells; grows by each until some days after it is published',
  outbox_version:
    'The version of the last fact of each record, whose lock brings them into order; grows by one row a record',
  inbox: 'Facts that were handled, once for each consumer; grows by each until it is folded into inbox_version',
  inbox_version: 'Facts that were handled long ago, by their numbers; grows by one row a record of the teller',
  parked_key:
    'Cases whose facts wait until somebody has looked at a failure; grows by failures until they are redriven',
  parked_fact: 'The facts that wait, as they came; grows by those of the parked cases until they are redriven',
});
