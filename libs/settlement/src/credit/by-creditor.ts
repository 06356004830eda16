import { personOfNumber, type LawErrorText } from '@hejie/law';
import { partyOf } from '../case/parties.js';
import { accept, attempt, refuse, type Decision } from '../decisions/decision.js';
import { type CreditSubject } from './credit-file.js';

/** A party, and on which side of the case it stands. */
export interface Sided {
  readonly partyId: string;
  readonly side: 'CREDITOR' | 'DEBTOR';
}

/**
 * DIS-ART-10-1, DIS-GRACE-2, LIM-ART-9-1: what rests on the creditor's will is decided only where it is a creditor of the case who asks or consents.
 * `PARTY.NOT_IN_CASE`, `CREDIT.NOT_CREDITOR`, and as the decision.
 */
export function asCreditor<T>(
  parties: readonly Sided[],
  partyId: string,
  path: string,
  decide: () => Decision<T>,
): Decision<T> {
  return asParty(
    parties,
    { partyId, side: 'CREDITOR', path },
    {
      code: 'CREDIT.NOT_CREDITOR',
      rule: 'DIS-ART-10-1',
      path,
      zh: '该当事人不是本案申请执行人。',
      en: 'This party is no creditor in the case.',
    },
    decide,
  );
}

/** DIS-ART-1, LIM-ART-1: a credit record is one of a debtor of the case: nobody else is listed, limited or certified. `PARTY.NOT_IN_CASE`, `CREDIT.NOT_DEBTOR`, and as the decision. */
export function asDebtor<T>(
  parties: readonly Sided[],
  partyId: string,
  path: string,
  decide: () => Decision<T>,
): Decision<T> {
  return asParty(
    parties,
    { partyId, side: 'DEBTOR', path },
    {
      code: 'CREDIT.NOT_DEBTOR',
      rule: 'DIS-ART-1',
      path,
      zh: '该当事人不是本案被执行人。',
      en: 'This party is no debtor in the case.',
    },
    decide,
  );
}

/** As whom a party is on record: of which kind, and under which identity number or credit code, as far as that is known. */
export interface IdentifiedSubject {
  readonly kind: CreditSubject['kind'];
  readonly number?: string;
}

/**
 * DIS-ART-4, DIS-ART-6: a natural person is not listed as a unit, nor a unit as a person: whoever is on record as a party is of one kind; and a person was born on the day
 * of his identity number (GB 11643). `identified`: null where his identity is not on record yet. `CREDIT.SUBJECT_KIND`, `CREDIT.SUBJECT_BORN`, and as the decision.
 */
export function asIdentified<T>(
  { kind, bornOn }: Pick<CreditSubject, 'kind' | 'bornOn'>,
  identified: IdentifiedSubject | null,
  path: string,
  decide: () => Decision<T>,
): Decision<T> {
  if (identified === null) return decide();
  if (identified.kind === kind) return isBornAsIdentified(identified, bornOn) ? decide() : refuse(BORN_OTHERWISE);
  return refuse({
    code: 'CREDIT.SUBJECT_KIND',
    rule: 'DIS-ART-4',
    path,
    zh: `该当事人登记的身份是${KINDS[identified.kind].zh}，不是${KINDS[kind].zh}。`,
    en: `This party is on record as ${KINDS[identified.kind].en}, not as ${KINDS[kind].en}.`,
  });
}

/** Nothing is told by a number that is not on record, or by a day that nobody has said. */
function isBornAsIdentified({ kind, number }: IdentifiedSubject, bornOn: CreditSubject['bornOn']): boolean {
  if (kind === 'UNIT' || number === undefined || bornOn === undefined) return true;
  const person = personOfNumber(number);
  return person === null || person.bornOn === bornOn;
}

// The day itself is not told: it stands in the number, which not everybody who proposes may read.
const BORN_OTHERWISE: LawErrorText = {
  code: 'CREDIT.SUBJECT_BORN',
  rule: 'DIS-ART-4',
  path: '/subject/bornOn',
  zh: '出生日期与该当事人登记的公民身份号码不符。',
  en: 'The day of birth is not that of the identity number on record of this party.',
};

const KINDS = { PERSON: { zh: '自然人', en: 'a person' }, UNIT: { zh: '单位', en: 'a unit' } } as const;

function asParty<T>(
  parties: readonly Sided[],
  { partyId, side, path }: Sided & { readonly path: string },
  otherwise: LawErrorText,
  decide: () => Decision<T>,
): Decision<T> {
  const party = attempt(() => partyOf(parties, partyId, path));
  if (!party.ok) return party;
  return party.value.side === side ? decide() : refuse(otherwise);
}

/**
 * DIS-ART-10-1, DIS-GRACE-2, LIM-ART-9-1: where several creditors stand, the consent of the law is that of every one of them: none disposes of what another may
 * ask for. `willing`: who asks or consents. Null where they all do; `PARTY.NOT_IN_CASE`, `CREDIT.NOT_CREDITOR`, `CREDIT.NOT_ALL_CREDITORS`.
 */
export function unlessAllCreditors(
  parties: readonly Sided[],
  willing: readonly string[],
  path: string,
): Extract<Decision<never>, { ok: false }> | null {
  for (const partyId of willing) {
    const creditor = asCreditor(parties, partyId, path, () => accept(partyId));
    if (!creditor.ok) return creditor;
  }
  const missing = creditorsOf(parties).filter((partyId) => !willing.includes(partyId));
  if (missing.length === 0) return null;
  return refuse({
    code: 'CREDIT.NOT_ALL_CREDITORS',
    rule: 'DIS-ART-10-1',
    path,
    zh: `本案有多名申请执行人，尚有${missing.length}名没有申请或者同意，一名申请执行人不能处分其他申请执行人的权利。`,
    en: `Several creditors stand in the case and ${missing.length} of them have not asked or consented: none disposes of the others’ rights.`,
  });
}

/** The creditors of a case. */
export const creditorsOf = (parties: readonly Sided[]): readonly string[] =>
  parties.flatMap(({ partyId, side }) => (side === 'CREDITOR' ? [partyId] : []));
