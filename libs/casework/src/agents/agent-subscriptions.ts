import { agentRegistered, agentRevoked, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';
import { AgentWithPower } from './agent.entity.js';

/** SET-ART-4-1: the service learns which agents intake has registered, with their powers, and which powers were taken back. */
@Injectable()
export class AgentSubscriptions {
  /** Told again, his power is as it is told; a power that was taken back stays so. */
  @OnFact(agentRegistered)
  async registered({ data }: ReceivedFact<FactData<typeof agentRegistered>>, { manager }: Transaction): Promise<void> {
    const { at: _, person = null, ...agent } = data;
    await manager.upsert(AgentWithPower, { ...agent, person }, ['agentId']);
  }

  @OnFact(agentRevoked)
  async revoked({ data }: ReceivedFact<FactData<typeof agentRevoked>>, { manager }: Transaction): Promise<void> {
    const { agentId, at: revokedAt } = data;
    await manager.update(AgentWithPower, { agentId }, { revokedAt });
  }
}
