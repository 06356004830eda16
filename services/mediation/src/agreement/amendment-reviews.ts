import { isDeepStrictEqual } from 'node:util';
import { CaseRecorder, lockCase } from '@hejie/casework';
import { type AmendmentReviews as AmendmentReviewsAnswer, type reviewAmendment } from '@hejie/contracts/http';
import { LawError, packOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  caseEnded,
  decideHarmReview,
  draftReviewed,
  versionOfDraft,
  type AgreementDraft,
  type HarmReview,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Agreement, AmendmentReview } from './agreement.entities.js';
import { draftDoubted, REVIEW_AMENDMENT } from './amendment-review-tasks.js';

type Recorded = AmendmentReviewsAnswer['items'][number];

/**
 * F7, F8, SET-ART-5-1: an amendment is reviewed while it is a draft: a doubt about it is raised, and a judge decides it or passes it, each time with reasons and of this
 * very text. Whoever then enters the amendment brings along how the review stands.
 */
@Injectable()
export class AmendmentReviews {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** @throws LawError `CASE.ENDED`, `AMENDMENT.NOTHING_TO_AMEND`, `AGREEMENT.VERSION_NOT_NEXT`, and as `decideHarmReview`. */
  async review(
    tx: Transaction,
    { caseId, principal: { subject: by, roles }, time: { at } }: CaseCall,
    { terms, finding, interests, reasons, intent }: z.output<typeof reviewAmendment>,
  ): Promise<Recorded> {
    const known = await lockCase(tx, caseId);
    if (known.ending) throw caseEnded(known.ending);
    const inForce = await latest(tx.manager, caseId);
    if (!inForce?.confirmedAt) throw nothingToAmend();
    const before = await reviewsOf(tx.manager, caseId);
    const doubt = doubtInForce(terms, inForce, before);
    const version = doubt?.version ?? admitted(versionOfDraft(terms, inForce.version));
    const last = before.findLast((one) => one.version === version);
    const standing = doubt ?? (last && sameText(terms)(last.draft) ? last : undefined);
    const asked = { version, currentVersion: version, finding, interests, reasons, intent, role: roles[0] ?? '' };
    const decided = admitted(decideHarmReview({ ...asked, standing }, packOf(known.packId)));
    const row: AmendmentReview = {
      ...{ caseId, seq: before.length + 1, version, draft: terms, finding, interests: [...decided.interests], reasons },
      ...{ intent: intent ?? null, reviewedBy: by, reviewedAt: at },
    };
    await tx.manager.insert(AmendmentReview, row as never);
    const kind = REVIEW_AMENDMENT;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'amendment.reviewed', facts: { version, finding, interests: row.interests } },
        tasks:
          finding === 'OPEN'
            ? { cancelled: [{ kind }], opened: [draftDoubted(known.caseNumber, row)] }
            : { done: [{ kind, outcome: { finding } }] },
        answer: row,
      },
    );
  }

  /** How the review of this text stands, as the case asks for it; undefined: none is on record. */
  async standing(caseId: string, terms: AgreementDraft): Promise<HarmReview | undefined> {
    const { manager } = this.dataSource;
    const [inForce, reviews] = await Promise.all([latest(manager, caseId), reviewsOf(manager, caseId)]);
    const next = (inForce?.version ?? 0) + 1;
    return draftReviewed(
      reviews.filter(({ version }) => version === next),
      sameText(terms),
    );
  }

  list(caseId: string): Promise<Recorded[]> {
    return reviewsOf(this.dataSource.manager, caseId);
  }
}

const latest = (manager: EntityManager, caseId: string): Promise<Agreement | null> =>
  manager.findOne(Agreement, { where: { caseId }, order: { version: 'DESC' } });
export const reviewsOf = (manager: EntityManager, caseId: string): Promise<AmendmentReview[]> =>
  manager.find(AmendmentReview, { where: { caseId }, order: { seq: 'ASC' } });

/** A doubt about an amendment that came into force while it was raised is decided of that version: the judge reviews the text that was doubted, or the one in force. */
function doubtInForce(
  terms: AgreementDraft,
  { version, terms: inForce }: Agreement,
  reviews: readonly AmendmentReview[],
): AmendmentReview | undefined {
  const doubt = openDoubt(reviews, version);
  return doubt && [doubt.draft, inForce].some(sameText(terms)) ? doubt : undefined;
}

/** F8: what was said last of a version, where it is a doubt that no judge has decided. `reviews`: in order. */
export function openDoubt(reviews: readonly AmendmentReview[], version: number): AmendmentReview | undefined {
  const last = reviews.findLast((one) => one.version === version);
  return last?.finding === 'OPEN' ? last : undefined;
}

/** Is it this text? Whether it says its number does not matter. */
function sameText({ version: _next, ...terms }: AgreementDraft): (draft: AgreementDraft) => boolean {
  const text: unknown = JSON.parse(JSON.stringify(terms));
  return ({ version: _its, ...draft }) => isDeepStrictEqual(JSON.parse(JSON.stringify(draft)), text);
}

const nothingToAmend = (): LawError =>
  new LawError({
    code: 'AMENDMENT.NOTHING_TO_AMEND',
    rule: 'SET-ART-5-1',
    zh: '本案尚无已经确认的和解协议，不能变更；未确认的草案请另行提交新的版本。',
    en: 'No agreement of this case is confirmed, so that there is none to amend; propose another version of the draft.',
  });
