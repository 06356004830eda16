import { nameOf, TITLE_OF_CASE, type KnownCase, type NewDocument } from '@hejie/casework';
import { type OrderIntakePaper } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { admitted, AUXILIARY_RULES, decideAuxiliaryPaper } from '@hejie/settlement';
import { type RecordedMatter } from './auxiliary-matter.entity.js';
import { decisionOf, matterNo, requestOf } from './auxiliary-matters.js';

type Said = Extract<OrderIntakePaper, { kind: 'AUXILIARY_PAPER' }>;

/**
 * SEED2 二(三)、二(五)、三(三)、四(三), SEED4: the paper by which a matter that was decided is carried out: 律师调查令, 执行悬赏公告, 司法救助决定书, 协助函, 问题线索移送函, 委托函.
 * Made once for each matter. @throws ProblemError 404 `AUXILIARY.UNKNOWN`; LawError as `decideAuxiliaryPaper`.
 */
export async function auxiliaryPaper(
  { tx, caseId, known }: { readonly tx: Transaction; readonly caseId: string; readonly known: KnownCase },
  { no, contact, phone }: Said,
  under: string,
): Promise<NewDocument> {
  const row = await matterNo(tx.manager, caseId, no);
  admitted(decideAuxiliaryPaper(row));
  const { partyId } = row;
  return {
    id: `auxiliary/${no}`,
    under,
    ...contentOf(row, known, { ...TITLE_OF_CASE, contact, phone }),
    signatories: [],
    to: partyId === null || AUXILIARY_RULES[row.kind].confidential ? [] : [{ partyId }],
  } as NewDocument;
}

/** The kind of its document, and what stands in it. */
function contentOf(
  row: RecordedMatter,
  { parties }: KnownCase,
  about: object,
): { readonly kind: NewDocument['kind']; readonly fields: object } {
  const { request, addressee, bearer, amount, evidence = [] } = requestOf(row);
  const { kind, purpose: use, partyId, reportBy: until, granted } = row;
  const { reasons, amount: given } = decisionOf(row);
  const matter = { ...about, request: asClause(request), basis: AUXILIARY_RULES[kind].basis };
  const sent = { ...matter, recipient: addressee, use };
  const applicant = partyId === null ? undefined : nameOf(partyId);
  const debtors = parties.filter(({ side }) => side === 'DEBTOR').map((party) => nameOf(party.partyId));
  switch (kind) {
    case 'INVESTIGATION_ORDER':
      return { kind, fields: { ...sent, applicant, bearer: bearer!.name, licence: bearer!.licence, until } };
    case 'REWARD_NOTICE':
      return { kind, fields: { ...matter, applicant, debtors, amount, until } };
    case 'JUDICIAL_AID':
      return {
        kind: 'AID_DECISION',
        fields: { ...matter, applicant, reasons: asClause(reasons), ...(granted && { granted: true, amount: given }) },
      };
    case 'GRID_ASSISTANCE':
      return { kind: 'GRID_ASSISTANCE_LETTER', fields: { ...sent, until } };
    case 'DISCIPLINE_REFERRAL':
      return { kind: 'DISCIPLINE_TRANSFER', fields: { ...sent, evidence: evidence.map((name) => ({ name })) } };
    case 'CROSS_COURT':
      return { kind: 'CROSS_COURT_LETTER', fields: { ...sent, until } };
  }
}

/** What people wrote, inside a sentence of the paper. */
const asClause = (text: string): string => text.trim().replace(/[。；;.]+$/, '');
