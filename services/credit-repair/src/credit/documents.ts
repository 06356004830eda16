import { nameOf, type FileOccasion, type NewDocument } from '@hejie/casework';
import { type ListingPaper } from '@hejie/contracts/workflows';
import { legalDateOf } from '@hejie/law';
import { factOfListing, termYears, type CreditFile } from '@hejie/settlement';
import { headed, printed, signed } from './printed.js';

type Listing = CreditFile['listings'][number];

/** 失信决定书 (DIS-ART-5-1): the president lists; with the facts and the evidence of them, and the term (DIS-ART-2-1); served on the parties of the case (送达当事人). */
export function listingDecision(listing: Listing, occasion: FileOccasion): NewDocument {
  const { id, ground, graceEndsOn, termLastDay, proposed, decided } = listing;
  const { facts = [factOfListing(listing)] } = (occasion.paper?.said ?? {}) as Partial<ListingPaper>;
  const years = termYears(listing);
  return {
    ...served(listing, occasion),
    id: `listing-decision/${occasion.about}/${id}`,
    kind: 'LISTING_DECISION',
    fields: {
      ...headed(occasion),
      ...(proposed.appliedBy !== null && { applicant: nameOf(proposed.appliedBy) }),
      ground: `${ground}`,
      facts: [...facts],
      evidence: [...proposed.evidence],
      ...(termLastDay ? { termLastDay } : years !== null && { termYears: `${years}` }),
      ...(decided?.extensionReason && {
        extensionReason: decided.extensionReason,
        extensionYears: yearsLonger(decided.extensionYears),
      }),
      ...(graceEndsOn && { graceEndsOn }),
    },
  };
}

/** 延长纳入期限决定书 (DIS-ART-2-1): the president makes a term that runs longer: the last time. Served on the parties of the case, as the decision that it is about. */
export function termExtension(listing: Listing, occasion: FileOccasion): NewDocument {
  const { id, decided, termLastDay, extensions = [] } = listing;
  const { reason, years } = extensions.at(-1)!;
  return {
    ...served(listing, occasion),
    id: `term-extension/${occasion.about}/${id}-${extensions.length}`,
    kind: 'TERM_EXTENSION',
    fields: {
      ...headed(occasion),
      decisionNumber: decided!.decisionNumber,
      decidedOn: legalDateOf(decided!.at),
      facts: [...printed(occasion, 'TERM_EXTENSION').facts],
      reason,
      years: yearsLonger(years),
      termLastDay: termLastDay!,
    },
  };
}

/** One to three, as the law admits it. */
const yearsLonger = (years: number) => `${years}` as '1' | '2' | '3';

/** Under the number of the entry, signed, and served on the parties of the case (送达当事人). */
const served = ({ authority }: Listing, occasion: FileOccasion) => ({
  under: authority,
  signatories: signed(occasion),
  to: occasion.known.parties.map(({ partyId }) => ({ partyId })),
});
