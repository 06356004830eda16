import { chineseNumeral, LawError, sidesNamed } from '@hejie/law';

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

/** PRE-3, SET-ART-9-1: a creditor (申请执行人) of the case; `path` as for {@link partyOf}. Throws `PARTY.NOT_A_CREDITOR`, `PARTY.NOT_IN_CASE`. */
export function creditorOf<P extends { readonly partyId: string; readonly side: string }>(
  parties: readonly P[],
  partyId: string,
  path = '/partyId',
): P {
  const party = partyOf(parties, partyId, path);
  if (party.side === 'CREDITOR') return party;
  throw new LawError({
    code: 'PARTY.NOT_A_CREDITOR',
    rule: 'PRE-3',
    path,
    zh: '执行申请是申请执行人的，只有申请执行人可以补正或者坚持。',
    en: 'The application for enforcement is the creditor’s: only a creditor mends it or insists on it.',
  });
}

/** How a party is called where nobody is named (债务人（二）): on which side, by the stage of the case, and which of several. Throws `PARTY.NOT_IN_CASE`. */
export function calledBySide<P extends { readonly partyId: string; readonly side: 'CREDITOR' | 'DEBTOR' }>(
  caseNumber: string,
  parties: readonly P[],
  partyId: string,
): { readonly as: string; readonly which: string } {
  const party = partyOf(parties, partyId);
  const same = parties.filter(({ side }) => side === party.side);
  const which = same.length === 1 ? '' : `（${chineseNumeral(same.indexOf(party) + 1)}）`;
  return { as: sidesNamed(caseNumber)[party.side], which };
}
