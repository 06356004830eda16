import { type Principal } from '@hejie/security';
import { currentRequest, unknownCase, type CaseCall, type ResourceLocator } from '@hejie/service-kit';
import { type Ending } from '@hejie/settlement';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DirectoryEntry } from './directory-entry.js';
import { requireOwnParty } from './own-party.js';

/** Cases by id, for access control and for handlers of requests. */
@Injectable()
export class CaseDirectory implements ResourceLocator {
  /** What a request was let in by, as long as it lasts. */
  private readonly letInBy = new WeakMap<object, DirectoryEntry>();

  constructor(private readonly dataSource: DataSource) {}

  /** As it stands now. @param manager of the transaction in which one asks, so that no second connection is taken. */
  find(caseId: string, manager: EntityManager = this.dataSource.manager): Promise<DirectoryEntry | null> {
    return manager.findOneBy(DirectoryEntry, { caseId });
  }

  /** As it stood when the request was let in, for a handler. @throws ProblemError 404 `CASE.UNKNOWN`. */
  async known(caseId: string): Promise<DirectoryEntry> {
    const request = currentRequest();
    const entry = request && this.letInBy.get(request);
    if (entry?.caseId === caseId) return entry;
    const found = await this.find(caseId);
    if (!found) throw unknownCase();
    return found;
  }

  /** A party commands for itself only; staff may for one who came before them. `field`: of the body that names the party. @throws as {@link known}; AccessError `AUTH.NOT_A_PARTY`. */
  async requireOwnParty({ caseId, principal }: CaseCall, partyId: string, field?: string): Promise<void> {
    requireOwnParty(principal, (await this.known(caseId)).parties, partyId, field);
  }

  /** The parties whom the caller acts as; nothing for staff. @throws as {@link known}. */
  async ownParties(caseId: string, { roles, partyRef }: Principal): Promise<string[] | undefined> {
    if (!roles.includes('party')) return undefined;
    const { parties } = await this.known(caseId);
    return parties.filter((party) => party.partyRef === partyRef).map(({ partyId }) => partyId);
  }

  /** How the case ended; nothing while it runs, and of a case that the service does not know. */
  async ending(caseId: string): Promise<Ending | undefined> {
    return (await this.find(caseId))?.ending ?? undefined;
  }

  async locate({ caseId }: Readonly<Record<string, string>>) {
    const entry = caseId === undefined ? null : await this.find(caseId);
    if (!entry) return undefined;
    const request = currentRequest();
    if (request) this.letInBy.set(request, entry);
    const parties = entry.parties.flatMap(({ partyRef }) => (partyRef === undefined ? [] : [partyRef]));
    return { court: entry.court, caseId: entry.caseId, parties };
  }
}
