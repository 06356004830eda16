import { untoldDuesMigration } from '@hejie/casework';

/** Settlements that were in performance before their next deadlines were told. */
export const UntoldDues1790000003180 = untoldDuesMigration(
  'UntoldDues1790000003180',
  "select case_id from settlement where state = 'PERFORMING' and due_at is null",
);
