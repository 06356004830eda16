import { type StepHandlers } from '@hejie/casework';
import { type IntakeActs } from '@hejie/contracts/workflows';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { nextCaseNumber } from './case-numbers.js';

export const caseNumberActivities = {
  async allotNumber({ type }, { tx, caseId, at, known: { court } }) {
    const { caseNumber, allotted } = await nextCaseNumber(tx, { caseId, court, type, at });
    await tx.manager.update(CaseRecord, { caseId }, { enforcementNumber: caseNumber });
    return {
      audit: { action: 'case-number.allotted', facts: { type, caseNumber } },
      facts: [allotted],
      answer: { caseNumber },
    };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;
