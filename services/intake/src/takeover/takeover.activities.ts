import { type StepHandlers } from '@hejie/casework';
import { type IntakeActs } from '@hejie/contracts/workflows';
import { type EarlierSettlement } from '@hejie/settlement';
import { Takeover } from './takeover.entity.js';

export const takeoverActivities = {
  /** What the case goes on with; nobody is asked and nobody is told anything again. */
  async takeOver(_, { tx, caseId }) {
    const { settlement } = await tx.manager.findOneByOrFail(Takeover, { caseId });
    const answer = JSON.parse(settlement) as EarlierSettlement;
    const { confirmedOn, receipts } = answer;
    return { audit: { action: 'settlement.taken-over', facts: { confirmedOn, receipts: receipts.length } }, answer };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;
