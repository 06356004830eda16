import { type LegalDate } from '../basics/dates.js';
import { LawError } from '../basics/law-error.js';
import { PROVISIONS, STATUTES, type Provision, type Statute, type StatuteEdition } from './statutes.js';

/** A citation as it stands on a date. */
export interface Citation {
  readonly provision: string;
  readonly statute: string;
  readonly edition: string;
  readonly article: number;
  /** `《中华人民共和国民事诉讼法》第二百五十条` */
  readonly text: string;
  /** the number was not read in a stored text of that edition */
  readonly unconfirmed: boolean;
}

const DIGITS = '零一二三四五六七八九';

/** A whole number from 1 to 9,999 in Chinese as statutes write it: 250 二百五十, 105 一百零五, 12 十二. */
export function chineseNumeral(n: number): string {
  const units = ['千', '百', '十', ''];
  const digits = String(n).padStart(4, '0');
  let out = '';
  let gap = false;
  for (let i = 0; i < 4; i++) {
    const digit = Number(digits[i]);
    if (digit === 0) gap = out !== '';
    else {
      out += (gap ? '零' : '') + DIGITS.charAt(digit) + (units[i] ?? '');
      gap = false;
    }
  }
  return out.startsWith('一十') ? out.slice(1) : out;
}

/** The number that Chinese numerals as statutes write them (二百五十), digits in a row (二五〇) or Arabic digits stand for; NaN for anything else. */
export function numberOfNumeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const written = text.replaceAll('〇', '零');
  if (/^[零一二三四五六七八九]{2,}$/.test(written))
    return Number([...written].map((char) => DIGITS.indexOf(char)).join(''));
  let total = 0;
  let digit = 0;
  for (const char of written) {
    const unit = { 千: 1000, 百: 100, 十: 10 }[char];
    const at = DIGITS.indexOf(char);
    if (unit !== undefined) {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else if (at >= 0) digit = at;
    else return NaN;
  }
  const number = total + digit;
  // 二百五 is said and never written; what is no numeral adds up to something too.
  return number > 0 && chineseNumeral(number) === written.replace(/^一十/, '十') ? number : NaN;
}

/** The edition of a statute in force on a date; `undefined` before the first one that is known. */
export function editionInForce(statute: Statute, on: LegalDate): StatuteEdition | undefined {
  return statute.editions.filter((edition) => edition.inForceFrom <= on).at(-1);
}

/** A provision by its id. Throws `STATUTE.PROVISION_UNKNOWN`. */
export function provisionOf(id: string): Provision {
  const provision = PROVISIONS.find((one) => one.id === id);
  if (provision !== undefined) return provision;
  throw new LawError({ code: 'STATUTE.PROVISION_UNKNOWN', zh: `没有条文 ${id}。`, en: `There is no provision ${id}.` });
}

/**
 * rules.md §1: the article of a provision in the newest text known, with its edition: `《中华人民共和国民事诉讼法》（2023）第八十五条`. For what is
 * computed now, whenever its days lie: procedure follows the law of the day on which it is done. Throws `STATUTE.PROVISION_UNKNOWN`.
 */
export function articleOf(id: string): string {
  const provision = provisionOf(id);
  const { name, editions } = STATUTES[provision.statute];
  const newest = (editions.at(-1) as StatuteEdition).id;
  return `《${name}》（${newest}）第${chineseNumeral(provision.articles[newest] as number)}条`;
}

/**
 * rules.md §1: the article in which a provision stands on a date: `CPL.APPLICATION_PERIOD` is 239, then 246, then 250.
 * Throws `STATUTE.PROVISION_UNKNOWN`, `STATUTE.NOT_IN_FORCE` for a date before the first known edition.
 */
export function citationOf(id: string, on: LegalDate): Citation {
  const provision = provisionOf(id);
  const statute = STATUTES[provision.statute];
  const edition = editionInForce(statute, on);
  const article = edition === undefined ? undefined : provision.articles[edition.id];
  if (edition === undefined || article === undefined) {
    throw new LawError({
      code: 'STATUTE.NOT_IN_FORCE',
      zh: `${on} 时没有可引用的《${statute.name}》${provision.topic.zh}条文。`,
      en: `No text of ${id} is known for ${on}.`,
    });
  }
  return {
    provision: id,
    statute: statute.name,
    edition: edition.id,
    article,
    text: `《${statute.name}》第${chineseNumeral(article)}条`,
    unconfirmed: provision.unconfirmed.includes(edition.id),
  };
}

/**
 * rules.md §1: these provisions as they stood on a date, for a sentence: `《…》第十条、《…》第二百五十条`, without those of which no text was in force; nothing where none was.
 * Throws `STATUTE.PROVISION_UNKNOWN`.
 */
export function citedOn(on: LegalDate, ...ids: readonly string[]): string {
  const standing = ids.filter((id) => {
    const { statute, articles } = provisionOf(id);
    const edition = editionInForce(STATUTES[statute], on);
    return edition !== undefined && articles[edition.id] !== undefined;
  });
  return standing.map((id) => citationOf(id, on).text).join('、');
}

/** rules.md §1: as {@link citedOn}, in brackets behind what rests on them: `（《…》第十条）`; nothing where no text was in force. */
export function citedBehind(on: LegalDate, ...ids: readonly string[]): string {
  const cited = citedOn(on, ...ids);
  return cited === '' ? '' : `（${cited}）`;
}
