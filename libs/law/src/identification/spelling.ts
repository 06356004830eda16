/** What nobody sees in a text: blanks, and what is of no width, directs the writing or chooses a form of the character before it. */
const UNSEEN = /[\s\u2800\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A text as it is compared: of half width, in capitals, and without what nobody sees (GB 11643, GB 32100). Empty where it shows nothing. */
export function bareText(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').toUpperCase();
}

/**
 * PRE-3: the number of a title (执行依据文号) in one spelling, to find it again however it was typed: brackets, digits and letters of full
 * and of half width are the same, what nobody sees is nothing, 字第77号 and 第77号 are 77号, and so is 第00077号.
 */
export function titleKey(number: string): string {
  return bareText(number)
    .replace(/[〔【〖[{]/gu, '(')
    .replace(/[〕】〗\]}]/gu, ')')
    .replace(/(?:字第?|第)(?=\d)/gu, '')
    .replace(/(?<!\d)0+(?=\d+号)/gu, '');
}

/** What a document is called stands after its number, or the number ends without it: 之一 or 号. */
const BARE_NUMBER = /号(之[一二三四五六七八九十百零]+)?$/;

/** A title (执行依据) as papers name it: of one that is on record by its number alone, no more than that it is a document (法律文书) is said. */
export const titleInWords = (number: string): string => (BARE_NUMBER.test(number) ? `${number}法律文书` : number);
