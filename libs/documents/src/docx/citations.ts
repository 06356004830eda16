import { chineseNumeral, citationOf, type Citation, type LegalDate } from '@hejie/law';

/** A tag that cites provisions by their ids: `{法条:CPL.DEPOSITS、CPL.SEIZURE}`. */
const TAG = /^法条[:：](.+)$/;

/** The ids of provisions that a tag of a template cites; `undefined`: it cites none. */
export function citedIn(tag: string): readonly string[] | undefined {
  const ids = TAG.exec(tag)?.[1];
  return ids?.split('、').map((id) => id.trim());
}

/**
 * Citations on a date as one text; articles of one statute share its name:
 * `《中华人民共和国民事诉讼法》第二百五十三条、第二百五十五条`. Throws `STATUTE.*`.
 */
export function citationText(
  ids: readonly string[],
  on: LegalDate,
): { readonly text: string; readonly citations: readonly Citation[] } {
  const citations = ids.map((id) => citationOf(id, on));
  const text = citations
    .map((one, index) =>
      one.statute === citations[index - 1]?.statute ? `第${chineseNumeral(one.article)}条` : one.text,
    )
    .join('、');
  return { text, citations };
}
