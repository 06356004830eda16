import { type CaseTag, type PolicyPack } from '@hejie/law';
import { isEnterprise, LIVELIHOOD, type PartyKind } from '../screening/criteria.js';

/** What tags are taken from: the cause (案由) in the court's words, and who the parties are. */
export interface TaggedCase {
  readonly cause: string;
  readonly parties: readonly { readonly kind: PartyKind }[];
}

/** A8, A11: the tags of a case (案件标识): an enterprise on either side (涉企), a cause on which somebody lives (涉民生). */
export function tagsOf({ cause, parties }: TaggedCase): CaseTag[] {
  return [
    ...(parties.some(({ kind }) => isEnterprise(kind)) ? (['ENTERPRISE'] as const) : []),
    ...(LIVELIHOOD.test(cause) ? (['LIVELIHOOD'] as const) : []),
  ];
}

/** A8: a case goes before others where a person has marked it, or its pack puts one of its tags there (SEED1 二3). */
export function isOnGreenChannel(
  { marked, tags }: { readonly marked: boolean; readonly tags: readonly CaseTag[] },
  { greenChannel }: Pick<PolicyPack, 'greenChannel'>,
): boolean {
  return marked || tags.some((tag) => greenChannel?.tags?.includes(tag) === true);
}
