import { creditorsOf, debtorOf, TITLE_OF_CASE, titleOf, type FileOccasion } from '@hejie/casework';
import {
  type FinePaper,
  type LiftPaper,
  type LimitPaper,
  type ListingPaper,
  type ReferralPaper,
} from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';

/** The head of a sanction's document: debtor, title and creditors of the case. */
export const headed = ({ about, known: { parties } }: FileOccasion) => ({
  ...debtorOf(about),
  ...TITLE_OF_CASE,
  creditors: creditorsOf(parties).map(({ name }) => name),
});

/** Who signs the document of an act. */
export const signed = ({ paper }: FileOccasion) => paper?.signatories ?? [];

/** What a person says for the document of his act, by the kind of document. */
interface Said {
  readonly CONSUMPTION_LIMIT: LimitPaper;
  readonly EXIT_LIMIT: LimitPaper;
  readonly CONSUMPTION_LIMIT_LIFT: LiftPaper;
  readonly EXIT_LIMIT_LIFT: LiftPaper;
  readonly CONSUMPTION_PERMISSION: LiftPaper;
  readonly TERM_EXTENSION: ListingPaper;
  readonly FINE_DECISION: FinePaper;
  readonly REFERRAL_LETTER: ReferralPaper;
}

const OF_LIMIT = { filedOn: '立案日' };
const OF_LIFT = { facts: '查明的事实', bodies: '通知（协助）单位' };
/** What of it the document cannot do without, in words. */
const ASKED: { readonly [K in keyof Said]: { readonly [F in keyof Said[K]]?: string } } = {
  CONSUMPTION_LIMIT: OF_LIMIT,
  EXIT_LIMIT: OF_LIMIT,
  CONSUMPTION_LIMIT_LIFT: OF_LIFT,
  EXIT_LIMIT_LIFT: OF_LIFT,
  CONSUMPTION_PERMISSION: OF_LIFT,
  TERM_EXTENSION: { facts: '查明的事实' },
  FINE_DECISION: { payBy: '缴纳期限' },
  REFERRAL_LETTER: {
    recipient: '受送单位',
    duty: '执行义务',
    ability: '履行能力',
    evidence: '证据',
    contact: '联系人',
    phone: '联系电话',
  },
};

/** What a person said for the document of his act, which cannot do without. @throws LawError `DOCUMENT.PAPER_MISSING`, with what is to be said. */
export function printed<K extends keyof Said>({ paper }: FileOccasion, kind: K): Said[K] {
  if (paper?.said !== undefined) return paper.said as Said[K];
  const title = titleOf(kind);
  const asked = Object.entries(ASKED[kind]) as [string, string][];
  const inWords = asked.map(([field, zh]) => `${zh}（${field}）`).join('、');
  const fields = asked.map(([field]) => `\`${field}\``).join(', ');
  throw new LawError({
    code: 'DOCUMENT.PAPER_MISSING',
    path: '/paper',
    zh: `须制作${title}，请在 paper 中写明：${inWords}。`,
    en: `The decision is put on paper (${title}): say in \`paper\` what that has beside it: ${fields}.`,
  });
}

/** What was said for the paper of a penalty, of the measure that is decided on; nothing for a detention. @throws LawError as {@link printed}, `DOCUMENT.PAPER_OF_ANOTHER`. */
export function penaltyPrinted<K extends keyof PenaltySaid>(occasion: FileOccasion, kind: K): PenaltySaid[K] {
  const said = kind === 'DETENTION_DECISION' ? occasion.paper?.said : printed(occasion, kind);
  const fits = kind === 'DETENTION_DECISION' ? said === undefined : OWN[kind as keyof typeof OWN] in said!;
  if (fits) return said as PenaltySaid[K];
  throw new LawError({
    code: 'DOCUMENT.PAPER_OF_ANOTHER',
    rule: 'PROC-27',
    path: '/paper',
    zh: 'paper 载明的事项与所决定的措施不符：罚款写明缴纳期限，移送写明移送函的事项，拘留不需另写。',
    en: '`paper` is that of another measure: of a fine it has the day of payment, of a referral what its letter says, of a detention nothing.',
  });
}

/** What only the paper of that kind has. */
const OWN = { FINE_DECISION: 'payBy', REFERRAL_LETTER: 'recipient' } as const;

interface PenaltySaid extends Pick<Said, 'FINE_DECISION' | 'REFERRAL_LETTER'> {
  readonly DETENTION_DECISION: undefined;
}
