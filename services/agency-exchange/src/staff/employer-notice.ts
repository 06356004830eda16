import { type NewDocument } from '@hejie/casework';
import { publishedDecision, type PublishedDecision } from '@hejie/settlement';

/** To whom it goes, as lists of documents show it: where somebody works is read in the document alone. */
const ADDRESSEE = '当事人所在单位或者上级单位';

/** 失信情况通报函: the unit of public staff, or what is above a state organ or enterprise, is told of a listing or of its removal (DIS-ART-8). Each once a publication. */
export const employerNotice = (
  about: {
    readonly publicationId: string;
    readonly caseNumber: string;
    readonly partyKind: 'PERSON' | 'UNIT';
    readonly decision: PublishedDecision;
  },
  { recipient, name, no = 1 }: { readonly recipient: string; readonly name: string; readonly no?: number },
): NewDocument => ({
  id: `employer-notice/${about.publicationId}${no === 1 ? '' : `/${no}`}`,
  kind: 'EMPLOYER_NOTICE',
  under: about.caseNumber,
  fields: {
    recipient,
    relation: about.partyKind === 'PERSON' ? 'EMPLOYED' : 'SUBORDINATE',
    name,
    outcome: publishedDecision(about.decision).action === 'DELETE' ? 'DELETED' : 'LISTED',
  },
  signatories: [],
  to: [{ body: ADDRESSEE }],
});
