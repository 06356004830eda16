import { partyIdentified, type FactData } from '@hejie/contracts/facts';
import { recordIdentity } from '@hejie/contracts/http';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { ContentKeys, openContent } from '@hejie/security';
import { Inject, Injectable } from '@nestjs/common';
import { Identities } from './identities.js';

/** The keys under which services of the court tell each other who parties are. */
export const PARTY_KEYS = Symbol('PARTY_KEYS');

/** A service that makes documents hears from intake who the parties of its cases are. */
@Injectable()
export class PartyIdentities {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(PARTY_KEYS) private readonly keys: ContentKeys,
  ) {}

  @OnFact(partyIdentified)
  async identified({ data }: ReceivedFact<FactData<typeof partyIdentified>>, tx: Transaction): Promise<void> {
    const { content, ...about } = data;
    await this.identities.heard(tx, about, recordIdentity.parse(await openContent(content, this.keys)));
  }
}
