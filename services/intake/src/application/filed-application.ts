import { type fileApplication } from '@hejie/contracts/http';
import { LawError, parseYuan, readCreditCode, readIdentityNumber } from '@hejie/law';
import { type TitleTerms } from '@hejie/settlement';
import { type z } from 'zod';

/** An application as the filing clerk entered it. */
export type FiledApplication = z.output<typeof fileApplication>;
export type FiledParty = FiledApplication['parties'][number];

/**
 * What an application needs to be a case: a claim of something, both sides, nobody on both, each by a number that is one.
 * @throws LawError `APPLICATION.CLAIM_ZERO`, `APPLICATION.ONE_SIDED`, `APPLICATION.IDENTITY_INVALID`, `APPLICATION.ON_BOTH_SIDES`.
 */
export function requireCase({ claim, parties }: FiledApplication, title: TitleTerms): void {
  requireClaim(claim, title);
  requireBothSides(parties);
  parties.forEach(requireIdentity);
  requireApart(parties);
}

/** Whose application it is, and against whom (PRE-1). */
function requireBothSides(parties: readonly FiledParty[]): void {
  const sides = new Set(parties.map(({ side }) => side));
  if (sides.size === 2) return;
  throw new LawError({
    code: 'APPLICATION.ONE_SIDED',
    rule: 'PRE-1',
    path: '/parties',
    zh: '案件须至少有一名申请执行人和一名被执行人',
    en: 'A case needs at least one creditor and one debtor',
  });
}

/** A claim of nothing is a slip of the pen, but where the title is to acts alone (TITLE-ACT). */
function requireClaim(claim: string, { kind }: TitleTerms): void {
  if (parseYuan(claim) > 0n || kind === 'ACT') return;
  throw new LawError({
    code: 'APPLICATION.CLAIM_ZERO',
    rule: 'PRE-2',
    path: '/claim',
    zh: '申请标的额应大于零',
    en: 'The claim must be more than zero',
  });
}

/** Nobody settles with himself: who is known by the same number, or acts with the same token, stands on one side only. */
function requireApart(parties: readonly FiledParty[]): void {
  const refusals = {
    partyRef: { zh: '同一访问身份不能代表双方当事人', en: 'One identity of access cannot act for both sides' },
    identityNumber: { zh: '同一人不能既是申请执行人又是被执行人', en: 'The same person cannot be creditor and debtor' },
  } as const;
  for (const key of ['partyRef', 'identityNumber'] as const) {
    // A number is the same number in small letters and with blanks around it (GB 11643, GB 32100).
    const known = (party: FiledParty) => (key === 'identityNumber' ? party[key]?.trim().toUpperCase() : party[key]);
    const index = parties.findIndex(
      (party, i) =>
        known(party) !== undefined &&
        parties.slice(0, i).some((other) => known(other) === known(party) && other.side !== party.side),
    );
    if (index < 0) continue;
    throw new LawError({
      code: 'APPLICATION.ON_BOTH_SIDES',
      rule: 'SET-ART-1-1',
      path: `/parties/${index}/${key}`,
      ...refusals[key],
    });
  }
}

/** A number that is given must be a real one: its check character is computed. */
function requireIdentity({ identityNumber: number, kind }: FiledParty, index: number): void {
  if (number === undefined) return;
  const { valid, masked, reason } = kind === 'NATURAL_PERSON' ? readIdentityNumber(number) : readCreditCode(number);
  if (valid) return;
  throw new LawError({
    code: 'APPLICATION.IDENTITY_INVALID',
    rule: reason?.rule,
    path: `/parties/${index}/identityNumber`,
    zh: `证件号码 ${masked} 不正确：${reason?.zh ?? ''}`,
    en: `The number ${masked} is not valid: ${reason?.en ?? ''}`,
  });
}
