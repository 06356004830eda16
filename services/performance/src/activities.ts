import { type PerformanceActivities } from '@hejie/contracts/workflows';
import { type BoundActivities } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { BreachActs } from './breach/breach-acts.js';
import { RemedyActs } from './resumption/remedy-acts.js';
import { PerformanceActs } from './settlement/performance-acts.js';

/** What a workflow may ask of performance: each one idempotent transaction. */
@Injectable()
export class PerformanceActivitiesOfService {
  constructor(
    @Inject(PerformanceActs) readonly performance: PerformanceActs,
    @Inject(BreachActs) readonly breach: BreachActs,
    @Inject(RemedyActs) readonly remedy: RemedyActs,
  ) {}

  /** The activities by the names that workflows call. */
  bound(): PerformanceActivities & BoundActivities {
    const { performance, breach, remedy } = this;
    return {
      openPerformance: (request) => performance.open(request),
      readLedger: (request) => performance.read(request),
      recordPerformed: (request) => performance.performed(request),
      warnApplicationPeriod: (request) => performance.applicationPeriod(request),
      remindInstalment: (request) => breach.remind(request),
      noticeOverdue: (request) => breach.overdue(request),
      suspectBreach: (request) => breach.suspect(request),
      recordCure: (request) => breach.cure(request),
      recordElection: (request) => remedy.elect(request),
      readGate: (request) => remedy.gate(request),
      layBeforeJudge: (request) => remedy.layBeforeJudge(request),
      recordRuling: (request) => remedy.rule(request),
      recordSuit: (request) => remedy.suit(request),
      openResumption: (request) => remedy.resume(request),
      readBalance: (request) => remedy.balance(request),
      closeResumption: (request) => remedy.close(request),
    };
  }
}
