import { type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { decideTalksUnderWay, type Talks } from './talks.js';

/** Whose a proposal is: a party's, or the mediator's own (和解建议), which binds nobody. */
export type OfferMaker = { readonly partyId: string } | 'MEDIATOR';

/** A proposal of the talks (和解方案), as the ledger of offers keeps it. Its text never changes: another text is another offer. */
export interface Offer {
  /** From 1, in the order in which they were put forward. */
  readonly no: number;
  readonly maker: OfferMaker;
  /** sha-256 of the text as it is shown. */
  readonly hash: string;
  /** The offer that it answers (反方案); null: none. */
  readonly counterTo: number | null;
  /** It has typed terms, which can become a draft. */
  readonly typed: boolean;
  /** What each party said last; who made it accepts it. */
  readonly answers: readonly OfferAnswer[];
  readonly withdrawn: boolean;
  /** The version of the agreement that was drafted of it; null: none. */
  readonly draftedAs: number | null;
}

/** What a party says to an offer. */
export interface OfferAnswer {
  readonly partyId: string;
  readonly accepts: boolean;
}

/** Where an offer stands: put forward; refused by a party; accepted by all; taken back by who made it; become a draft agreement. */
export type OfferState = 'OPEN' | 'REFUSED' | 'ACCEPTED' | 'WITHDRAWN' | 'DRAFTED';

/** PRE-7, F10: where an offer stands. One text is accepted where every party of the case has accepted that text. */
export function offerStateOf({ answers, withdrawn, draftedAs }: Offer, parties: readonly string[]): OfferState {
  if (draftedAs !== null) return 'DRAFTED';
  if (withdrawn) return 'WITHDRAWN';
  if (answers.some(({ accepts }) => !accepts)) return 'REFUSED';
  const accepted = answers.filter(({ accepts }) => accepts).map(({ partyId }) => partyId);
  return parties.every((partyId) => accepted.includes(partyId)) ? 'ACCEPTED' : 'OPEN';
}

/** A proposal about to be put forward. */
export type NewOffer = Pick<Offer, 'maker' | 'hash' | 'counterTo' | 'typed'>;

/**
 * PRE-7, F10 (SEED3 五(四)1, 2): may this be put forward? By a party, or by the mediator as his own proposal, while the talks are under way. A
 * counter-offer answers another's text, and says no to it for who makes it (民法典488). The same text is not put forward twice by one maker while
 * it stands. `TALKS.*`, `OFFER.NO_SUCH_OFFER`, `OFFER.NOT_OPEN`, `OFFER.COUNTER_OF_OWN`, `OFFER.SAME_TEXT`.
 */
export function decideOffer(
  made: NewOffer,
  ledger: readonly Offer[],
  talks: Talks,
  now: CourtInstant,
): Decision<Offer> {
  const running = decideTalksUnderWay(talks, now);
  if (!running.ok) return running;
  const { maker, counterTo, hash } = made;
  if (counterTo !== null) {
    const countered = ledger.find(({ no }) => no === counterTo);
    if (!countered) return refuse(noSuchOffer('/counterTo'));
    const state = offerStateOf(countered, talks.parties);
    if (state === 'WITHDRAWN' || state === 'DRAFTED') return refuse(notOpen(countered.no, state, '/counterTo'));
    if (sameMaker(countered.maker, maker))
      return refuse({
        code: 'OFFER.COUNTER_OF_OWN',
        rule: 'PRE-7',
        path: '/counterTo',
        zh: '不能对自己的方案提出反方案；请直接提出新方案，或者先撤回原方案。',
        en: 'Nobody counters an offer of his own: put forward another, or withdraw the first.',
      });
  }
  const same = ledger.find(
    (one) => one.hash === hash && sameMaker(one.maker, maker) && offerStateOf(one, talks.parties) !== 'WITHDRAWN',
  );
  if (same)
    return refuse({
      code: 'OFFER.SAME_TEXT',
      rule: 'PRE-7',
      path: '/text',
      zh: `同一内容的方案已经提出（第${same.no}号），请就该方案表态。`,
      en: `The same text was put forward already (no. ${same.no}); let it be answered.`,
    });
  const answers = maker === 'MEDIATOR' ? [] : [{ partyId: maker.partyId, accepts: true }];
  return accept({ no: ledger.length + 1, ...made, answers, withdrawn: false, draftedAs: null });
}

/** What somebody says to an offer: of the text with this hash. */
export interface OfferReply extends OfferAnswer {
  readonly hash: string;
}

/**
 * PRE-7, F10: a party says yes or no to the text that it was shown. What it said last counts, until the text has become a draft: before signature nobody
 * is bound (PRE-6), and nobody is made to accept (不得强迫当事人接受). `TALKS.*`, `OFFER.NOT_OPEN`, `OFFER.TEXT_DIFFERS`, `OFFER.OWN`.
 */
export function decideOfferReply(
  offer: Offer,
  { partyId, accepts, hash }: OfferReply,
  talks: Talks,
  now: CourtInstant,
): Decision<{ readonly offer: Offer; readonly state: OfferState }> {
  const running = decideTalksUnderWay(talks, now);
  if (!running.ok) return running;
  const state = offerStateOf(offer, talks.parties);
  if (state === 'WITHDRAWN' || state === 'DRAFTED') return refuse(notOpen(offer.no, state));
  if (hash !== offer.hash)
    return refuse({
      code: 'OFFER.TEXT_DIFFERS',
      rule: 'PRE-7',
      path: '/hash',
      zh: '所答复的文本与在案方案不一致，请重新查看方案后就其当前文本表态。',
      en: 'What is answered is not the text on record: look at the offer again and answer that text.',
    });
  if (offer.maker !== 'MEDIATOR' && offer.maker.partyId === partyId)
    return refuse({
      code: 'OFFER.OWN',
      rule: 'PRE-7',
      path: '/partyId',
      zh: '提出方案的一方无须答复自己的方案；不再坚持的，请撤回。',
      en: 'Who made an offer does not answer it; who no longer stands by it withdraws it.',
    });
  const answers = [...offer.answers.filter((one) => one.partyId !== partyId), { partyId, accepts }];
  const answered = { ...offer, answers };
  return accept({ offer: answered, state: offerStateOf(answered, talks.parties) });
}

/** PRE-7, F10: who made an offer takes it back, as long as not all have accepted it. `TALKS.*`, `OFFER.NOT_YOURS`, `OFFER.NOT_OPEN`. */
export function decideOfferWithdrawal(
  offer: Offer,
  by: OfferMaker,
  talks: Talks,
  now: CourtInstant,
): Decision<{ readonly no: number }> {
  const running = decideTalksUnderWay(talks, now);
  if (!running.ok) return running;
  if (!sameMaker(offer.maker, by))
    return refuse({
      code: 'OFFER.NOT_YOURS',
      rule: 'PRE-7',
      zh: '只有提出方案的人可以撤回方案。',
      en: 'Only who made an offer takes it back.',
    });
  const state = offerStateOf(offer, talks.parties);
  if (state !== 'OPEN' && state !== 'REFUSED') return refuse(notOpen(offer.no, state));
  return accept({ no: offer.no });
}

/**
 * PRE-6, PRE-7, F10: may an offer be taken over as the draft agreement? Where every party has accepted that one text, and it has typed terms. Nobody is
 * bound by it before he has signed the draft. `TALKS.*`, `OFFER.NOT_OPEN`, `OFFER.NOT_ACCEPTED`, `OFFER.WITHOUT_TERMS`.
 */
export function decideDraftOfOffer(offer: Offer, talks: Talks, now: CourtInstant): Decision<{ readonly no: number }> {
  const running = decideTalksUnderWay(talks, now);
  if (!running.ok) return running;
  const state = offerStateOf(offer, talks.parties);
  if (state === 'WITHDRAWN' || state === 'DRAFTED') return refuse(notOpen(offer.no, state));
  if (state !== 'ACCEPTED') {
    const accepted = offer.answers.filter(({ accepts }) => accepts).map(({ partyId }) => partyId);
    const missing = talks.parties.filter((partyId) => !accepted.includes(partyId)).length;
    return refuse({
      code: 'OFFER.NOT_ACCEPTED',
      rule: 'PRE-7',
      zh: `尚有${missing}方没有接受第${offer.no}号方案，不能转为协议草案；不得强迫当事人接受。`,
      en: `${missing} did not accept offer no. ${offer.no}: it becomes no draft, and nobody is made to accept it.`,
    });
  }
  if (!offer.typed)
    return refuse({
      code: 'OFFER.WITHOUT_TERMS',
      rule: 'PRE-6',
      zh: '该方案只有文字，没有结构化条款；请和解员据此拟定协议草案提交（POST …/agreements），或者提出带条款的方案。',
      en: 'This offer has words and no typed terms: draft the agreement from it (POST …/agreements), or put forward an offer with terms.',
    });
  return accept({ no: offer.no });
}

const sameMaker = (a: OfferMaker, b: OfferMaker): boolean =>
  a === 'MEDIATOR' || b === 'MEDIATOR' ? a === b : a.partyId === b.partyId;

const noSuchOffer = (path: string) =>
  ({
    code: 'OFFER.NO_SUCH_OFFER',
    rule: 'PRE-7',
    path,
    zh: '本案没有该序号的和解方案。',
    en: 'The case has no offer of this number.',
  }) as const;

const STATES: Readonly<Record<OfferState, { readonly zh: string; readonly en: string }>> = {
  OPEN: { zh: '已提出', en: 'put forward' },
  REFUSED: { zh: '有当事人不接受', en: 'refused by a party' },
  ACCEPTED: { zh: '各方均已接受', en: 'accepted by all' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
  DRAFTED: { zh: '已转为协议草案', en: 'taken over as a draft' },
};

const notOpen = (no: number, state: OfferState, path?: string) => ({
  code: 'OFFER.NOT_OPEN',
  rule: 'PRE-7',
  ...(path !== undefined && { path }),
  zh: `第${no}号方案${STATES[state].zh}，不能再作此项操作。`,
  en: `Offer no. ${no} is ${STATES[state].en}; this can no longer be done with it.`,
});
