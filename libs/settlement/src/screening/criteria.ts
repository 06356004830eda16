import { type Bilingual, type Fen } from '@hejie/law';

/** Who a party is, as far as screening asks. */
export const PARTY_KINDS = ['NATURAL_PERSON', 'ENTERPRISE', 'PUBLIC_BODY', 'COMMUNITY', 'KEY_ENTERPRISE'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
/** A4: what a debtor has said when he was asked for a first plan or security. */
export const FIRST_OFFERS = ['GIVEN', 'NONE'] as const;
export type FirstOffer = (typeof FIRST_OFFERS)[number];
export const SIDES = ['CREDITOR', 'DEBTOR'] as const;
export type Side = (typeof SIDES)[number];
/** What a side has said about settling so far. */
export const WILLINGNESS = ['WILLING', 'UNWILLING', 'UNKNOWN'] as const;
export type Willingness = (typeof WILLINGNESS)[number];

/** What screening looks at. The sum in fen; the cause (案由) in the court's words. */
export interface ScreeningFacts {
  readonly claim: Fen;
  readonly cause: string;
  readonly parties: readonly { readonly side: Side; readonly kind: PartyKind }[];
  readonly creditorKnowsNoAssets: boolean;
  readonly willingness: Readonly<Record<Side, Willingness>>;
  readonly evasionSuspected: boolean;
  /** A4: whether the debtor offers a first plan or security (SEED0 二(二)2); absent: he was not asked, or has not answered. */
  readonly firstOffer?: FirstOffer | undefined;
  /** 暂时经营困难，但有发展前景 (SEED0 二(一)1). */
  readonly debtorHasProspects: boolean;
  /** 强制执行可能导致停产停业、破产 (SEED0 二(一)2). */
  readonly enforcementMayCloseDebtor: boolean;
  /** 连环债务、群体性债务 (SEED0 二(一)3). */
  readonly chainOrGroupDebt: boolean;
  /** 已进入执行程序 (SEED0 二(二)1). */
  readonly inEnforcement: boolean;
  /** A case officer sees another reason to try (SEED3 二(一)7), in his words; empty for none. */
  readonly otherReason: string;
}

/** A test, named so that a pack puts it in force by its id, with the court's own clause and weight. */
export interface Criterion {
  readonly id: string;
  readonly effect: 'SUITABLE' | 'EXCLUDED';
  readonly name: Bilingual;
  /** `smallSum` in fen, from the pack. */
  readonly met: (facts: ScreeningFacts, smallSum: Fen) => boolean;
  /** What would change the answer; null where nothing the parties do can. */
  readonly remedy: Remedy | null;
}

/** What would change the answer, in words and on the facts. */
export interface Remedy extends Bilingual {
  readonly applied: (facts: ScreeningFacts) => ScreeningFacts;
}

const remedy = (zh: string, en: string, applied: Remedy['applied']): Remedy => ({ zh, en, applied });
const willing = (facts: ScreeningFacts, said: (before: Willingness) => Willingness): ScreeningFacts => ({
  ...facts,
  willingness: { CREDITOR: said(facts.willingness.CREDITOR), DEBTOR: said(facts.willingness.DEBTOR) },
});

/** A11: causes (案由) in which the livelihood of a person is at stake. */
export const LIVELIHOOD = /人身损害|抚养|扶养|赡养|劳务|劳动|工资|报酬|生命权|健康权|身体权/;
const debtors = (facts: ScreeningFacts): PartyKind[] =>
  facts.parties.filter((p) => p.side === 'DEBTOR').map((p) => p.kind);
export const isEnterprise = (kind: PartyKind): boolean => kind === 'ENTERPRISE' || kind === 'KEY_ENTERPRISE';

/** PRE-2, SEED3 二(一), SEED0 二: the seeds' criteria. A pack names those in force. */
export const CRITERIA: readonly Criterion[] = [
  {
    id: 'SMALL_SUM',
    effect: 'SUITABLE',
    name: { zh: '小标的', en: 'small sum' },
    // A title to acts may have no sum at all, and that is no small one (TITLE-ACT).
    met: (f, smallSum) => f.claim > 0n && f.claim <= smallSum,
    remedy: null,
  },
  {
    id: 'BOTH_WILLING',
    effect: 'SUITABLE',
    name: { zh: '双方同意', en: 'both sides willing' },
    met: (f) => SIDES.every((side) => f.willingness[side] === 'WILLING'),
    remedy: remedy('双方书面同意和解', 'both sides consent in writing', (f) => willing(f, () => 'WILLING')),
  },
  {
    id: 'LIVELIHOOD',
    effect: 'SUITABLE',
    name: { zh: '涉民生', en: 'livelihood case' },
    met: (f) => LIVELIHOOD.test(f.cause),
    remedy: null,
  },
  {
    id: 'NO_ASSETS_KNOWN',
    effect: 'SUITABLE',
    name: { zh: '无足额财产', en: 'assets known to be short' },
    met: (f) => f.creditorKnowsNoAssets,
    remedy: remedy(
      '申请执行人确认知悉被执行人无足额财产',
      'the creditor states that he knows the assets to be short',
      (f) => ({ ...f, creditorKnowsNoAssets: true }),
    ),
  },
  {
    id: 'BOTH_ENTERPRISES',
    effect: 'SUITABLE',
    name: { zh: '双方均为企业', en: 'enterprises on both sides' },
    met: (f) => f.parties.length > 0 && f.parties.every((p) => isEnterprise(p.kind)),
    remedy: null,
  },
  {
    id: 'PUBLIC_DEBTOR',
    effect: 'SUITABLE',
    name: { zh: '被执行人为公共主体或重点企业', en: 'debtor is a public body or key enterprise' },
    met: (f) => debtors(f).some((k) => k === 'PUBLIC_BODY' || k === 'COMMUNITY' || k === 'KEY_ENTERPRISE'),
    remedy: null,
  },
  {
    id: 'OTHER_REASON',
    effect: 'SUITABLE',
    name: { zh: '其他可能', en: 'another reason to try' },
    met: (f) => f.otherReason.trim() !== '',
    remedy: remedy('承办人写明其他有和解可能的理由', 'the officer writes down another reason to try', (f) => ({
      ...f,
      otherReason: '承办人写明的理由',
    })),
  },
  {
    id: 'PROSPECTS',
    effect: 'SUITABLE',
    name: { zh: '困境企业有前景', en: 'distressed but viable enterprise' },
    met: (f) => f.debtorHasProspects && debtors(f).some(isEnterprise),
    remedy: remedy('被执行企业提交经营状况和发展前景的材料', 'the debtor enterprise shows its prospects', (f) => ({
      ...f,
      debtorHasProspects: true,
    })),
  },
  {
    id: 'CLOSURE_RISK',
    effect: 'SUITABLE',
    name: { zh: '强制执行有停产风险', en: 'enforcement may close the enterprise' },
    met: (f) => f.enforcementMayCloseDebtor && debtors(f).some(isEnterprise),
    remedy: null,
  },
  {
    id: 'CHAIN_DEBT',
    effect: 'SUITABLE',
    name: { zh: '连环或群体性债务', en: 'chain or group debt' },
    met: (f) => f.chainOrGroupDebt,
    remedy: null,
  },
  {
    id: 'WILLING_OR_PERSUADABLE',
    effect: 'SUITABLE',
    name: { zh: '有和解意愿或可引导', en: 'willing or persuadable' },
    met: (f) =>
      SIDES.some((side) => f.willingness[side] === 'WILLING') &&
      SIDES.every((side) => f.willingness[side] !== 'UNWILLING'),
    remedy: remedy('至少一方表示愿意和解且无人拒绝', 'one side is willing and none refuses', (f) =>
      willing(f, () => 'WILLING'),
    ),
  },
  {
    id: 'EXPLICIT_REFUSAL',
    effect: 'EXCLUDED',
    name: { zh: '明确拒绝', en: 'explicit refusal' },
    met: (f) => SIDES.some((side) => f.willingness[side] === 'UNWILLING'),
    remedy: remedy('拒绝的一方改为同意', 'the side that refused consents', (f) =>
      willing(f, (said) => (said === 'UNWILLING' ? 'WILLING' : said)),
    ),
  },
  {
    id: 'EVASION',
    effect: 'EXCLUDED',
    name: { zh: '恶意转移财产、逃避执行', en: 'malicious transfer or evasion' },
    met: (f) => f.evasionSuspected,
    remedy: remedy(
      '被执行人追回财产或者澄清嫌疑',
      'the debtor brings the assets back or clears the suspicion',
      (f) => ({ ...f, evasionSuspected: false }),
    ),
  },
  {
    id: 'NO_FIRST_OFFER',
    effect: 'EXCLUDED',
    name: { zh: '无初步方案也无担保', en: 'neither a first plan nor security' },
    met: (f) => f.firstOffer === 'NONE',
    remedy: remedy('被执行企业提出初步的和解方案或者提供担保', 'the debtor offers a first plan or security', (f) => ({
      ...f,
      firstOffer: 'GIVEN',
    })),
  },
  {
    id: 'NOT_IN_ENFORCEMENT',
    effect: 'EXCLUDED',
    name: { zh: '尚未进入执行程序', en: 'not yet in enforcement' },
    met: (f) => !f.inEnforcement,
    remedy: remedy('立执行案号后适用', 'apply once the case is in enforcement', (f) => ({ ...f, inEnforcement: true })),
  },
  {
    id: 'NO_ENTERPRISE',
    effect: 'EXCLUDED',
    name: { zh: '双方均非企业', en: 'no enterprise on either side' },
    met: (f) => !f.parties.some((p) => isEnterprise(p.kind)),
    remedy: null,
  },
];
