import { OnceAfterStart } from '@hejie/casework';
import { agentRegistered, agentRevoked, type FactDefinition } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { Outbox, type NewFact } from '@hejie/messaging';
import { KeyRing, UnitOfWork, type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Agent } from './agent.entity.js';
import { toldOf } from './agents.js';

const BATCH = 50;
const BREATH_MS = 50;

/**
 * SET-ART-4-1: tells once more of agents that were registered before performance heard of agents (`untold_agent`), each as he stands, dated to his registration and to
 * the revocation of his power: who hears of them again changes nothing. Performance must run this release by then. By two at once, nobody is told twice.
 */
@Injectable()
export class UntoldAgents extends OnceAfterStart {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(KeyRing) private readonly ring: KeyRing,
  ) {
    super('Agents of before could not be told', BREATH_MS);
  }

  protected begin(): Promise<void> {
    return this.run();
  }

  /** Every agent that is left, in batches, each in a transaction of its own. */
  run(): Promise<void> {
    return this.rounds(async () => (await this.unitOfWork.run((tx) => this.tell(tx))) === BATCH);
  }

  /** A revocation at this moment comes before, and is told here too, or waits and is told after. @returns how many were told. */
  private async tell(tx: Transaction): Promise<number> {
    const [taken]: [{ agent_id: string }[], number] = await tx.manager.query(TAKE, [BATCH]);
    const agents = await tx.manager.find(Agent, {
      where: { agentId: In(taken.map(({ agent_id: agentId }) => agentId)) },
      order: { agentId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    await this.outbox.appendAll(
      tx,
      agents.flatMap((agent) => factsOf(agent, this.ring)),
    );
    return taken.length;
  }
}

const TAKE = `
  delete from untold_agent where agent_id in
    (select agent_id from untold_agent order by agent_id limit $1 for update skip locked)
  returning agent_id`;

function factsOf(agent: Agent, ring: KeyRing): NewFact<unknown>[] {
  const { caseId, agentId, partyId, registeredAt, revokedAt } = agent;
  const fact = <T>(definition: FactDefinition<T>, at: CourtInstant, said: object): NewFact<unknown> => ({
    definition,
    caseId,
    aggregateId: caseId,
    data: { caseId, ...said, at },
    occurredAt: at,
  });
  return [
    fact(agentRegistered, registeredAt, toldOf(agent, ring)),
    ...(revokedAt === null ? [] : [fact(agentRevoked, revokedAt, { agentId, partyId })]),
  ];
}
