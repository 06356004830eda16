import { LawError } from '@hejie/law';

/**
 * SET-ART-1-1: the party (当事人) of that id among those of the case; `path`: where the request names it. Throws `PARTY.NOT_IN_CASE`.
 */
export function partyOf<P extends { readonly partyId: string }>(
  parties: readonly P[],
  partyId: string,
  path = '/partyId',
): P {
  const party = parties.find((one) => one.partyId === partyId);
  if (party !== undefined) return party;
  throw new LawError({
    code: 'PARTY.NOT_IN_CASE',
    rule: 'SET-ART-1-1',
    path,
    zh: '该人不是本案当事人。',
    en: 'This person is not a party to the case.',
  });
}
