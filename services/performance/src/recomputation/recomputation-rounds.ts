import { dailySchedule } from '@hejie/casework';
import { RECOMPUTATION_SCHEDULE, WORKFLOW_TYPES, type CaseMoneyActivities } from '@hejie/contracts/workflows';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { Recomputations } from './recomputations.js';

/** SET-LEDGER: the nightly computation begins at 03:00 of the court's place. */
export const recomputationSchedule = dailySchedule({
  scheduleId: RECOMPUTATION_SCHEDULE,
  workflowType: WORKFLOW_TYPES.caseMoneyRecomputation,
  hour: 3,
});

/** What performance does nightly, of itself. */
@Injectable()
export class RecomputationRounds {
  constructor(@Inject(Recomputations) private readonly recomputations: Recomputations) {}

  readonly activities: CaseMoneyActivities = {
    accountsToRecompute: () => this.recomputations.accounts(),
    recomputeAccount: (account) => {
      const { heartbeat } = Context.current();
      return this.recomputations.recompute(account, currentCourtTime(), (lines) => heartbeat(lines));
    },
  };
}
