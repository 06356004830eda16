import { CaseRecorder, publishFact, type Occasion } from '@hejie/casework';
import { agentRegistered, agentRevoked } from '@hejie/contracts/facts';
import { type registerAgent } from '@hejie/contracts/http';
import { KeyRing, type Transaction } from '@hejie/persistence';
import { maskName } from '@hejie/security';
import { notFound } from '@hejie/service-kit';
import { admitted, decideAgentAct, partyOf, type AgentPower } from '@hejie/settlement';
import { type CourtInstant } from '@hejie/law';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Party } from '../application/party.entity.js';
import { Agent } from './agent.entity.js';

/** Agents of the parties: who acts for whom, and by which power (B4, SET-ART-4-1). */
@Injectable()
export class Agents {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(KeyRing) private readonly ring: KeyRing,
  ) {}

  /** An agent comes with his papers. @throws LawError PARTY.NOT_IN_CASE. */
  async register(
    tx: Transaction,
    { caseId, at, by }: Pick<Occasion, 'caseId' | 'at' | 'by'>,
    { partyId, validUntil, paperHash, number, ...said }: z.output<typeof registerAgent>,
  ): Promise<Agent> {
    partyOf(await tx.manager.find(Party, { where: { caseId }, lock: { mode: 'pessimistic_write' } }), partyId);
    const no = (await tx.manager.countBy(Agent, { caseId })) + 1;
    const agent: Agent = {
      agentId: `${caseId}.agent-${no}`,
      caseId,
      partyId,
      ...said,
      number: number ?? null,
      validUntil: validUntil ?? null,
      paperHash: paperHash ?? null,
      registeredAt: at,
      registeredBy: by,
      revokedAt: null,
      revokedBy: null,
    };
    await tx.manager.insert(Agent, agent);
    const told = toldOf(agent, this.ring);
    const audit = { action: 'agent.registered', facts: told };
    const facts = [publishFact(agentRegistered, told)];
    await this.recorder.record(tx, { caseId, at, by }, { audit, facts });
    return agent;
  }

  /** His power is taken back; done twice it changes nothing. @throws ProblemError 404 AGENT.UNKNOWN. */
  async revoke(
    tx: Transaction,
    { caseId, at, by }: Pick<Occasion, 'caseId' | 'at' | 'by'>,
    { agentId, reason }: { readonly agentId: string; readonly reason: string },
  ): Promise<Agent> {
    const lock = { mode: 'pessimistic_write' } as const;
    const agent = await tx.manager.findOne(Agent, { where: { agentId, caseId }, lock });
    if (!agent) throw unknownAgent();
    if (agent.revokedAt !== null) return agent;
    const revoked = { revokedAt: at, revokedBy: by };
    await tx.manager.update(Agent, { agentId }, revoked);
    const { partyId } = agent;
    const audit = { action: 'agent.revoked', facts: { agentId, partyId, reason } };
    const facts = [publishFact(agentRevoked, { agentId, partyId })];
    await this.recorder.record(tx, { caseId, at, by }, { audit, facts });
    return { ...agent, ...revoked };
  }

  /** The agents of a case, in the order in which they came; of `partyId` alone where it is given. */
  of(caseId: string, partyId?: string): Promise<Agent[]> {
    const where = { caseId, ...(partyId !== undefined && { partyId }) };
    return this.dataSource.manager.find(Agent, { where, order: { registeredAt: 'ASC', agentId: 'ASC' } });
  }

  /** SET-ART-4-1: he may do this for the party. @throws ProblemError 404 AGENT.UNKNOWN; LawError AGENT.* */
  async requirePower(
    caseId: string,
    agentId: string,
    asked: { readonly partyId: string; readonly power: AgentPower; readonly now: CourtInstant },
  ): Promise<void> {
    admitted(decideAgentAct(await this.known(caseId, agentId), asked));
  }

  /** As {@link requirePower}, where several have signed: for the one whose agent he is. */
  async requirePowerForOneOf(
    caseId: string,
    agentId: string,
    {
      signedBy,
      power,
      now,
    }: { readonly signedBy: readonly string[]; readonly power: AgentPower; readonly now: CourtInstant },
  ): Promise<void> {
    const agent = await this.known(caseId, agentId);
    const partyId = signedBy.find((signatory) => signatory === agent.partyId) ?? signedBy[0]!;
    admitted(decideAgentAct(agent, { partyId, power, now }));
  }

  private async known(caseId: string, agentId: string): Promise<Agent> {
    const agent = await this.dataSource.manager.findOneBy(Agent, { caseId, agentId });
    if (!agent) throw unknownAgent();
    return agent;
  }
}

const unknownAgent = () =>
  notFound(
    'AGENT.UNKNOWN',
    '本案没有登记这名委托代理人；请先提交授权委托书登记（POST …/agents）',
    'No such agent is registered in this case; register his power of attorney first (POST …/agents)',
  );

/** What is told of an agent: what he may do, not who he is; a keyed digest of his number says where he is the same person. Names are shared by many. */
export const toldOf = ({ agentId, partyId, number, scope, powers, validFrom, validUntil }: Agent, ring: KeyRing) => ({
  agentId,
  partyId,
  scope,
  powers: [...powers],
  validFrom,
  validUntil,
  ...(number !== null && { person: ring.digest(number.trim().toUpperCase(), 'intake.agent.person') }),
});

/** An agent as he is shown. */
export const agentOnWire = ({
  agentId,
  partyId,
  name,
  capacity,
  scope,
  powers,
  validFrom,
  validUntil,
  paper,
  revokedAt,
}: Agent) => ({
  agentId,
  partyId,
  name: maskName(name),
  capacity,
  scope,
  powers,
  validFrom,
  validUntil,
  paper,
  revokedAt,
});
