/** A day as it is written: its digits are nobody's number. */
const DAY = String.raw`\d{4}-\d{2}-\d{2}(?!\d)`;
/** Fifteen digits and more, also in groups (3705 0219 8806 1500 17): identity numbers of 18 and 15 characters, bank cards, accounts. */
const LONG = String.raw`(?!${DAY})\d(?:(?:[ \u00a0\u3000-](?!${DAY}))?\d){14,}[Xx]?`;
/** Mobile numbers, also dashed and in groups, with or without the country's prefix; numbers of the fixed network with a dash. */
const PHONE = [
  String.raw`(?:(?:\+|00)?86[ -]?)?1[3-9](?:\d{9}|\d[ -]\d{4}[ -]\d{4}|\d{2}[ -]\d{3}[ -]\d{4}|\d[ -]\d{3}[ -]\d{5})`,
  String.raw`(?:\+86[ -]?\d{2,3}|0\d{2,3})[ -]\d{7,8}`,
].join('|');
/** An id of ours or of a library: mostly letters, and where it is not, still no person's. */
const UUID = String.raw`[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}`;

const alone = (pattern: string): string => String.raw`(?<![\dA-Za-z])(?:${pattern})(?![\dA-Za-z])`;
const OF_OURS = new RegExp(`${alone(UUID)}|${alone(DAY)}|(${alone(`${LONG}|${PHONE}`)})`, 'g');
const OF_OTHERS = new RegExp(String.raw`(?<!\d)${LONG}|${alone(PHONE)}`, 'g');

/**
 * rules.md §11: a text with every number in it masked that may be a person's: identity numbers, cards and accounts, telephones, also in groups, dashed or with
 * `+86`. `mask` is given the number without its separators. Digits inside of a word are left (a trace id), and so are days, amounts and case numbers.
 */
export function maskPersonalNumbers(text: string, mask: (number: string) => string): string {
  return text.replace(OF_OURS, (whole, personal?: string) => (personal === undefined ? whole : mask(bare(personal))));
}

/** As `maskPersonalNumbers`, of a text that somebody else wrote: long numbers also inside of words, and nothing of them is left. */
export function withoutPersonalNumbers(text: string): string {
  return text.replace(OF_OTHERS, '****');
}

/** A number without blanks and dashes between its digits, and a telephone without the prefix of the country. */
function bare(number: string): string {
  return number.replace(/[^\dA-Za-z]/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
}
