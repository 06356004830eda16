import {
  instantText,
  LawError,
  legalDateOf,
  period,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** What can make a mediator partial: 在线调解规则13, 特邀调解规定15. */
export const PARTIAL_RELATIONS = ['RELATIVE', 'INTEREST', 'OTHER'] as const;
/** A near relative of a party or its agent; an interest in the dispute; another relation that may make him partial. */
export type PartialRelation = (typeof PARTIAL_RELATIONS)[number];

/** A doubt about the mediator's impartiality that is not settled yet: he has disclosed it himself, or a party asks that he be recused. */
export interface OpenRecusal {
  /** 1 for the first of the case. */
  readonly nth: number;
  readonly mediatorId: string;
  readonly cause: 'DISCLOSED' | 'REQUESTED';
  /** The party that asks; null where the mediator disclosed it. */
  readonly partyId: string | null;
  /** Parties who, knowing of what he disclosed, consent all the same. */
  readonly consentedBy: readonly string[];
  /** The day from which the judge's time runs; absent in cases in which it was not kept. */
  readonly since?: LegalDate;
  /** Until then the judge decides; exclusive end. */
  readonly decideBy: CourtInstant;
  /** Until it is settled he does nothing in the case; a request that was refused once does not hold him up again. */
  readonly suspends: boolean;
}

/** A request that was refused: who had asked, of whom. */
export interface RefusedRecusal {
  readonly mediatorId: string;
  readonly partyId: string;
}

/** Who acts in the case, and what is open about him. */
interface Standing {
  /** The mediator who is asked or has accepted; null for nobody. */
  readonly acting: string | null;
  readonly open: OpenRecusal | null;
  readonly parties: readonly string[];
}

/** 民诉法50: the court decides on a request for recusal (回避) within three days of it. Requested 2026-11-24 (Tue): until 2026-11-27. */
export function recusalDeadline(requestedOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: requestedOn, unit: 'day', n: 3 }, calendar);
}

/**
 * PRE-5, S5, 在线调解规则13: the mediator discloses (披露) what could make him partial. Until every party has consented he does nothing in the
 * case. What he discloses goes before a request that is open. `DESIGNATION.NOT_DESIGNATED`, `RECUSAL.PENDING`.
 */
export function decideDisclosure(
  input: Standing & { readonly mediatorId: string; readonly nth: number; readonly now: CourtInstant },
  calendar: CourtCalendar,
): Decision<OpenRecusal> {
  const { mediatorId, acting, open, nth, now } = input;
  if (mediatorId !== acting) return refuse(notHis());
  if (open?.cause === 'DISCLOSED') return refuse(pending(open));
  const time = timeToDecide(now, calendar);
  return accept({ nth, mediatorId, cause: 'DISCLOSED', partyId: null, consentedBy: [], ...time, suspends: true });
}

/** A party says whether it goes on with a mediator who has disclosed something. */
export interface DisclosureAnswer extends Standing {
  readonly partyId: string;
  readonly consents: boolean;
}

/** What the answers come to: he goes on with every party's consent, and is replaced with one refusal. */
export interface DisclosureOutcome {
  readonly outcome: 'PENDING' | 'GOES_ON' | 'REPLACED';
  readonly open: OpenRecusal;
}

/**
 * PRE-5, S5, 在线调解规则13: “proceeds only with both consents, else replaced”. The same answer twice changes nothing.
 * `RECUSAL.NOTHING_DISCLOSED`.
 */
export function decideDisclosureAnswer(input: DisclosureAnswer): Decision<DisclosureOutcome> {
  const { open, parties, partyId, consents } = input;
  if (open?.cause !== 'DISCLOSED') {
    return refuse({
      code: 'RECUSAL.NOTHING_DISCLOSED',
      rule: 'PRE-5',
      zh: '和解员没有待当事人答复的披露事项；认为其应当回避的，可以申请回避。',
      en: 'The mediator has disclosed nothing that awaits an answer; who doubts him may ask that he be recused.',
    });
  }
  if (!consents) return accept({ outcome: 'REPLACED', open });
  const consentedBy = [...new Set([...open.consentedBy, partyId])];
  const all = parties.every((party) => consentedBy.includes(party));
  return accept({ outcome: all ? 'GOES_ON' : 'PENDING', open: { ...open, consentedBy } });
}

/** A party asks that the mediator be recused. */
export interface RecusalRequest extends Standing {
  readonly partyId: string;
  readonly nth: number;
  readonly now: CourtInstant;
  readonly refused: readonly RefusedRecusal[];
}

/**
 * PRE-5, 特邀调解规定15, 民诉法48, 50: may this request for recusal (申请回避) be made? Of the mediator who acts, one at a time. After a
 * refusal the party may ask once more (复议), which does not hold him up; after a second one no more.
 * `RECUSAL.NO_MEDIATOR`, `RECUSAL.PENDING`, `RECUSAL.DECIDED`.
 */
export function decideRecusalRequest(input: RecusalRequest, calendar: CourtCalendar): Decision<OpenRecusal> {
  const { acting: mediatorId, open, partyId, nth, now, refused } = input;
  if (mediatorId === null) return refuse(noMediator());
  if (open !== null) return refuse(pending(open));
  const before = refused.filter((one) => one.mediatorId === mediatorId && one.partyId === partyId).length;
  if (before > 1) {
    return refuse({
      code: 'RECUSAL.DECIDED',
      rule: 'PRE-5',
      zh: '该方的回避申请经复议已被驳回，不能再次申请；不愿继续的，可以退出和解。',
      en: 'The request of this party was refused, also on reconsideration. A party that will not go on may leave.',
    });
  }
  const time = timeToDecide(now, calendar);
  return accept({ nth, mediatorId, cause: 'REQUESTED', partyId, consentedBy: [], ...time, suspends: before === 0 });
}

function timeToDecide(now: CourtInstant, calendar: CourtCalendar) {
  const since = legalDateOf(now);
  return { since, decideBy: recusalDeadline(since, calendar).instant };
}

/** The judge decides on what is open. */
export interface RecusalDecision {
  readonly granted: boolean;
  readonly open: OpenRecusal | null;
  readonly parties: readonly string[];
}

/**
 * PRE-5, 民诉法49, 特邀调解规定15: the judge decides on the recusal of a mediator (回避决定). One who has disclosed a relation himself goes on
 * with the consent of every party and not by a decision. `RECUSAL.NONE_OPEN`, `RECUSAL.CONSENT_MISSING`.
 */
export function decideRecusal({ granted, open, parties }: RecusalDecision): Decision<OpenRecusal> {
  if (open === null) {
    return refuse({
      code: 'RECUSAL.NONE_OPEN',
      rule: 'PRE-5',
      zh: '没有待决定的回避事项。',
      en: 'No recusal awaits a decision.',
    });
  }
  const missing = parties.filter((party) => !open.consentedBy.includes(party)).length;
  if (!granted && open.cause === 'DISCLOSED') {
    return refuse({
      code: 'RECUSAL.CONSENT_MISSING',
      rule: 'PRE-5',
      path: '/granted',
      zh: `和解员自行披露的，须各方当事人同意方可继续，尚有${missing}方未同意；不能以决定代替。`,
      en: `A mediator who has disclosed a relation goes on only with the consent of every party; ${missing} did not consent.`,
    });
  }
  return accept(open);
}

/** 民诉法48, 在线调解规则13: a mediator of whom a doubt is open does nothing in the case until it is settled. `RECUSAL.OPEN`. */
export function requireUndoubted(open: OpenRecusal | null): void {
  if (!open?.suspends) return;
  throw new LawError({
    code: 'RECUSAL.OPEN',
    rule: 'PRE-5',
    zh: `和解员的回避事项尚未决定（应于${instantText(open.decideBy).zh}前决定），在此之前其应当暂停参与本案。`,
    en: `The recusal of the mediator is not decided yet (due by ${instantText(open.decideBy).en}); until then he does nothing in the case.`,
  });
}

/**
 * 民诉法48, 49: is the mediator who is asked kept from answering by a request for his recusal? His time to answer does not run meanwhile: who may not answer
 * does not keep silent. What he has disclosed himself awaits the consents of the parties within that time.
 */
export const holdsAnswer = (open: OpenRecusal | null): boolean => open?.cause === 'REQUESTED' && open.suspends;

/** PRE-5: is there a mediator who could be replaced (更换和解员), whatever the reason? `RECUSAL.NO_MEDIATOR`. */
export function decideReplacement({ acting }: Pick<Standing, 'acting'>): Decision<{ readonly mediatorId: string }> {
  return acting === null ? refuse(noMediator()) : accept({ mediatorId: acting });
}

/**
 * PRE-5: does he who signs or declares as mediator act in the case now? One who was replaced does not, whatever he could do when he began. `RECUSAL.NO_MEDIATOR`, `DESIGNATION.NOT_DESIGNATED`.
 */
export function decideActingMediator({
  acting,
  mediatorId,
}: Pick<Standing, 'acting'> & { readonly mediatorId: string | undefined }): Decision<null> {
  if (acting === null) return refuse(noMediator());
  return mediatorId === acting ? accept(null) : refuse(notHis());
}

const notHis = () =>
  ({
    code: 'DESIGNATION.NOT_DESIGNATED',
    rule: 'PRE-5',
    zh: '该和解员现不办理本案，由现任和解员办理。',
    en: 'This mediator does not act in the case now; who does, does this.',
  }) as const;

const noMediator = () =>
  ({
    code: 'RECUSAL.NO_MEDIATOR',
    rule: 'PRE-5',
    zh: '本案现无和解员，应先选定或者指定。',
    en: 'The case has no mediator now; one is to be chosen or designated first.',
  }) as const;

const pending = ({ decideBy }: OpenRecusal) =>
  ({
    code: 'RECUSAL.PENDING',
    rule: 'PRE-5',
    zh: `一项回避事项正在审查，应于${instantText(decideBy).zh}前决定。`,
    en: `A recusal is under review, to be decided by ${instantText(decideBy).en}.`,
  }) as const;
