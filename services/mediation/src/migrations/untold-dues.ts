import { untoldDuesMigration } from '@hejie/casework';

/** Cases for which a mediator was sought, or that negotiated, before their next deadlines were told. */
export const UntoldDues1790000002180 = untoldDuesMigration(
  'UntoldDues1790000002180',
  `select case_id from negotiation where outcome is null
    union select case_id from work_items where state = 'OPEN' and kind in ('DESIGNATE_MEDIATOR', 'ACCEPT_DESIGNATION')`,
);
