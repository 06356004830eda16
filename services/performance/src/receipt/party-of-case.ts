import { LawError } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type CaseDirectory } from '@hejie/service-kit';

/** Who paid or was paid is a party of the case, where one is named. @throws LawError `PARTY.NOT_IN_CASE`. */
export async function requirePartyOf(
  cases: CaseDirectory,
  tx: Transaction,
  caseId: string,
  partyId: string | null,
  path: string,
): Promise<void> {
  if (partyId === null) return;
  const kase = await cases.find(caseId, tx.manager);
  if (kase?.parties.some((party) => party.partyId === partyId)) return;
  throw new LawError({
    code: 'PARTY.NOT_IN_CASE',
    path,
    zh: '该人不是本案当事人。',
    en: 'This person is not a party to the case.',
  });
}
