import type { FileApplication } from '@hejie/contracts/http';
import type { AgreementTerms } from '@hejie/settlement';
import type { Person } from './court.js';

/** A party as it was filed, by the id under which the case has it, and who acts for it. */
type SigningParty = Pick<FileApplication['parties'][number], 'side' | 'kind'> & {
  readonly partyId: string;
  readonly person: Person;
};

/** Who signs, and the person behind a party; none: the court's own, of the role that the id names. */
interface Signing {
  readonly signatory: AgreementTerms['signatories'][number];
  readonly person?: Person;
}

/** Creditors, debtors, mediator and clerk, in the order in which they sign: a natural person in person, any other by its legal representative. */
export function signatoriesOf(parties: readonly SigningParty[]): readonly Signing[] {
  const signing = parties.map(({ side, kind, partyId, person }, index) => ({
    signatory: {
      id: `party-${index + 1}`,
      role: side,
      partyId,
      by: kind === 'NATURAL_PERSON' ? ('SELF' as const) : ('LEGAL_REPRESENTATIVE' as const),
      specialAuthority: false,
    },
    person,
  }));
  return [
    ...signing.filter(({ signatory }) => signatory.role === 'CREDITOR'),
    ...signing.filter(({ signatory }) => signatory.role === 'DEBTOR'),
    { signatory: { id: 'mediator', role: 'MEDIATOR', by: 'SELF', specialAuthority: false } },
    { signatory: { id: 'clerk', role: 'CLERK', by: 'SELF', specialAuthority: false } },
  ];
}
