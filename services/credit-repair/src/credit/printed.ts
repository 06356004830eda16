import { debtorOf, nameOf, TITLE_OF_CASE, type FileOccasion } from '@hejie/casework';
import { type FinePaper, type LiftPaper, type LimitPaper, type ReferralPaper } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';

/** The head of a sanction's document: debtor, title and creditor of the case. */
export const headed = ({ about, known: { parties } }: FileOccasion) => ({
  ...debtorOf(about),
  ...TITLE_OF_CASE,
  creditor: nameOf(parties.find(({ side }) => side === 'CREDITOR')!.partyId),
});

/** Who signs the document of an act. */
export const signed = ({ paper }: FileOccasion) => paper?.signatories ?? [];

/** What a person said for the document of his act. @throws LawError `DOCUMENT.PAPER_MISSING`. */
export function printed<P extends LimitPaper | LiftPaper | FinePaper | ReferralPaper>({ paper }: FileOccasion): P {
  if (paper?.said !== undefined) return paper.said as P;
  throw new LawError({
    code: 'DOCUMENT.PAPER_MISSING',
    path: '/paper',
    zh: '该决定须制作文书，请在 paper 中写明文书应当载明的事项。',
    en: 'The decision is put on paper: say in `paper` what the document has beside it.',
  });
}

/** What only the paper of that measure has. */
const OWN = { FINE: 'payBy', REFERRAL: 'recipient' } as const;

/** What was said for the paper of a penalty, of the measure that is decided on; nothing for a detention. @throws LawError as {@link printed}, `DOCUMENT.PAPER_OF_ANOTHER`. */
export function penaltyPrinted<K extends keyof PenaltySaid>(occasion: FileOccasion, measure: K): PenaltySaid[K] {
  const said = measure === 'DETENTION' ? occasion.paper?.said : printed<FinePaper | ReferralPaper>(occasion);
  const fits = measure === 'DETENTION' ? said === undefined : OWN[measure as keyof typeof OWN] in said!;
  if (fits) return said as PenaltySaid[K];
  throw new LawError({
    code: 'DOCUMENT.PAPER_OF_ANOTHER',
    rule: 'PROC-27',
    path: '/paper',
    zh: 'paper 载明的事项与所决定的措施不符：罚款写明缴纳期限，移送写明移送函的事项，拘留不需另写。',
    en: '`paper` is that of another measure: of a fine it has the day of payment, of a referral what its letter says, of a detention nothing.',
  });
}

interface PenaltySaid {
  readonly FINE: FinePaper;
  readonly REFERRAL: ReferralPaper;
  readonly DETENTION: undefined;
}
