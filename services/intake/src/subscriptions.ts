import { stepOf } from '@hejie/casework';
import { mediationStageEntered, performanceStageEntered, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';
import { keepStage } from './case-record/stage.js';

/** Intake shows where each case stands, whoever's act brought it there. */
@Injectable()
export class IntakeSubscriptions {
  @OnFact(mediationStageEntered)
  async inMediation(fact: ReceivedFact<FactData<typeof mediationStageEntered>>, tx: Transaction): Promise<void> {
    await keepStage(tx, { ...fact.data, step: stepOf(fact) });
  }

  @OnFact(performanceStageEntered)
  async inPerformance(fact: ReceivedFact<FactData<typeof performanceStageEntered>>, tx: Transaction): Promise<void> {
    await keepStage(tx, { ...fact.data, step: stepOf(fact) });
  }
}
