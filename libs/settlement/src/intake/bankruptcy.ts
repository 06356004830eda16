import {
  dateText,
  legalDateOf,
  period,
  type Bilingual,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type Fen,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isEnterprise, type PartyKind, type Side } from '../screening/criteria.js';
import { type AssessmentConclusion } from './assessment.js';

/** PROC-26, 破产法2: what speaks for bankruptcy of a debtor (执行转破产审查的情形). */
export const INSOLVENCY_GROUNDS = [
  'DEBTS_EXCEED_ASSETS',
  'SIGNS_ASSESSED',
  'MANY_CREDITORS',
  'NO_ASSETS_KNOWN',
  'SEEN_BY_A_PERSON',
] as const;
export type InsolvencyGround = (typeof INSOLVENCY_GROUNDS)[number];

/** What a hint to bankruptcy is taken from. */
export interface InsolvencySigns {
  readonly kind: PartyKind;
  readonly assets: Fen | null;
  readonly debts: Fen | null;
  readonly conclusion: AssessmentConclusion | null;
  /** Group debt (A13). */
  readonly manyCreditors: boolean;
  readonly creditorKnowsNoAssets: boolean;
}

const GROUNDS: Readonly<Record<InsolvencyGround, Bilingual>> = {
  DEBTS_EXCEED_ASSETS: { zh: '评估的资产不足以清偿全部债务', en: 'its debts exceed its assets as assessed' },
  SIGNS_ASSESSED: { zh: '评估认为不能清偿到期债务', en: 'it was assessed as unable to pay' },
  MANY_CREDITORS: { zh: '债权人人数众多', en: 'it has many creditors' },
  NO_ASSETS_KNOWN: { zh: '申请执行人明知无足额财产', en: 'its assets are known to be short' },
  SEEN_BY_A_PERSON: { zh: '承办人认为符合破产条件', en: 'who handles the case sees it so' },
};

/** PROC-26: a ground in words. */
export const groundInWords = (ground: InsolvencyGround): Bilingual => GROUNDS[ground];

/**
 * PROC-26, A14: whether signs point to bankruptcy. One that was assessed suffices; many creditors and assets that are known to be short do only together. Nothing of a debtor
 * that is no enterprise: the law of bankruptcy is for enterprises.
 */
export function insolvencyHint(signs: InsolvencySigns): InsolvencyGround[] {
  if (!isEnterprise(signs.kind)) return [];
  const { assets, debts, conclusion, manyCreditors, creditorKnowsNoAssets } = signs;
  const assessed: InsolvencyGround[] = [
    ...(assets !== null && debts !== null && debts > assets ? (['DEBTS_EXCEED_ASSETS'] as const) : []),
    ...(conclusion === 'INSOLVENCY_SIGNS' ? (['SIGNS_ASSESSED'] as const) : []),
  ];
  const around: InsolvencyGround[] = [
    ...(manyCreditors ? (['MANY_CREDITORS'] as const) : []),
    ...(creditorKnowsNoAssets ? (['NO_ASSETS_KNOWN'] as const) : []),
  ];
  return assessed.length > 0 || around.length === 2 ? [...assessed, ...around] : [];
}

/** How far a hint to bankruptcy has come. */
export type BankruptcyState = 'RAISED' | 'REFERRED' | 'GUIDED' | 'DISMISSED' | 'ACCEPTED' | 'NOT_ACCEPTED';

/** What a judge does upon a hint: sends the file to the court of the debtor's domicile, advises the parties to apply, or neither (移送、引导、不移送). */
export const BANKRUPTCY_FINDINGS = ['REFER', 'GUIDE', 'DISMISS'] as const;
export type BankruptcyFinding = (typeof BANKRUPTCY_FINDINGS)[number];

/** The answer of the court of the debtor's domicile. */
export const BANKRUPTCY_REPLIES = ['ACCEPTED', 'NOT_ACCEPTED'] as const;
export type BankruptcyReply = (typeof BANKRUPTCY_REPLIES)[number];

const NEXT: Readonly<Record<BankruptcyFinding, BankruptcyState>> = {
  REFER: 'REFERRED',
  GUIDE: 'GUIDED',
  DISMISS: 'DISMISSED',
};

/** PROC-26, A14: a person raises a hint: of a debtor that is an enterprise, and while none is open of it. `BANKRUPTCY.NOT_A_DEBTOR_ENTERPRISE`, `BANKRUPTCY.OPEN_ALREADY`. */
export function decideBankruptcyHint(
  party: { readonly side: Side; readonly kind: PartyKind },
  earlier: readonly BankruptcyState[],
): Decision<true> {
  if (party.side !== 'DEBTOR' || !isEnterprise(party.kind))
    return refuse({
      code: 'BANKRUPTCY.NOT_A_DEBTOR_ENTERPRISE',
      rule: 'PROC-26',
      path: '/partyId',
      zh: '执行转破产审查只适用于作为被执行人的企业法人。',
      en: 'Only a debtor that is an enterprise is sent to bankruptcy.',
    });
  if (earlier.some((state) => state === 'RAISED' || state === 'REFERRED'))
    return refuse({
      code: 'BANKRUPTCY.OPEN_ALREADY',
      rule: 'PROC-26',
      zh: '对该被执行人的执行转破产审查尚未办结。',
      en: 'A hint of this debtor has not been dealt with yet.',
    });
  return accept(true);
}

/**
 * PROC-26 (解释511, 512): a judge decides on a hint. The file is sent only in enforcement, and where a creditor of the case or that debtor has consented; the court there answers
 * within thirty days of getting it. Before enforcement, and without a consent, the parties are advised that they may apply themselves (SEED2). The answer is the state, and until when an
 * answer is awaited. `BANKRUPTCY.NOT_RAISED`, `BANKRUPTCY.NOT_IN_ENFORCEMENT`, `BANKRUPTCY.CONSENT_NEEDED`, `BANKRUPTCY.CONSENT_OF_ANOTHER`.
 */
export function decideBankruptcy(
  {
    state,
    finding,
    inEnforcement,
    debtorId,
    consent,
  }: {
    readonly state: BankruptcyState;
    readonly finding: BankruptcyFinding;
    readonly inEnforcement: boolean;
    readonly debtorId: string;
    readonly consent: { readonly partyId: string; readonly side: Side } | null;
  },
  now: CourtInstant,
  calendar: CourtCalendar,
): Decision<{ readonly state: BankruptcyState; readonly replyBy: DerivedPeriod | null }> {
  if (state !== 'RAISED')
    return refuse({
      code: 'BANKRUPTCY.NOT_RAISED',
      rule: 'PROC-26',
      zh: '该项执行转破产审查已经决定。',
      en: 'This hint has been decided on.',
    });
  if (finding !== 'REFER') return accept({ state: NEXT[finding], replyBy: null });
  if (!inEnforcement)
    return refuse({
      code: 'BANKRUPTCY.NOT_IN_ENFORCEMENT',
      rule: 'PROC-26',
      path: '/finding',
      zh: '案件尚未进入执行程序，不能移送破产审查；可以引导当事人自行申请（GUIDE）。',
      en: 'A case that is not in enforcement is not sent to bankruptcy; the parties may be advised to apply (GUIDE).',
    });
  if (consent === null)
    return refuse({
      code: 'BANKRUPTCY.CONSENT_NEEDED',
      rule: 'PROC-26',
      path: '/consentOf',
      zh: '移送破产审查须经申请执行人之一或者被执行人同意；不同意的，可以引导当事人自行申请（GUIDE），或者不移送（DISMISS）。',
      en: 'Sending a case to bankruptcy needs the consent of a creditor or the debtor; without it, GUIDE or DISMISS.',
    });
  if (consent.side === 'DEBTOR' && consent.partyId !== debtorId)
    return refuse({
      code: 'BANKRUPTCY.CONSENT_OF_ANOTHER',
      rule: 'PROC-26',
      path: '/consentOf',
      zh: '其他被执行人的同意不足以移送该被执行人。',
      en: 'The consent of another debtor does not send this one to bankruptcy.',
    });
  return accept({
    state: 'REFERRED',
    replyBy: period({ start: legalDateOf(now), unit: 'day', n: 30 }, calendar),
  });
}

/**
 * PROC-26 (解释512, 513), 企业破产法16, 19: the answer of that court, and on which day it was ruled. Bankruptcy that was accepted counts whoever applied: also where the parties were
 * advised to apply themselves. `BANKRUPTCY.NOT_REFERRED`, `BANKRUPTCY.REPLY_IN_FUTURE`, `BANKRUPTCY.REPLY_BEFORE`.
 */
export function decideBankruptcyReply(
  { state, decidedOn }: { readonly state: BankruptcyState; readonly decidedOn: LegalDate | null },
  { reply, on }: { readonly reply: BankruptcyReply; readonly on: LegalDate },
  today: LegalDate,
): Decision<BankruptcyState> {
  if (state !== 'REFERRED' && !(state === 'GUIDED' && reply === 'ACCEPTED'))
    return refuse({
      code: 'BANKRUPTCY.NOT_REFERRED',
      rule: 'PROC-26',
      zh: '案件没有移送破产审查，或者已经收到答复。',
      en: 'The case was not sent to bankruptcy, or the answer has come.',
    });
  if (on > today)
    return refuse({
      code: 'BANKRUPTCY.REPLY_IN_FUTURE',
      rule: 'PROC-26',
      path: '/on',
      zh: `${dateText(on)}尚未到来。`,
      en: `${on} has not come yet.`,
    });
  if (decidedOn !== null && on < decidedOn)
    return refuse({
      code: 'BANKRUPTCY.REPLY_BEFORE',
      rule: 'PROC-26',
      path: '/on',
      zh: `答复不能早于${dateText(decidedOn)}的决定。`,
      en: `The answer is not of before the decision of ${decidedOn}.`,
    });
  return accept(reply);
}
