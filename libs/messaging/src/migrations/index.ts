import type { MigrationClass } from '@hejie/persistence';

import { FoldedInbox1764370000000 } from './folded-inbox.js';
import { GrowthOfMessaging1764380000000 } from './growth-of-messaging.js';
import { InboxByAge1763780000000 } from './inbox-by-age.js';
import { KeptLetters1764385000000 } from './kept-letters.js';
import { MessagingTables1763700000000 } from './messaging-tables.js';
import { OutboxByCase1764390000000 } from './outbox-by-case.js';
import { ParkedErrorsWithoutMessages1764360000000 } from './parked-errors-without-messages.js';
import { OutboxWithoutTrigger1763740000000 } from './outbox-without-trigger.js';

/** Tables of this library, to be listed among the migrations of each service that publishes or listens. */
export const messagingMigrations: readonly MigrationClass[] = [
  MessagingTables1763700000000,
  OutboxWithoutTrigger1763740000000,
  InboxByAge1763780000000,
  ParkedErrorsWithoutMessages1764360000000,
  FoldedInbox1764370000000,
  GrowthOfMessaging1764380000000,
  KeptLetters1764385000000,
  OutboxByCase1764390000000,
];
