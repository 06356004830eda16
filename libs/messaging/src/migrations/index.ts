import type { MigrationClass } from '@hejie/persistence';

import { InboxByAge1763780000000 } from './inbox-by-age.js';
import { MessagingTables1763700000000 } from './messaging-tables.js';
import { ParkedErrorsWithoutMessages1764360000000 } from './parked-errors-without-messages.js';
import { OutboxWithoutTrigger1763740000000 } from './outbox-without-trigger.js';

/** Tables of this library, to be listed among the migrations of each service that publishes or listens. */
export const messagingMigrations: readonly MigrationClass[] = [
  MessagingTables1763700000000,
  OutboxWithoutTrigger1763740000000,
  InboxByAge1763780000000,
  ParkedErrorsWithoutMessages1764360000000,
];
