import {
  compareDates,
  dateText,
  formatYuan,
  minFen,
  nominalEnd,
  parseYuan,
  type Fen,
  type LawErrorText,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import {
  type Deferral,
  type GuaranteeLetter,
  type GuarantorTerm,
  type SecurityTerm,
  type Signatory,
} from '../agreement/terms.js';
import { promisedToCourt } from '../agreement/who-signs.js';
import { accept, refuse, type Decision } from './decision.js';

/** GUA-4: the longest deferral, and the guarantee period that runs from its end where none is agreed, in months. */
const MAX_DEFERRAL_MONTHS = 12;
const GUARANTEE_MONTHS = 12;
/** SET-ART-18: how long a surety without an agreed period answers after the debt's due day (民法典692), in months. */
const SURETY_MONTHS = 6;

/** An application for direct enforcement under a guarantee, and how the case stands. */
export interface GuaranteeApplication {
  /** The day on which the creditor applies. */
  readonly on: LegalDate;
  readonly resumed: boolean;
  /** The creditor asks for it; the court does not act of itself. */
  readonly creditorApplies: boolean;
  /** What is owed on resumption, in fen. */
  readonly owed: Fen;
  /** Who has truly signed the agreement (`signedBy`): a guarantor among them promised under the record (SET-ART-18). */
  readonly signatories: readonly Signatory[];
  /** GUA-5: the debtor's cash and bank deposits that are ready for enforcement, in fen: they go first. Absent: none is known. */
  readonly debtorCash?: Fen;
  /** The last day of performance of the debt that is secured (主债务履行期限届满之日), as `lastPerformanceDay` says. */
  readonly debtDue: LegalDate;
}
/** An application to enforce against a surety. */
export interface GuarantorInput extends GuaranteeApplication {
  readonly guarantor: GuarantorTerm;
}
/** An application to enforce against property that secures performance. */
export interface SecurityInput extends GuaranteeApplication {
  readonly security: SecurityTerm;
}

/** Up to how much is enforced under a guarantee, and how. */
interface DirectEnforcement {
  /** The most that is taken: what is owed after the debtor's ready cash, within the clause. */
  readonly upTo: Yuan;
  /** GUA-5: the debtor's cash and deposits that are ready for enforcement go first. */
  readonly cashFirst: true;
  /** GUA-5: the guarantor is ruled against directly but is not added as a debtor. */
  readonly addedAsDebtor: false;
}
/** How, and up to how much, a surety's property is enforced against. */
export interface GuarantorOutcome extends DirectEnforcement {
  readonly guarantorId: string;
  readonly scope: string;
}
/** Which thing is enforced against, and up to how much: never another thing of its owner. */
export interface SecurityOutcome extends DirectEnforcement {
  readonly ownerPartyId: string;
  readonly thing: string;
}

/**
 * SET-ART-18, GUA-4, GUA-5, S14: may a surety's property be enforced against directly (直接执行)? After resumption, on the creditor's
 * application, only if the surety promised it to the court, in his letter or under the record (TV-D6), within the guarantee period – six
 * months from the debt's due day where nothing is deferred and none is agreed that ends after that day (民法典692) – and only for what the debtor's ready cash leaves. `GUARANTOR.NOT_RESUMED`, `GUARANTOR.NOT_APPLIED`, `GUARANTOR.NO_PROMISE`, `GUARANTOR.PERIOD_OVER`,
 * `GUARANTOR.CASH_SUFFICES`. Source: 执行和解规定18, 执行担保规定10–13, 民法典692.
 */
export function decideGuarantorEnforcement({ guarantor, ...application }: GuarantorInput): Decision<GuarantorOutcome> {
  const { guarantorId, scope, cap, deferral, letter } = guarantor;
  const { debtDue } = application;
  const last = guaranteeEnd(deferral, letter, debtDue) ?? nominalEnd(debtDue, 'month', SURETY_MONTHS);
  const refusal = refusalOf(application, promisedToCourt(guarantor, application.signatories), last);
  return refusal === null ? accept({ guarantorId, scope, ...directly(application, cap) }) : refuse(refusal);
}

/**
 * SET-ART-18-1, GUA-5: may the property that a third person gave as security (物保) be enforced against directly? As against a surety,
 * with the same refusals; but the thing alone answers, and for no more than it secures. The debtor's own property needs no such ruling:
 * it is enforced against as his.
 */
export function decideSecurityEnforcement({ security, ...application }: SecurityInput): Decision<SecurityOutcome> {
  const { ownerPartyId, thing, secures, deferral, letter } = security;
  const promised = promisedToCourt({ ...security, guarantorId: ownerPartyId }, application.signatories);
  const refusal = refusalOf(application, promised, guaranteeEnd(deferral, letter, application.debtDue));
  return refusal === null ? accept({ ownerPartyId, thing, ...directly(application, secures) }) : refuse(refusal);
}

/** `last`: of the guarantee period; null where none runs. */
function refusalOf(application: GuaranteeApplication, promised: boolean, last: LegalDate | null): LawErrorText | null {
  if (!application.resumed) {
    return {
      code: 'GUARANTOR.NOT_RESUMED',
      rule: 'SET-ART-18-1',
      zh: '恢复执行后才能直接执行担保财产。',
      en: 'Direct enforcement against the guarantor follows resumption.',
    };
  }
  if (!application.creditorApplies) {
    return {
      code: 'GUARANTOR.NOT_APPLIED',
      rule: 'SET-ART-18-1',
      zh: '直接执行担保财产须有申请执行人的申请。',
      en: 'The creditor must apply for direct enforcement against the guarantor.',
    };
  }
  if (!promised) {
    return {
      code: 'GUARANTOR.NO_PROMISE',
      rule: 'SET-ART-18-2',
      zh: '没有人民法院收到的担保书，也没有担保人本人的签署，担保人未向人民法院承诺自愿接受直接强制执行，应另行起诉。',
      en: 'The guarantor made no promise to the court, in a letter that it received or by his own signature; the creditor must sue him.',
    };
  }
  if (last !== null && compareDates(application.on, last) > 0) {
    return {
      code: 'GUARANTOR.PERIOD_OVER',
      rule: 'GUA-4',
      path: '/on',
      zh: `担保期间已于${dateText(last)}届满，申请执行担保财产的不予支持。`,
      en: `The guarantee ran until ${last}: the application comes too late.`,
    };
  }
  if (application.owed > 0n && remainder(application) === 0n) {
    return {
      code: 'GUARANTOR.CASH_SUFFICES',
      rule: 'GUA-5',
      path: '/debtorCash',
      zh: '被执行人便于执行的现金、银行存款足以清偿，应当优先执行。',
      en: 'The debtor’s ready cash and deposits suffice and go first.',
    };
  }
  return null;
}

/** GUA-5: what is owed after the debtor's ready cash, in fen. */
const remainder = ({ owed, debtorCash = 0n }: GuaranteeApplication): Fen => owed - minFen(debtorCash, owed);

function directly(application: GuaranteeApplication, most: Yuan | undefined): DirectEnforcement {
  const left = remainder(application);
  return {
    upTo: formatYuan(most === undefined ? left : minFen(parseYuan(most), left)),
    cashFirst: true,
    addedAsDebtor: false,
  };
}

/**
 * GUA-4: last day of the guarantee period: as the letter says, else a year from the end of the deferral, which is a year at most whatever
 * was agreed. A day that is not after the deferral, or where nothing was deferred not after the debt's due day, counts as none (民法典692). null
 * where nothing was deferred and none is agreed: security answers as long as the debt, a surety for six months. It does not roll (PER-8).
 */
function guaranteeEnd(
  deferral: Deferral | undefined,
  letter: GuaranteeLetter | undefined,
  debtDue: LegalDate,
): LegalDate | null {
  if (deferral === undefined) return agreedEnd(letter, debtDue);
  const longest = nominalEnd(deferral.from, 'month', MAX_DEFERRAL_MONTHS);
  const deferred = compareDates(deferral.until, longest) > 0 ? longest : deferral.until;
  return agreedEnd(letter, deferred) ?? nominalEnd(deferred, 'month', GUARANTEE_MONTHS);
}

/** The end that was agreed, if it comes after the day on which the creditor could first turn to who secures the debt. */
function agreedEnd(letter: GuaranteeLetter | undefined, from: LegalDate): LegalDate | null {
  const agreed = letter?.guaranteeUntil;
  return agreed !== undefined && compareDates(agreed, from) > 0 ? agreed : null;
}
