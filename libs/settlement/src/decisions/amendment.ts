import {
  articleOf,
  asJson,
  compareInstants,
  dateText,
  instantText,
  legalDateOf,
  parseYuan,
  sumFen,
  type Bilingual,
  type CourtInstant,
  type Derivation,
  type Fen,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import { assertConfirmable, type LegalityFinding } from '../agreement/lint.js';
import { type LegalityPack, type ReviewedCase } from '../agreement/legality-rule.js';
import { obligationsOf } from '../agreement/obligations.js';
import { type AgreementTerms, type GuarantorTerm, type Signatory } from '../agreement/terms.js';
import { guarantorIds, whoPromised } from '../agreement/who-signs.js';
import { readInstalment, type ObligationTerm, type ScheduleAmendment } from '../ledger/postings.js';
import { type ConsentChannel } from './consent.js';
import { accept, attempt, refuse, type Decision } from './decision.js';
import { decideHarmless, type HarmReview } from './harm-review.js';

/** A party's consent to one version of the amended terms: given by whom, and when. */
export interface AmendmentConsent extends Pick<Signatory, 'by' | 'specialAuthority'> {
  readonly partyId: string;
  readonly version: number;
  readonly givenAt: CourtInstant;
  /** Of an agent: which of those who are registered. */
  readonly agentId?: string;
  /** How it was given, and on what record it stands (笔录, 录音, the letter of the party); absent: entered before these were kept. */
  readonly channel?: ConsentChannel;
  readonly record?: string;
}

/** How the change reached the court: the amended text was submitted, or a record (笔录) of it was signed or sealed; by which parties, and when. */
export interface AmendmentForm {
  readonly kind: 'SUBMITTED_TEXT' | 'SIGNED_RECORD';
  readonly by: readonly string[];
  readonly at: CourtInstant;
}

/** What makes an amendment binding, whatever its terms say: the parties of the agreement in force, their consents, and the form. */
export interface AmendmentConsensus {
  readonly versionInForce: number;
  readonly version: number;
  readonly parties: readonly string[];
  readonly consents: readonly AmendmentConsent[];
  readonly form: AmendmentForm;
}

/** How a guarantor consents, which is in writing (民法典695): in a paper of his, or by his signature under the record. */
export const GUARANTOR_CONSENT_CHANNELS = ['WRITTEN', 'IN_PERSON'] as const satisfies readonly ConsentChannel[];

/** A guarantor's consent to one version of the amended terms. */
export interface GuarantorConsent {
  readonly guarantorId: string;
  readonly version: number;
  /** How, when and on what record; absent: entered before these were kept. */
  readonly channel?: (typeof GUARANTOR_CONSENT_CHANNELS)[number];
  readonly givenAt?: CourtInstant;
  readonly record?: string;
}

/** An amendment about to be recorded: the agreement in force and the whole agreement as it is to stand. */
export interface AmendmentInput extends Pick<AmendmentConsensus, 'consents' | 'form'> {
  readonly inForce: AgreementTerms;
  readonly amended: AgreementTerms;
  /** Absent: no guarantor has consented. */
  readonly guarantorConsents?: readonly GuarantorConsent[];
  /** Guarantors without whose consent the parties let it stand between themselves (民法典695); absent: none. */
  readonly unbound?: readonly string[];
  /** F8: the review of this very text; absent: none is on record. */
  readonly harmReview?: HarmReview;
}

/** 民法典695: by what a guarantor of the agreement in force answers once it is amended. */
export interface GuarantorLiability extends Bilingual {
  readonly guarantorId: string;
  /** CONSENTS: by the amended terms; LIGHTENED: he did not, and nothing is heavier; UNBOUND: the heavier part is not his. */
  readonly standing: 'CONSENTS' | 'LIGHTENED' | 'UNBOUND';
}

/** An amendment that stands. */
export interface AmendmentOutcome {
  readonly version: number;
  readonly terms: AgreementTerms;
  /** The last of the consents and of the form came then; from this day on the court goes by the amended terms. */
  readonly effectiveFrom: LegalDate;
  /** As the ledger takes it: everything to be performed, what was due before included, from that instant. */
  readonly amendment: ScheduleAmendment;
  /** By what each guarantor of the agreement in force answers from now on. */
  readonly guarantors: readonly GuarantorLiability[];
  readonly warnings: readonly LegalityFinding[];
  readonly derivation: Derivation;
  /** SET-ART-18: the guarantors who consent to it in writing, those who come in anew among them. */
  readonly consenting: readonly string[];
}

/**
 * SET-ART-5-1, SET-ART-4-1: may the settlement be amended (变更和解协议)? All parties of the agreement in force consent to this very version,
 * an agent only with special authority, and they submit the amended text or all sign the record. The new terms pass the review of
 * legality; only what stands unchanged from the agreement in force may be due already. What burdens a guarantor – more owed by any day, or
 * his own term made heavier, a promise to the court among it – needs his consent (SET-ART-18); where the parties say that it shall stand without him, it does, and the heavier
 * part is not his. Nobody becomes a guarantor without his own consent. The version counts on by one. Where the court reviews each agreement, or a doubt was raised, a judge has passed
 * this very text (F8).
 * `AMENDMENT.*`, `AGREEMENT.ILLEGAL`, and as `decideHarmless`. Source: 执行和解规定4, 5, 民法典695, 担保制度解释20.
 */
export function decideAmendment(
  input: AmendmentInput,
  pack: LegalityPack,
  courtCase: Omit<ReviewedCase, 'agreedOn'>,
): Decision<AmendmentOutcome> {
  const { inForce, amended, consents, form } = input;
  const consensus: AmendmentConsensus = {
    versionInForce: inForce.version,
    version: amended.version,
    parties: partiesOf(inForce, courtCase.parties),
    consents,
    form,
  };
  const effective = decideConsensus(consensus);
  if (!effective.ok) return effective;
  const effectiveFrom = legalDateOf(effective.value);
  const readable = attempt(() => obligationsOf(amended).map(readInstalment));
  if (!readable.ok) return readable;
  const burdens = attempt(() => burdened(inForce, amended));
  if (!burdens.ok) return burdens;
  const consenting = (input.guarantorConsents ?? []).flatMap(({ guarantorId, version }) =>
    version === amended.version ? [guarantorId] : [],
  );
  const unnamed = consenting.find((id) => !guarantorIds(amended).includes(id));
  if (unnamed !== undefined) {
    return refuse({
      code: 'AMENDMENT.CONSENT_OF_NO_GUARANTOR',
      rule: 'SET-ART-18-1',
      path: '/guarantorConsents',
      zh: `“${unnamed}”不是变更后协议的担保人；请从guarantorConsents中删去。`,
      en: `"${unnamed}" is no guarantor of the amended agreement: take him out of guarantorConsents.`,
    });
  }
  const liabilities = guarantorLiabilities({ inForce, amended, consenting }, burdens.value);
  const stranger = (input.unbound ?? []).find(
    (id) => !liabilities.some((one) => one.guarantorId === id && one.standing !== 'CONSENTS'),
  );
  if (stranger !== undefined) {
    return refuse({
      code: 'AMENDMENT.NOT_UNBOUND',
      rule: 'SET-ART-18-1',
      path: '/unboundGuarantors',
      zh: `“${stranger}”不是现行协议的担保人，或者已经同意变更；请从未经同意的担保人中删去。`,
      en: `"${stranger}" is no guarantor of the agreement in force, or consents: take him out of those who do not.`,
    });
  }
  const silent = burdens.value.find(
    (id) =>
      !(input.unbound ?? []).includes(id) &&
      !liabilities.some((one) => one.guarantorId === id && one.standing === 'CONSENTS'),
  );
  if (silent !== undefined) {
    return refuse({
      code: 'AMENDMENT.GUARANTOR_NOT_CONSENTING',
      rule: 'SET-ART-18-1',
      path: '/guarantorConsents',
      zh: `变更加重担保人“${silent}”的负担，应当经其书面同意；各方仍愿意变更的，应当写明未经该担保人同意（unboundGuarantors），其对加重的部分不承担担保责任。`,
      en: `The amendment burdens the guarantor "${silent}": it needs his written consent. If the parties want it all the same they name him as unbound, and the heavier part is not his.`,
    });
  }
  const newcomer = comingIn(inForce, amended).find(
    (id) =>
      !consenting.includes(id) &&
      // The debtor's own thing is enforced against as his, and he consents as a party.
      !courtCase.parties.some(({ partyId, side }) => partyId === id && side === 'DEBTOR'),
  );
  if (newcomer !== undefined) {
    return refuse({
      code: 'AMENDMENT.NEW_GUARANTOR_NOT_CONSENTING',
      rule: 'SET-ART-18-1',
      path: '/guarantorConsents',
      zh: `“${newcomer}”系变更后新提供担保，应当经其本人书面同意；请在guarantorConsents中写明其同意的方式、时间和所依据的记录，或者删去该项担保。`,
      en: `"${newcomer}" guarantees anew by this amendment: name his written consent among guarantorConsents, with how, when and on what record he gave it, or strike the guarantee.`,
    });
  }
  const past = added(inForce, amended).find(({ due }) => due < effectiveFrom);
  if (past !== undefined) {
    return refuse({
      code: 'AMENDMENT.DUE_BEFORE_AMENDED',
      rule: 'SET-ART-5-1',
      path: '/amended',
      zh: `第${past.no}项的履行日${dateText(past.due)}早于变更之日${dateText(effectiveFrom)}，原协议亦无此项。`,
      en: `Obligation ${past.no} is due ${past.due}, before the amendment of ${effectiveFrom}, and does not stand so in the agreement in force.`,
    });
  }
  const reviewed: ReviewedCase = { ...courtCase, agreedOn: earliest(obligationsOf(amended), effectiveFrom) };
  const legal = attempt(() => assertConfirmable(amended, pack, reviewed));
  if (!legal.ok) return legal;
  const harmless = decideHarmless(input.harmReview, amended.version, pack);
  if (!harmless.ok) return harmless;
  return accept({
    version: amended.version,
    terms: amended,
    effectiveFrom,
    amendment: { version: amended.version, knownAt: effective.value, instalments: readable.value },
    guarantors: liabilities,
    warnings: legal.value,
    derivation: consensusDerivation(consensus, effective.value),
    consenting,
  });
}

/**
 * SET-ART-5-1: the instant from which an amendment binds: that of the last consent or of the submission or record, whichever came last.
 * `AMENDMENT.VERSION_NOT_NEXT`, `AMENDMENT.NOT_A_PARTY`, `AMENDMENT.NO_SPECIAL_AUTHORITY`, `AMENDMENT.NOT_UNANIMOUS`, `AMENDMENT.NOT_SUBMITTED`, `AMENDMENT.RECORD_NOT_SIGNED`.
 */
export function decideConsensus({
  versionInForce,
  version,
  parties,
  consents,
  form,
}: AmendmentConsensus): Decision<CourtInstant> {
  if (version !== versionInForce + 1) {
    return refuse({
      code: 'AMENDMENT.VERSION_NOT_NEXT',
      rule: 'SET-ART-5-1',
      path: '/amended/version',
      zh: `现行协议为第${versionInForce}版，变更后应为第${versionInForce + 1}版，不是第${version}版。`,
      en: `Version ${versionInForce} is in force; the amended one is ${versionInForce + 1}, not ${version}.`,
    });
  }
  const stranger = [...consents.map(({ partyId }) => partyId), ...form.by].find((id) => !parties.includes(id));
  if (stranger !== undefined) {
    return refuse({
      code: 'AMENDMENT.NOT_A_PARTY',
      rule: 'SET-ART-5-1',
      zh: `“${stranger}”不是现行协议的当事人。`,
      en: `"${stranger}" is no party of the agreement in force.`,
    });
  }
  const given = consents.filter((consent) => consent.version === version);
  const unauthorised = given.findIndex(({ by, specialAuthority }) => by === 'AGENT' && !specialAuthority);
  if (unauthorised >= 0) {
    return refuse({
      code: 'AMENDMENT.NO_SPECIAL_AUTHORITY',
      rule: 'SET-ART-4-1',
      path: `/consents/${consents.indexOf(given[unauthorised] as AmendmentConsent)}`,
      zh: '委托代理人代为变更和解协议，应当有委托人的特别授权。',
      en: 'An agent may amend a settlement only with the special authority of his principal.',
    });
  }
  const silent = parties.filter((id) => !given.some(({ partyId }) => partyId === id)).length;
  if (silent > 0 || parties.length === 0) {
    return refuse({
      code: 'AMENDMENT.NOT_UNANIMOUS',
      rule: 'SET-ART-5-1',
      path: '/consents',
      zh: `变更和解协议须经各方当事人协商一致，尚有${silent}方未同意第${version}版。`,
      en: `An amendment needs the consent of every party; ${silent} did not consent to version ${version}.`,
    });
  }
  if (form.kind === 'SUBMITTED_TEXT' && form.by.length === 0) {
    return refuse({
      code: 'AMENDMENT.NOT_SUBMITTED',
      rule: 'SET-ART-5-1',
      path: '/form/by',
      zh: '变更后的书面协议未向人民法院提交。',
      en: 'Nobody submitted the amended text to the court.',
    });
  }
  const unsigned = parties.filter((id) => !form.by.includes(id)).length;
  if (form.kind === 'SIGNED_RECORD' && unsigned > 0) {
    return refuse({
      code: 'AMENDMENT.RECORD_NOT_SIGNED',
      rule: 'SET-ART-5-1',
      path: '/form/by',
      zh: `变更内容的笔录尚有${unsigned}方未签名或者盖章。`,
      en: `${unsigned} parties did not sign the record of the change.`,
    });
  }
  return accept(given.reduce((last, { givenAt }) => (compareInstants(givenAt, last) > 0 ? givenAt : last), form.at));
}

/** Those for whom the agreement in force was signed: creditors and debtors, not the mediator or the clerk; where it names none, as one of before the software, all parties of the case. */
function partiesOf({ signatories }: AgreementTerms, ofCase: ReviewedCase['parties']): string[] {
  const signed = signatories.flatMap(({ role, partyId }) =>
    partyId !== undefined && (role === 'CREDITOR' || role === 'DEBTOR') ? [partyId] : [],
  );
  return [...new Set(signed.length > 0 ? signed : ofCase.map(({ partyId }) => partyId))];
}

/**
 * 民法典695, SET-ART-18: by what each guarantor of the agreement in force answers once it is amended: who consents by the amended terms; who does not
 * by them where nothing is heavier, else not for the heavier part; and the period of his guarantee is not touched by new days of performance.
 */
function guarantorLiabilities(
  {
    inForce,
    amended,
    consenting,
  }: Pick<AmendmentInput, 'inForce' | 'amended'> & { readonly consenting: readonly string[] },
  burdened: readonly string[],
): GuarantorLiability[] {
  return guarantorIds(inForce)
    .filter((id) => guarantorIds(amended).includes(id))
    .map((guarantorId) => {
      const consents = consenting.includes(guarantorId);
      const standing = consents ? 'CONSENTS' : burdened.includes(guarantorId) ? 'UNBOUND' : 'LIGHTENED';
      return { guarantorId, standing, ...LIABILITY[standing] };
    });
}

const LIABILITY: Readonly<Record<GuarantorLiability['standing'], Bilingual>> = {
  CONSENTS: {
    zh: '书面同意变更，按变更后的协议承担担保责任。',
    en: 'consents in writing, and answers by the amended terms.',
  },
  LIGHTENED: {
    zh: '未书面同意；变更未加重其负担，仍对变更后的债务承担担保责任，担保期间不受影响（《中华人民共和国民法典》第六百九十五条）。',
    en: 'does not consent; nothing is heavier for him: he answers for the amended debt, and the period of his guarantee is untouched (civil code 695).',
  },
  UNBOUND: {
    zh: '未书面同意；对加重的部分不承担担保责任，担保期间不受影响（《中华人民共和国民法典》第六百九十五条）。',
    en: 'does not consent: the heavier part is not his, and the period of his guarantee is untouched (civil code 695).',
  },
};

/**
 * 民法典695: the guarantors of the agreement in force whom the amended terms burden: by some day more is owed than before, or their own
 * term is heavier, or they let him have promised the court what he had not (SET-ART-18). One who is released is not burdened; whoever guarantees anew consents (`comingIn`).
 */
function burdened(inForce: AgreementTerms, amended: AgreementTerms): string[] {
  const heavier = owesMoreBySomeDay(inForce, amended);
  const sureties = inForce.guarantors.flatMap((before) => {
    const after = amended.guarantors.find(({ guarantorId }) => guarantorId === before.guarantorId);
    if (after === undefined) return [];
    const more = exceeds(after.cap, before.cap) || after.scope !== before.scope || outlasts(after, before);
    return heavier || more ? [before.guarantorId] : [];
  });
  const owners = inForce.security.flatMap((before) => {
    const after = amended.security.find(
      (one) => one.ownerPartyId === before.ownerPartyId && one.thing === before.thing,
    );
    if (after === undefined) return [];
    return heavier || exceeds(after.secures, before.secures) || outlasts(after, before) ? [before.ownerPartyId] : [];
  });
  const before = whoPromised(inForce);
  const promising = [...whoPromised(amended)].filter((id) => guarantorIds(inForce).includes(id) && !before.has(id));
  return [...new Set([...sureties, ...owners, ...promising])];
}

/** SET-ART-18: who guarantees by the amended terms what he did not by those in force: a new surety, and the owner of a thing that secures anew. */
function comingIn(inForce: AgreementTerms, amended: AgreementTerms): string[] {
  const sureties = amended.guarantors.filter(
    (one) => !inForce.guarantors.some(({ guarantorId }) => guarantorId === one.guarantorId),
  );
  const things = amended.security.filter(
    (one) =>
      !inForce.security.some(({ ownerPartyId, thing }) => ownerPartyId === one.ownerPartyId && thing === one.thing),
  );
  return guarantorIds({ guarantors: sureties, security: things });
}

/** Is it more? Without a sum there is no bound. */
const exceeds = (after: Yuan | undefined, before: Yuan | undefined): boolean =>
  before !== undefined && (after === undefined || parseYuan(after) > parseYuan(before));

type Lasting = Pick<GuarantorTerm, 'deferral' | 'letter'>;
const outlasts = (after: Lasting, before: Lasting): boolean =>
  (after.deferral?.until ?? '') > (before.deferral?.until ?? '') ||
  (after.letter?.guaranteeUntil ?? '') > (before.letter?.guaranteeUntil ?? '');

function owesMoreBySomeDay(inForce: AgreementTerms, amended: AgreementTerms): boolean {
  const owedBy = (terms: AgreementTerms, day: LegalDate): Fen =>
    sumFen(obligationsOf(terms).map((one) => (one.due <= day ? parseYuan(one.amount) : 0n)));
  return obligationsOf(amended).some(({ due }) => owedBy(amended, due) > owedBy(inForce, due));
}

/** What the amended terms owe that the agreement in force did not owe in just this way. */
function added(inForce: AgreementTerms, amended: AgreementTerms): ObligationTerm[] {
  const same = (a: ObligationTerm, b: ObligationTerm): boolean =>
    a.due === b.due && a.amount === b.amount && a.inKind === b.inKind;
  const left = obligationsOf(inForce);
  return obligationsOf(amended).filter((term) => {
    const at = left.findIndex((other) => same(term, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const earliest = (terms: readonly ObligationTerm[], day: LegalDate): LegalDate =>
  terms.reduce((first, { due }) => (due < first ? due : first), day);

/** SET-ART-5-1: how an amendment came to bind, and from when. */
export function consensusDerivation(consensus: AmendmentConsensus, effectiveAt: CourtInstant): Derivation {
  const { version, parties, form } = consensus;
  const how =
    form.kind === 'SIGNED_RECORD'
      ? { zh: '记入笔录并由各方签名或者盖章', en: 'all signed the record' }
      : { zh: '向人民法院提交变更后的书面协议', en: 'the amended text was submitted to the court' };
  return {
    rule: 'SET-ART-5-1',
    article: articleOf('SETTLEMENT_PROVISIONS.AMENDMENT'),
    inputs: asJson(consensus) as Derivation['inputs'],
    parts: [],
    text: {
      zh: `各方当事人（${parties.length}方）协商一致变更和解协议，${how.zh}；第${version}版自${instantText(effectiveAt).zh}起为准。`,
      en: `All ${parties.length} parties consent to amend the settlement, and ${how.en}; version ${version} stands from ${instantText(effectiveAt).en}.`,
    },
    value: { version, effectiveAt, effectiveFrom: legalDateOf(effectiveAt) },
  };
}
