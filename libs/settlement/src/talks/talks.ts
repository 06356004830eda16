import { compareInstants, instantText, type CourtInstant } from '@hejie/law';
import { type Ending } from '../case/states.js';
import { caseEnded } from '../case/transition.js';
import { type NegotiationOutcome } from '../decisions/sealed.js';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** The talks of a case (和解协商), as whoever puts something forward in them finds them. */
export interface Talks {
  /** Exclusive end of the thirty days; null: they have not begun. */
  readonly endsAt: CourtInstant | null;
  readonly outcome: NegotiationOutcome;
  /** How the case ended; absent: it runs. */
  readonly ended?: Ending;
  /** A complaint of coercion is before a judge: the settlement rests until it is decided (B6). */
  readonly resting: boolean;
  /** Every party of the case. */
  readonly parties: readonly string[];
}

/** PRE-7, PRE-8: are the talks under way at `now`: begun, without an outcome, before their end, and not at rest? `TALKS.NOT_BEGUN`, `TALKS.RESTING`, `TALKS.OVER`; where the case ended before they had begun, how it ended (PRE-1: “明确拒绝的不得进入”): `CASE.ENDED`. */
export function decideTalksUnderWay(
  { endsAt, outcome, ended, resting }: Talks,
  now: CourtInstant,
): Decision<CourtInstant> {
  if (endsAt === null && ended !== undefined) return refuse(caseEnded(ended));
  if (endsAt === null)
    return refuse({
      code: 'TALKS.NOT_BEGUN',
      rule: 'PRE-7',
      zh: '和解协商尚未开始：和解员接受选任后方可办理。',
      en: 'The talks have not begun: they do when the mediator accepts.',
    });
  if (resting)
    return refuse({
      code: 'TALKS.RESTING',
      rule: 'PRE-1',
      zh: '强迫和解的投诉正在审查，和解暂停进行；决定作出后再行办理。',
      en: 'A complaint of coercion is under review and the talks rest; do this when it is decided.',
    });
  if (outcome !== null || compareInstants(now, endsAt) >= 0)
    return refuse({
      code: 'TALKS.OVER',
      rule: outcome === 'AGREED' ? 'PRE-7' : 'PRE-8',
      zh:
        outcome === 'AGREED'
          ? '各方已达成和解协议；变更协议的，按变更程序办理。'
          : `和解协商已经结束（和解期限至${instantText(endsAt).zh}）。`,
      en:
        outcome === 'AGREED'
          ? 'The parties have agreed; what they want otherwise is an amendment.'
          : `The talks are over (the period ended at ${instantText(endsAt).en}).`,
    });
  return accept(endsAt);
}
