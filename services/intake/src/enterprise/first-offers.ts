import { CaseRecorder, lockCase, type NewLetter, type NewTask } from '@hejie/casework';
import { type firstOffersAnswer, type makeFirstOffer } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type CaseCall } from '@hejie/service-kit';
import { admitted, decideFirstOffer } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { partyOf } from '../application/party.entity.js';
import { isInEnforcement } from '../case-record/in-enforcement.js';
import { RecordedFirstOffer } from './enterprise.entities.js';

/** Kinds of the tasks: to ask a debtor for a first plan or security, and to consider whether to go on where he offers neither. */
export const ASK_FIRST_OFFER = 'ASK_FIRST_OFFER';
export const RECONSIDER_SETTLEMENT = 'RECONSIDER_SETTLEMENT';

const RULE = 'SEED0 二(二)2';

/** A4: what is asked of the debtors at the start, where the pack asks for it. */
export function askedForFirstOffer(
  caseNumber: string,
  debtors: readonly string[],
): { readonly letter: NewLetter; readonly tasks: readonly NewTask[] } {
  return {
    letter: {
      to: debtors.map((partyId) => ({ partyId })),
      occasion: 'first-offer',
      kind: 'first-offer-asked',
      subject: '提交初步和解方案通知书',
      body: `${caseNumber}：如愿意和解，请提出初步的和解方案（履行数额、期限、方式），或者提供担保；均不能提供的，请告知本院。所提方案只用于本次和解，和解不成的，不作为对你方不利的依据。`,
    },
    tasks: debtors.map((partyId) => ({
      id: firstOfferTask(partyId),
      kind: ASK_FIRST_OFFER,
      role: 'filing-clerk' as const,
      facts: { caseNumber, partyId },
      rule: RULE,
      title: `${caseNumber}：请被执行人提出初步的和解方案或者提供担保`,
    })),
  };
}

const firstOfferTask = (partyId: string): string => `first-offer/${partyId}`;

/** SEED0 二(二)2: what debtors offer at the start. */
@Injectable()
export class FirstOffers {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  /** @throws ProblemError 404 PARTY.UNKNOWN; LawError as `decideFirstOffer`. */
  async say(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    { partyId, plan, security, none }: z.output<typeof makeFirstOffer>,
  ): Promise<void> {
    const known = await lockCase(tx, caseId);
    const { side } = await partyOf(tx, caseId, partyId);
    const offered = { plan: plan !== undefined, security: security !== undefined };
    const offer = admitted(decideFirstOffer({ side, ...offered, none: none === true }));
    const no = (await tx.manager.countBy(RecordedFirstOffer, { caseId, partyId })) + 1;
    const content = JSON.stringify({ plan, security });
    await tx.manager.insert(RecordedFirstOffer, {
      caseId,
      partyId,
      no,
      offer,
      content,
      saidAt: at,
      recordedBy: principal.subject,
    });
    const judge = (await isInEnforcement(tx, caseId)) ? 'enforcement-judge' : 'settlement-judge';
    const reconsider: NewTask = {
      id: `reconsider/${partyId}/${no}`,
      kind: RECONSIDER_SETTLEMENT,
      role: judge,
      facts: { caseNumber: known.caseNumber, partyId },
      rule: RULE,
      title: `${known.caseNumber}：被执行人既无初步方案也不提供担保，请考虑是否继续和解`,
    };
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'first-offer.recorded', facts: { partyId, no, offer, ...offered } },
        tasks: {
          done: [{ id: firstOfferTask(partyId), outcome: { offer }, ifOpen: true }],
          // He has offered something after all.
          cancelled: offer === 'GIVEN' ? [{ under: `reconsider/${partyId}/`, why: '被执行人已提出方案或者担保' }] : [],
          opened: offer === 'NONE' ? [reconsider] : [],
        },
      },
    );
  }

  async of(
    caseId: string,
    { manager }: Pick<Transaction, 'manager'> = this.dataSource,
  ): Promise<z.input<typeof firstOffersAnswer>> {
    const rows = await manager.find(RecordedFirstOffer, { where: { caseId }, order: { saidAt: 'ASC', no: 'ASC' } });
    return {
      offers: rows.map(({ partyId, offer, content, saidAt, recordedBy }) => {
        const { plan = null, security = null } = JSON.parse(content) as { plan?: string; security?: string };
        return { partyId, offer, plan, security, at: saidAt, by: recordedBy };
      }),
    };
  }
}
