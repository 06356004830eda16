import { type answerConsent } from '@hejie/contracts/http';
import { type CommandArguments } from '@hejie/contracts/workflows';
import { laterOf } from '@hejie/law';
import { type CaseCall } from '@hejie/service-kit';
import { admitted, decideConsentEvidence } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { type z } from 'zod';
import { Agents } from '../agent/agents.js';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { Complaint } from '../complaint/complaint.entity.js';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { Consent } from './consent.entity.js';
import { consentText } from './letters.js';

/** What each side was asked and has answered, and what proves it (PRE-1, B1, B4). */
@Injectable()
export class Consents {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Agents) private readonly agents: Agents,
  ) {}

  /**
   * An answer with what proves it, as the case is told it. @throws LawError as `decideConsentEvidence`;
   * as `Agents.requirePower` where an agent says it.
   */
  async said(
    { caseId, principal, time }: CaseCall,
    { partyId, answer, agentId, ...given }: z.output<typeof answerConsent>,
  ): Promise<Omit<CommandArguments['recordConsent'], 'stamp'>> {
    const { manager } = this.dataSource;
    const { caseNumber, acceptedAt } = await manager.findOneByOrFail(Application, { caseId });
    // Asked anew after a complaint (B6) it answers anew.
    const { requestedAt = acceptedAt } = (await manager.findOneBy(Consent, { caseId, partyId })) ?? {};
    const { hash: askedWith } = consentText(caseNumber);
    const own = principal.roles.includes('party');
    // In compressed time a command may come by a clock that lies behind its case.
    const now = laterOf(time.at, requestedAt);
    const { channel = own ? 'ONLINE' : 'IN_PERSON', saidAt = now, textHash = askedWith, ...entered } = given;
    const proof = { channel, saidAt, textHash, ...entered, ...(agentId !== undefined && { agentId }) };
    const evidence = admitted(decideConsentEvidence({ ...proof, own, now, askedAt: requestedAt, askedWith }));
    if (agentId === undefined) return { partyId, answer, evidence };
    await this.agents.requirePower(caseId, agentId, { partyId, power: 'SETTLE', now: saidAt });
    return { partyId, answer, evidence, agentId };
  }

  /** The text, until when, and who has answered what. */
  async of(caseId: string) {
    const { manager } = this.dataSource;
    const [application, record, parties, consents, complained] = await Promise.all([
      manager.findOneByOrFail(Application, { caseId }),
      manager.findOneByOrFail(CaseRecord, { caseId }),
      manager.find(Party, { where: { caseId }, order: { position: 'ASC' } }),
      manager.findBy(Consent, { caseId }),
      manager.existsBy(Complaint, { caseId, finding: IsNull() }),
    ]);
    // B6: while a complaint is decided nobody's time to answer runs; what is due then is the judge's.
    const opening = record.stage === 'OPENING' && !complained;
    return {
      text: consentText(application.caseNumber),
      until: opening ? record.dueAt : null,
      provisional: opening && record.dueProvisional,
      answers: parties.map(({ partyId, side }) => {
        const said = consents.find((consent) => consent.partyId === partyId);
        return {
          partyId,
          side,
          requestedAt: said?.requestedAt ?? null,
          answer: said?.answer ?? null,
          channel: said?.channel ?? null,
          saidAt: said?.saidAt ?? null,
          answeredAt: said?.answeredAt ?? null,
          textHash: said?.textHash ?? null,
          agentId: said?.agentId ?? null,
          statedBy: said?.statedBy ?? null,
          record: said?.record ?? null,
        };
      }),
    };
  }
}
