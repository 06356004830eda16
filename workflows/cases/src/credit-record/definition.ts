import { WORKFLOW_TYPES, type CreditRecordOpening, type FileResult, type FileStatus } from '@hejie/contracts/workflows';
import { CREDIT_STATES } from '@hejie/settlement';
import { fileCase, type FileState } from '../file-case/file-case.js';
import type { CaseDefinition } from '../kernel/index.js';

const { review, definition } = fileCase<CreditRecordOpening>({
  workflow: WORKFLOW_TYPES.creditRecord,
  states: CREDIT_STATES,
  service: 'credit-repair',
  acts: { review: 'reviewCredit', deadline: 'reachCreditDeadline' },
  about: ({ partyId }) => ({ partyId }),
  titled: ({ partyId }) => `信用惩戒与修复（被执行人${partyId}）`,
});

/** 信用惩戒与修复: the credit record of a debtor in a case, from the proposal to list him to the end of the last entry. */
export const creditRecordDefinition: CaseDefinition<CreditRecordOpening, FileState, FileResult, FileStatus> = {
  ...definition,
  facts: { creditChanged: () => review, creditReopened: () => review },
  reopenedBy: 'creditReopened',
};
