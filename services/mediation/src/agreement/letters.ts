import { type KnownCase, type NewLetter } from '@hejie/casework';
import { type AmendmentOnRecord } from '@hejie/contracts/workflows';
import { citedBehind, dateText, isOfEnforcement, sidesNamed, type LegalDate } from '@hejie/law';
import {
  calledBySide,
  guarantorIds,
  type AgreementTerms,
  type ClauseDifference,
  type TextPart,
} from '@hejie/settlement';

/** PRE-6, SET-ART-9, SET-ART-10: the agreement stands, and what the creditor may do if it is not performed. */
export function confirmed(caseNumber: string, version: number, on: LegalDate): NewLetter {
  const { CREDITOR: creditor, DEBTOR: debtor } = sidesNamed(caseNumber);
  const election = citedBehind(on, 'SETTLEMENT_PROVISIONS.ELECTION');
  const period = citedBehind(on, 'SETTLEMENT_PROVISIONS.PERIOD', 'CPL.APPLICATION_PERIOD');
  return {
    occasion: `confirmed-${version}`,
    kind: 'agreement-confirmed',
    subject: `${isOfEnforcement(caseNumber) ? '执行' : '执前'}和解协议确认通知书`,
    body: `${caseNumber}：和解协议已经各方签字确认。请按协议履行。${debtor}不履行的，${creditor}可以申请恢复执行原生效法律文书，已履行部分予以扣除；也可以就履行和解协议向执行法院提起诉讼${election}。申请恢复执行的期间为二年，自和解协议约定的履行期间的最后一日起计算${period}。`,
  };
}

type Amended = Pick<AmendmentOnRecord, 'version' | 'terms' | 'effectiveFrom' | 'guarantors'> & {
  /** The version that it amends. */
  readonly before: AgreementTerms;
};

/** SET-ART-5-1: what stands from when on, in words; what was told by the plan of before no longer holds. */
export function amended(
  known: Pick<KnownCase, 'caseNumber' | 'parties'>,
  { version, before, terms, effectiveFrom, guarantors }: Amended,
  differences: readonly ClauseDifference[],
): NewLetter {
  const called = callingBy(known, [before, terms]);
  const changes = differences.map(
    ({ heading, struck, added }) =>
      `${heading}：${[...said('删去', struck, called), ...said('改为或者增加', added, called)].join('')}`,
  );
  const liabilities = guarantors.map(({ guarantorId, zh }) => `${called.guarantor(guarantorId)}${zh}`);
  return {
    occasion: `amended-${version}`,
    kind: 'agreement-amended',
    subject: '和解协议变更通知书',
    body: `${known.caseNumber}：各方当事人协商一致变更和解协议，第${version}版自${dateText(effectiveFrom)}起为准。${changes.join('')}${liabilities.join('')}此前按原履行计划发出的提醒、逾期提示和涉嫌不履行通知，与变更后的计划不一致的，不再适用${citedBehind(effectiveFrom, 'SETTLEMENT_PROVISIONS.AMENDMENT')}。`,
  };
}

/** How persons are called in a letter, which names nobody: by side or as guarantor, and by number where there are several. */
interface Calling {
  /** 债务人（二）: on which side, and which of several. */
  readonly person: (ref: string) => { readonly as: string; readonly which: string };
  readonly guarantor: (guarantorId: string) => string;
}

/** Guarantors keep the number that they had in the version before. */
function callingBy(
  { caseNumber, parties }: Pick<KnownCase, 'caseNumber' | 'parties'>,
  versions: readonly AgreementTerms[],
): Calling {
  const guarantors = [...new Set(versions.flatMap(guarantorIds))];
  const asGuarantor = (id: string) => ({ as: '担保人', which: `（第${guarantors.indexOf(id) + 1}位）` });
  return {
    person: (ref) => {
      const isParty = parties.some(({ partyId }) => partyId === ref);
      return isParty ? calledBySide(caseNumber, parties, ref) : asGuarantor(ref);
    },
    guarantor: (guarantorId) => {
      const { as, which } = asGuarantor(guarantorId);
      return as + which;
    },
  };
}

const said = (what: string, sentences: readonly (readonly TextPart[])[], called: Calling): string[] =>
  sentences.length === 0 ? [] : [`${what}“${sentences.map((parts) => inWords(parts, called)).join('')}”。`];

/** What stands before a person may say already as whom he acts: 付至债权人（一）的收款账户. */
const inWords = (parts: readonly TextPart[], { person }: Calling): string =>
  parts.reduce<string>((text, part) => {
    if (typeof part === 'string') return text + part;
    const { as, which } = person(part.ref);
    return text + (text.endsWith(as) ? which : as + which);
  }, '');
