import { type linkedDebtsAnswer } from '@hejie/contracts/http';
import { formatYuan } from '@hejie/law';
import { linkedDebts, type DebtCase, type LinkedDebts } from '@hejie/settlement';
import { In, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { CaseRecord } from '../case-record/case-record.entity.js';

/** Chains are followed so far, and over so many cases: each further one costs its parties being read. */
const ROUNDS = 4;
const MOST = 200;

type DigestedParty = Pick<Party, 'caseId' | 'partyId' | 'side' | 'identityDigest'>;

/** Who nobody has a number of is himself alone. */
const personOf = ({ identityDigest, partyId }: DigestedParty): string => identityDigest ?? partyId;

/**
 * A13: the debts that hang together with a case by who its parties are, among the cases of its court that are under way or were. By digests of numbers alone: nobody is unsealed.
 * @param parties of the case, as far as they are known already.
 */
export async function linkedDebtsOf(
  manager: EntityManager,
  {
    caseId,
    court,
    parties,
  }: { readonly caseId: string; readonly court: string; readonly parties: readonly DigestedParty[] },
): Promise<LinkedDebts> {
  const cases = new Map<string, DebtCase>([[caseId, debtCase(caseId, parties)]]);
  const asked = new Set<string>();
  for (let round = 0; round < ROUNDS && cases.size < MOST; round += 1) {
    const persons = [...cases.values()].flatMap((one) => one.parties.map(({ person }) => person));
    const digests = [...new Set(persons)].filter((one) => isDigest(one) && !asked.has(one));
    if (digests.length === 0) break;
    for (const one of digests) asked.add(one);
    for (const found of await casesOf(manager, court, digests))
      if (!cases.has(found.caseId)) cases.set(found.caseId, found);
  }
  const [own, ...others] = [...cases.values()];
  return linkedDebts(own!, others);
}

/** A digest names its key; the id of a party does not hold a point after a key id and 43 signs. */
const isDigest = (person: string): boolean => /^[^.]+\.[\w-]{43}$/.test(person);

const debtCase = (caseId: string, parties: readonly DigestedParty[]): DebtCase => ({
  caseId,
  parties: parties.map((party) => ({ person: personOf(party), side: party.side })),
});

async function casesOf(manager: EntityManager, court: string, digests: readonly string[]): Promise<DebtCase[]> {
  const ids = await manager
    .createQueryBuilder(Party, 'party')
    .select('distinct party.caseId', 'caseId')
    .innerJoin(Application, 'application', 'application.caseId = party.caseId and application.court = :court', {
      court,
    })
    .where('party.identityDigest = any(:digests)', { digests })
    .limit(MOST)
    .getRawMany<{ caseId: string }>();
  // Names are not read: what is sealed stays so.
  const parties = await manager.find(Party, {
    select: { partyId: true, caseId: true, side: true, identityDigest: true },
    where: { caseId: In(ids.map((one) => one.caseId)) },
    order: { partyId: 'ASC' },
  });
  return ids
    .map(({ caseId }) =>
      debtCase(
        caseId,
        parties.filter((party) => party.caseId === caseId),
      ),
    )
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

/** As it is read: each case with its number, its claim and where it stands. */
export async function linkedOnWire(
  manager: EntityManager,
  { links, chain, group, creditors }: LinkedDebts,
): Promise<z.input<typeof linkedDebtsAnswer>> {
  const caseId = In(links.map((link) => link.caseId));
  const [applications, records] = await Promise.all([
    manager.findBy(Application, { caseId }),
    manager.findBy(CaseRecord, { caseId }),
  ]);
  return {
    chain,
    group,
    creditors,
    cases: links.map((link) => {
      const { caseNumber, claim } = applications.find((one) => one.caseId === link.caseId)!;
      const { stage, ending } = records.find((one) => one.caseId === link.caseId)!;
      return { ...link, caseNumber, claim: formatYuan(claim), stage, ending };
    }),
  };
}
