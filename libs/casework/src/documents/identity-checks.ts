import { type PartyIdentityBody } from '@hejie/contracts/http';
import { LawError, readCreditCode, readIdentityNumber } from '@hejie/law';

/** An identity on record in a case. */
export interface IdentityOnRecord {
  readonly partyId: string;
  readonly identity: Pick<PartyIdentityBody, 'name' | 'number'>;
}

/**
 * GB 11643, GB 32100, SET-ART-1-1: may this be entered of that person? A number is a real one: a day of birth that exists, a check character that fits. What is
 * on record is put right, a name or a number, but does not become somebody else, and a
 * number that is known does not become unknown; and no two parties of a case are known by one number.
 * @param onRecord the identities of the case.
 * @throws LawError `IDENTITY.NUMBER_INVALID`, `IDENTITY.ANOTHER_PERSON`, `IDENTITY.NUMBER_LEFT_OUT`, `IDENTITY.NUMBER_TAKEN`.
 */
export function requireIdentity(
  partyId: string,
  identity: PartyIdentityBody,
  onRecord: readonly IdentityOnRecord[],
): void {
  requireNumber(identity);
  const before = onRecord.find((one) => one.partyId === partyId)?.identity;
  if (before && before.name !== identity.name && isKnown(before) && numberOf(before) !== numberOf(identity))
    throw new LawError(ANOTHER_PERSON);
  if (before && isKnown(before) && !isKnown(identity)) throw new LawError(NUMBER_LEFT_OUT);
  if (!isParty(partyId) || !isKnown(identity)) return;
  // Somebody beside the parties may be two: the legal representative who stands surety.
  const taken = onRecord.some(
    (one) =>
      one.partyId !== partyId &&
      isParty(one.partyId) &&
      isKnown(one.identity) &&
      numberOf(one.identity) === numberOf(identity),
  );
  if (taken) throw new LawError(NUMBER_TAKEN);
}

const ANOTHER_PERSON = {
  code: 'IDENTITY.ANOTHER_PERSON',
  rule: 'SET-ART-1-1',
  path: '/name',
  zh: '姓名（名称）和证件号码均与已登记的当事人不同。更正登记的，应保留其中一项；确系误登他人的，先更正号码，再更正姓名（名称）。',
  en: 'Both name and number differ from the person on record. A correction keeps one of them; where somebody else was entered, correct the number first and then the name.',
};

const NUMBER_LEFT_OUT = {
  code: 'IDENTITY.NUMBER_LEFT_OUT',
  rule: 'SET-ART-1-1',
  path: '/number',
  zh: '该当事人的证件号码已经登记，更正身份信息时不得略去，应当写明该号码或者更正后的号码。',
  en: 'The number of this party is on record and is not left out: say it, or the one that puts it right.',
};

const NUMBER_TAKEN = {
  code: 'IDENTITY.NUMBER_TAKEN',
  rule: 'SET-ART-1-1',
  path: '/number',
  zh: '该证件号码已登记为本案另一当事人所有，同一号码不能登记给两个当事人。',
  en: 'Another party of this case is on record under this number; no two parties have the same.',
};

type Known = IdentityOnRecord['identity'];
const isKnown = ({ number }: Known): boolean => number !== undefined;

/** A number is the same in small letters and with blanks around it (GB 11643, GB 32100). */
const numberOf = ({ number }: Known): string | undefined => number?.trim().toUpperCase();

/** Those beside the parties are named after a party or after the case: `<party id>/<who>`. */
const isParty = (partyId: string): boolean => !partyId.includes('/');

function requireNumber({ kind, number }: PartyIdentityBody): void {
  if (number === undefined) return;
  const { valid, reason, masked } = kind === 'PERSON' ? readIdentityNumber(number) : readCreditCode(number);
  if (valid || !reason) return;
  throw new LawError({
    code: 'IDENTITY.NUMBER_INVALID',
    rule: reason.rule,
    path: '/number',
    zh: `证件号码 ${masked} 不正确：${reason.zh}`,
    en: `The number ${masked} is not valid: ${reason.en}`,
  });
}
