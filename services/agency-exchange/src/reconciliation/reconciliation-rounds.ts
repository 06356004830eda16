import { dailySchedule } from '@hejie/casework';
import { RECONCILIATION_SCHEDULE, WORKFLOW_TYPES, type ReconciliationActivities } from '@hejie/contracts/workflows';
import { Inject, Injectable } from '@nestjs/common';
import { ApplicationFailure, Context } from '@temporalio/activity';
import { DataSource } from 'typeorm';
import { Reconciliation } from './reconciliation.js';
import { agenciesOf } from './ways.js';

/** K12: the nightly comparison begins at 02:00 of the court's place. */
export const reconciliationSchedule = dailySchedule({
  scheduleId: RECONCILIATION_SCHEDULE,
  workflowType: WORKFLOW_TYPES.agencyReconciliation,
  hour: 2,
});

/** What else is to be tried once more is known to be of the moment. */
const AGAIN: readonly string[] = ['AGENCY_LINK.AWAY', 'AGENCY_LINK.REFUSED'];

/** What agency exchange does nightly, of itself (K12). */
@Injectable()
export class ReconciliationRounds {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Reconciliation) private readonly reconciliation: Reconciliation,
  ) {}

  readonly activities: ReconciliationActivities = {
    agenciesToReconcile: () => agenciesOf(this.dataSource.manager),
    reconcileAgency: (agencyId) => this.compare(agencyId),
  };

  private async compare(agencyId: string): Promise<number> {
    const { heartbeat } = Context.current();
    const done = await this.reconciliation.reconcile(agencyId, (compared) => heartbeat(compared));
    for (const { failed } of done)
      if (failed !== null)
        throw ApplicationFailure.create({
          type: failed,
          message: `${agencyId} was not compared: ${failed}`,
          nonRetryable: !AGAIN.includes(failed),
        });
    return done.reduce((sum, { found }) => sum + found, 0);
  }
}
