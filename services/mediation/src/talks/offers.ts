import { createHash } from 'node:crypto';
import { CaseRecorder, lockCase, type KnownCase, type Occasion } from '@hejie/casework';
import { type answerOffer, type makeOffer, type OfferOnWire, type withdrawOffer } from '@hejie/contracts/http';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideDraftOfOffer,
  decideOffer,
  decideOfferReply,
  decideOfferWithdrawal,
  offerStateOf,
  partyOf,
  type AgreementDraft,
  type Offer,
  type OfferMaker,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { requireSettling } from '../agent/agents.js';
import { Agreement } from '../agreement/agreement.entities.js';
import { Drafting } from '../agreement/drafting.js';
import * as letters from './letters.js';
import { RecordedAnswer, RecordedOffer } from './offer.entities.js';
import { talksOf } from './talks-of-case.js';

/** PRE-7, F10: offers and counter-offers: who put forward, and who accepted, which text. */
@Injectable()
export class Offers {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Drafting) private readonly drafting: Drafting,
  ) {}

  /** @throws LawError as `decideOffer`, `PARTY.NOT_IN_CASE`. */
  async make(
    tx: Transaction,
    call: CaseCall,
    { partyId, agentId, counterTo: countered, text: words, terms: submitted }: z.output<typeof makeOffer>,
  ): Promise<OfferOnWire> {
    const counterTo = countered ?? null;
    const { caseId, principal, time } = call;
    const known = await lockCase(tx, caseId);
    if (partyId !== undefined) await requireSpeaker(tx.manager, caseId, known, { partyId, agentId }, time.at);
    const terms = submitted && unversioned(submitted);
    const text = terms ? `${words}\n\n${await this.inWords(caseId, terms)}` : words;
    const maker: OfferMaker = partyId === undefined ? 'MEDIATOR' : { partyId };
    const hash = createHash('sha256').update(text).digest('hex');
    const { ledger, talks } = await standing(tx.manager, caseId, known);
    const made = { maker, hash, counterTo, typed: terms !== undefined };
    const { no, answers } = admitted(decideOffer(made, ledger, talks, time.at));
    const by = principal.subject;
    const row: RecordedOffer = {
      caseId,
      no,
      partyId: partyId ?? null,
      counterTo,
      text,
      terms: terms ? JSON.stringify(terms) : null,
      hash,
      madeAt: time.at,
      madeBy: by,
      withdrawnAt: null,
    };
    await tx.manager.insert(RecordedOffer, row);
    for (const answer of answers) await this.keep(tx, call, no, answer);
    // Who counters an offer does not accept it.
    if (counterTo !== null && partyId !== undefined) await this.keep(tx, call, counterTo, { partyId, accepts: false });
    const answer = await this.one(tx.manager, caseId, known, no);
    return this.recorder.record(tx, occasionOf(call, known), {
      audit: {
        action: 'offer.made',
        facts: { no, by: partyId ?? 'MEDIATOR', ...(agentId !== undefined && { agentId }), counterTo, hash },
      },
      letters: [letters.offered(known, { no, partyId: row.partyId, counterTo })],
      answer,
    });
  }

  /** @throws ProblemError 404 OFFER.NO_SUCH_OFFER; LawError as `decideOfferReply`, `PARTY.NOT_IN_CASE`. */
  async reply(tx: Transaction, call: CaseCall, no: number, said: z.output<typeof answerOffer>): Promise<OfferOnWire> {
    const { caseId, time } = call;
    const known = await lockCase(tx, caseId);
    await requireSpeaker(tx.manager, caseId, known, said, time.at);
    const { ledger, talks } = await standing(tx.manager, caseId, known);
    const { state } = admitted(decideOfferReply(offerNo(ledger, no), said, talks, time.at));
    const seq = await this.keep(tx, call, no, said);
    const { partyId, agentId, accepts, hash } = said;
    return this.recorder.record(tx, occasionOf(call, known), {
      audit: {
        action: 'offer.answered',
        facts: { no, partyId, ...(agentId !== undefined && { agentId }), accepts, hash, state },
      },
      letters: state === 'ACCEPTED' ? [letters.acceptedByAll(known, no, seq)] : [],
      answer: await this.one(tx.manager, caseId, known, no),
    });
  }

  /** @throws ProblemError 404 OFFER.NO_SUCH_OFFER; LawError as `decideOfferWithdrawal`. */
  async withdraw(
    tx: Transaction,
    call: CaseCall,
    no: number,
    { partyId, agentId }: z.output<typeof withdrawOffer>,
  ): Promise<OfferOnWire> {
    const { caseId, time } = call;
    const known = await lockCase(tx, caseId);
    const { ledger, talks } = await standing(tx.manager, caseId, known);
    const by: OfferMaker = partyId === undefined ? 'MEDIATOR' : { partyId };
    if (partyId !== undefined) await requireSpeaker(tx.manager, caseId, known, { partyId, agentId }, time.at);
    admitted(decideOfferWithdrawal(offerNo(ledger, no), by, talks, time.at));
    await tx.manager.update(RecordedOffer, { caseId, no }, { withdrawnAt: time.at });
    return this.recorder.record(tx, occasionOf(call, known), {
      audit: { action: 'offer.withdrawn', facts: { no, ...(agentId !== undefined && { agentId }) } },
      letters: [letters.withdrawn(known, no, partyId ?? null)],
      answer: await this.one(tx.manager, caseId, known, no),
    });
  }

  /** The offers of a case, in the order in which they were put forward. */
  async list(manager: EntityManager, caseId: string, known: KnownCase): Promise<OfferOnWire[]> {
    const [rows, answers, drafts] = await recordsOf(manager, caseId);
    const parties = known.parties.map(({ partyId }) => partyId);
    return rows.map((row) => onWire(row, answers, drafts, parties));
  }

  private async one(manager: EntityManager, caseId: string, known: KnownCase, no: number): Promise<OfferOnWire> {
    return (await this.list(manager, caseId, known)).find((one) => one.no === no)!;
  }

  /** The typed terms in words, with persons by their ids. */
  private async inWords(caseId: string, terms: AgreementDraft): Promise<string> {
    return (await this.drafting.text(caseId, { ...terms, version: 1 })).text;
  }

  private async keep(
    tx: Transaction,
    { caseId, principal, time }: CaseCall,
    no: number,
    { partyId, accepts }: { readonly partyId: string; readonly accepts: boolean },
  ): Promise<number> {
    const seq = (await tx.manager.countBy(RecordedAnswer, { caseId, no })) + 1;
    const row = { caseId, no, seq, partyId, accepts, answeredAt: time.at, answeredBy: principal.subject };
    await tx.manager.insert(RecordedAnswer, row);
    return seq;
  }
}

/**
 * The terms of an offer that may be taken over as the draft agreement now. @throws ProblemError 404 OFFER.NO_SUCH_OFFER; LawError as
 * `decideDraftOfOffer`.
 */
export async function termsToDraft(
  manager: EntityManager,
  { caseId, at, known }: Pick<Occasion, 'caseId' | 'at'> & { readonly known: KnownCase },
  no: number,
): Promise<AgreementDraft> {
  const { ledger, talks } = await standing(manager, caseId, known);
  admitted(decideDraftOfOffer(offerNo(ledger, no), talks, at));
  const { terms } = await manager.findOneByOrFail(RecordedOffer, { caseId, no });
  return JSON.parse(terms!) as AgreementDraft;
}

/** Offers of talks that came to nothing, before others begin, stand no longer. */
export async function endOffers({ manager }: Transaction, caseId: string, at: RecordedOffer['madeAt']): Promise<void> {
  const open = manager.createQueryBuilder().update(RecordedOffer).set({ withdrawnAt: at });
  await open.where('caseId = :caseId and withdrawnAt is null', { caseId }).execute();
}

/** A party of the case, or its agent by his registered power. @throws LawError PARTY.NOT_IN_CASE, AGENT.* */
async function requireSpeaker(
  manager: EntityManager,
  caseId: string,
  { parties }: KnownCase,
  said: { readonly partyId: string; readonly agentId?: string | undefined },
  now: CourtInstant,
): Promise<void> {
  partyOf(parties, said.partyId, '/partyId');
  await requireSettling(manager, caseId, said, now);
}

const occasionOf = ({ caseId, principal, time }: CaseCall, known: KnownCase): Occasion => ({
  caseId,
  at: time.at,
  by: principal.subject,
  known,
});

/** Which version it calls itself is the agreement's business. */
function unversioned({ version: _, ...terms }: AgreementDraft): AgreementDraft {
  return terms;
}

async function recordsOf(manager: EntityManager, caseId: string) {
  const rows = await manager.find(RecordedOffer, { where: { caseId }, order: { no: 'ASC' } });
  const answers = await manager.find(RecordedAnswer, { where: { caseId }, order: { no: 'ASC', seq: 'ASC' } });
  const drafts = await manager.find(Agreement, { where: { caseId }, select: { version: true, offer: true } });
  return [rows, answers, drafts] as const;
}

async function standing(manager: EntityManager, caseId: string, known: KnownCase) {
  const [rows, answers, drafts] = await recordsOf(manager, caseId);
  return {
    ledger: rows.map((row) => offerOf(row, answers, drafts)),
    talks: await talksOf(manager, caseId, known),
  };
}

function offerOf(
  { no, partyId, hash, counterTo, terms, withdrawnAt }: RecordedOffer,
  answers: readonly RecordedAnswer[],
  drafts: readonly Pick<Agreement, 'version' | 'offer'>[],
): Offer {
  const last = new Map(answers.filter((one) => one.no === no).map((one) => [one.partyId, one.accepts]));
  return {
    no,
    maker: partyId === null ? 'MEDIATOR' : { partyId },
    hash,
    counterTo,
    typed: terms !== null,
    answers: [...last].map(([party, accepts]) => ({ partyId: party, accepts })),
    withdrawn: withdrawnAt !== null,
    draftedAs: drafts.find(({ offer }) => offer === no)?.version ?? null,
  };
}

function onWire(
  row: RecordedOffer,
  answers: readonly RecordedAnswer[],
  drafts: readonly Pick<Agreement, 'version' | 'offer'>[],
  parties: readonly string[],
): OfferOnWire {
  const { no, partyId, counterTo, text, terms, hash, madeAt } = row;
  const offer = offerOf(row, answers, drafts);
  return {
    no,
    by: partyId === null ? 'MEDIATOR' : 'PARTY',
    partyId,
    counterTo,
    text,
    terms: terms === null ? null : (JSON.parse(terms) as AgreementDraft),
    hash,
    madeAt,
    answers: answers
      .filter((one) => one.no === no)
      .map(({ partyId: party, accepts, answeredAt }) => ({ partyId: party, accepts, at: answeredAt })),
    state: offerStateOf(offer, parties),
    draftedAs: offer.draftedAs,
  };
}

function offerNo(ledger: readonly Offer[], no: number): Offer {
  const found = ledger.find((one) => one.no === no);
  if (found) return found;
  throw notFound('OFFER.NO_SUCH_OFFER', '本案没有该序号的和解方案', 'The case has no offer of this number', {
    rule: 'PRE-7',
    path: '/no',
  });
}
