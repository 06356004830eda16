import { type KnownCase } from '@hejie/casework';
import { type CaseParty } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';

/** The party of that id. @throws LawError `PARTY.NOT_IN_CASE`; `path`: where the request names it. */
export function partyOf({ parties }: Pick<KnownCase, 'parties'>, partyId: string, path: string): CaseParty {
  const party = parties.find((one) => one.partyId === partyId);
  if (party) return party;
  throw new LawError({
    code: 'PARTY.NOT_IN_CASE',
    path,
    zh: '该人不是本案当事人。',
    en: 'This person is not a party to the case.',
  });
}

/** The parties on the creditor's side (申请执行人), and on the other. */
export function sidesOf({ parties }: Pick<KnownCase, 'parties'>): { creditors: CaseParty[]; others: CaseParty[] } {
  return {
    creditors: parties.filter(({ side }) => side === 'CREDITOR'),
    others: parties.filter(({ side }) => side !== 'CREDITOR'),
  };
}
