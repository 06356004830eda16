import { resumedWorkflowId, settlementWorkflowId } from '@hejie/contracts/workflows';
import { inboxRetention, outboxRetention } from '@hejie/messaging';
import { forgettableKeys, RetentionModule, spentKeys, type RetentionRule } from '@hejie/persistence';
import { Metrics } from '@hejie/service-kit';
import { type DynamicModule } from '@nestjs/common';
import { z } from 'zod';

const days = (least: number, why: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number of days')
    .transform(Number)
    .refine((given) => given >= least, `must be at least ${least} days: ${why}`);

/** How long a service keeps what only its messaging and its callers need. What a case needs is kept for ever. */
export const retentionConfig = {
  OUTBOX_KEPT_DAYS: days(7, 'a broker that was restored from a backup may have to be told the facts of some days again')
    .default(30)
    .describe(
      'Days for which published facts are kept: until then they can be told again, should the broker lose what it had acknowledged.',
    ),
  COMMAND_KEYS_KEPT_DAYS: days(30, 'a desk that was offline over the longest holidays repeats its commands')
    .default(90)
    .describe(
      'Days for which answers to commands are kept, after which a repeat is known, and refused or answered by the case, and, from the end of a case, the keys of its steps.',
    ),
  INBOX_KEPT_DAYS: days(30, 'a service that was restored from a backup may number facts a second time')
    .default(90)
    .describe(
      'Days for which the inbox knows facts by their ids; after that by their numbers, in one row for each case and topic, for ever.',
    ),
};
export type RetentionConfig = z.infer<z.ZodObject<typeof retentionConfig>>;

/** What the configuration has removed in every schema. */
export const retentionRules = ({
  OUTBOX_KEPT_DAYS,
  COMMAND_KEYS_KEPT_DAYS,
  INBOX_KEPT_DAYS,
}: RetentionConfig): RetentionRule[] => [
  outboxRetention(OUTBOX_KEPT_DAYS),
  inboxRetention(INBOX_KEPT_DAYS),
  forgettableKeys(COMMAND_KEYS_KEPT_DAYS),
  spentKeys(COMMAND_KEYS_KEPT_DAYS),
];

/**
 * Keys of the steps of settlements and of resumed enforcements that have ended, so many days after this service has learnt of the end
 * (not after the step): Temporal tries nothing again of a workflow that is closed, and has forgotten it by then, so that nobody can
 * reset it (`ensureNamespace`: 30 days). Steps of what still runs stay, however old they are, and are not looked at: the way leads
 * from the cases whose end is still noted (`KeysByCase1790000000044`), and the note goes with the last key of a case.
 */
export const stepsOfEndedCases = (keepDays: number): RetentionRule[] => [
  ...stepsOf(settlementWorkflowId(''), { ...CASES, endedAt: 'ending_known_at' }, keepDays),
  ...stepsOf(resumedWorkflowId(''), { ...CASES, endedAt: 'enforcement_ending_known_at' }, keepDays),
];

/** As {@link stepsOfEndedCases}, of the cases of files that the service keeps. @param workflow how the ids of such cases begin. */
export const stepsOfEndedFiles = (workflow: string, keepDays: number): RetentionRule[] =>
  stepsOf(workflow, { table: 'file', id: FILE_IN_WORKFLOW, endedAt: 'ended_known_at' }, keepDays);

/** As {@link stepsOfEndedCases}, of workflows of which a case has one, noted in a table of the service's own by case. */
export const stepsOfEndedOnes = (workflow: string, table: string, keepDays: number): RetentionRule[] =>
  stepsOf(workflow, { table, id: 'case_id', endedAt: 'ended_known_at' }, keepDays);

/** What ends: its table, what of a row stands in the id of its workflow, and the column that notes since when its end is known. */
interface Ending {
  readonly table: string;
  readonly id: string;
  readonly endedAt: string;
}
const CASES = { table: 'case_directory', id: 'case_id' };
const FILE_IN_WORKFLOW = `(case when about = '' then case_id else case_id || '/' || about end)`;

/** @param workflow how the ids of such workflows begin, and with them the keys. */
function stepsOf(workflow: string, { table, id, endedAt }: Ending, keepDays: number): RetentionRule[] {
  const keyOf = (cases: string): string =>
    `key like '${workflow}%' and substring(key from '^${workflow}([^#]+)#') = ${cases}`;
  return [
    {
      table: 'idempotency',
      since: 'recorded_at',
      only: keyOf(
        `any(array(select ${id} from ${table} where ${endedAt} < now() - make_interval(days => ${keepDays})))`,
      ),
      keepDays,
    },
    {
      table,
      since: endedAt,
      oldestFirst: endedAt,
      only: `${endedAt} is not null and not exists (select 1 from idempotency where ${keyOf(id)})`,
      keepDays,
      reducedTo: `${endedAt} = null`,
    },
  ];
}

/** Removes, in the background, what {@link retentionRules} says, and what `more` does. */
export function retentionModule(config: RetentionConfig, more: readonly RetentionRule[] = []): DynamicModule {
  const rules = [...more, ...retentionRules(config)];
  return RetentionModule.forServiceAsync({
    inject: [Metrics],
    useFactory: ({ registry }: Metrics) => ({ rules, registry }),
  });
}
