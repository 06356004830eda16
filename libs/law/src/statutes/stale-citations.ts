import { type LegalDate } from '../basics/dates.js';
import { type Bilingual } from '../basics/derivation.js';
import { citationOf, editionInForce, numberOfNumeral } from './citation.js';
import { PROVISIONS, STATUTES, type Provision, type StatuteId } from './statutes.js';

/**
 * A citation in a text that bears the number of an earlier edition. `certain`: the words around it speak of what stood there; else the
 * number may be meant for what stands there today, which the table of provisions does not hold, and a person has to look.
 */
export interface StaleCitation {
  /** the words as they stand */
  readonly cited: string;
  /** where they begin, in characters from 0 */
  readonly at: number;
  readonly provision: string;
  readonly certain: boolean;
  /** how it is cited on the date */
  readonly now: string;
  readonly text: Bilingual;
}

const CITATION =
  /(?:中华人民共和国)?(?:民事诉讼法|民诉法)[》〉]?(?<interpretation>的?解释》?)?(?<year>[（(]\d{4}[^）)]*[）)])?》?(?<articles>(?:[、和及]?第?[零〇一二三四五六七八九十百\d]+条)+|\s?\d{2,3}(?!\d))/g;
const ARTICLE = /[零〇一二三四五六七八九十百\d]+/g;
/** Around a citation, so far its subject is looked for. */
const NEAR = 24;

/**
 * rules.md §1: citations of 民事诉讼法 and its 解释 that carry the number of an earlier edition on a date. A number that is
 * in use for a known provision today is reported only where the words around it speak of the old subject; one that the table does not
 * know today is a question unless they do. A citation that
 * names its edition (`（2017）`) is left alone: it says itself which text it means.
 */
export function staleCitations(text: string, on: LegalDate): readonly StaleCitation[] {
  const found: StaleCitation[] = [];
  for (const match of text.matchAll(CITATION)) {
    const groups = match.groups ?? {};
    if (groups['year'] !== undefined) continue;
    const statute: StatuteId = groups['interpretation'] === undefined ? 'CPL' : 'CPL_INTERPRETATION';
    const end = match.index + match[0].length;
    const around = text.slice(end, end + NEAR) + text.slice(Math.max(0, match.index - NEAR), match.index);
    for (const numeral of (groups['articles'] ?? '').matchAll(ARTICLE)) {
      const old = outdated(statute, numberOfNumeral(numeral[0]), around, on);
      if (old === undefined) continue;
      const { provision, certain } = old;
      const now = citationOf(provision.id, on).text;
      found.push({
        cited: match[0],
        at: match.index,
        provision: provision.id,
        certain,
        now,
        text: certain
          ? {
              zh: `“${match[0]}”是旧条文序号（${provision.topic.zh}），现为${now}。`,
              en: `"${match[0]}" is an old number (${provision.topic.en}); it is ${now} now.`,
            }
          : {
              zh: `“${match[0]}”：如指${provision.topic.zh}，是旧条文序号，现为${now}；请核对。`,
              en: `"${match[0]}": if ${provision.topic.en} is meant, that is an old number; it is ${now} now. Please check.`,
            },
      });
    }
  }
  return found;
}

function outdated(
  statute: StatuteId,
  article: number,
  around: string,
  on: LegalDate,
): { readonly provision: Provision; readonly certain: boolean } | undefined {
  const edition = editionInForce(STATUTES[statute], on);
  if (edition === undefined) return undefined;
  const ours = PROVISIONS.filter((provision) => provision.statute === statute);
  const present = ours.find((provision) => provision.articles[edition.id] === article);
  const speaksOf = (provision: Provision): boolean => provision.words.some((word) => around.includes(word));
  const former = ours.filter(
    (provision) => provision.articles[edition.id] !== article && Object.values(provision.articles).includes(article),
  );
  const named = former.find(speaksOf);
  if (named !== undefined)
    return present !== undefined && speaksOf(present) ? undefined : { provision: named, certain: true };
  const [asked] = former;
  return present === undefined && asked !== undefined ? { provision: asked, certain: false } : undefined;
}
