import { compileAgreement, type AgreementClause, type CompiledFor, type TextPart } from './agreement-text.js';
import { type AgreementTerms } from './terms.js';

/** What an amendment changes in one clause, in Chinese: the sentences that go, and those that come. Persons stand as references. */
export interface ClauseDifference {
  readonly heading: string;
  readonly struck: readonly (readonly TextPart[])[];
  readonly added: readonly (readonly TextPart[])[];
}

/**
 * SET-ART-5-1: the differences between two versions of an agreement in words, clause by clause, as both are read; what stands in both is not
 * named. Empty where nothing that is read differs. Source: 执行和解规定5.
 */
export function differencesInWords(before: AgreementTerms, after: AgreementTerms, of: CompiledFor): ClauseDifference[] {
  const [earlier, later] = [before, after].map((terms) => compileAgreement(terms, of).clauses) as [
    readonly AgreementClause[],
    readonly AgreementClause[],
  ];
  // What is paid at once and what is paid by instalments is one subject under two headings.
  const headings = [...new Set([...earlier, ...later].map(({ heading }) => heading))];
  return headings.flatMap((heading) => {
    const [old, now] = [sentencesOf(earlier, heading), sentencesOf(later, heading)];
    const struck = old.filter((sentence) => !has(now, sentence));
    const added = now.filter((sentence) => !has(old, sentence));
    return struck.length + added.length === 0 ? [] : [{ heading, struck, added }];
  });
}

type Sentence = readonly TextPart[];
const sentencesOf = (clauses: readonly AgreementClause[], heading: string): readonly Sentence[] =>
  clauses.find((clause) => clause.heading === heading)?.sentences ?? [];
const textOf = (sentence: Sentence): string => JSON.stringify(sentence);
const has = (sentences: readonly Sentence[], sentence: Sentence): boolean =>
  sentences.some((one) => textOf(one) === textOf(sentence));
