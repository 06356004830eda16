import { type LegalDate } from '../basics/dates.js';
import { type Bilingual, type Derived } from '../basics/derivation.js';
import { compareInstants, startOfDay, type CourtInstant } from '../basics/instants.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { articleOf } from '../statutes/citation.js';
import { restorationDeadline } from './period.js';
import { doneInTime, type FiledAct } from './timeliness.js';

/** Why a period was missed, as the court finds it (民诉法86): force majeure, another good reason; null: neither. */
export type RestorationCause = 'FORCE_MAJEURE' | 'OTHER_GOOD_REASON' | null;

/** An application to restore a missed period (申请顺延期限). `missedEnd`: the exclusive end of that period; `obstacle`: first day and the day on which it ended. */
export interface RestorationInput {
  readonly missedEnd: CourtInstant;
  readonly cause: RestorationCause;
  readonly obstacle: { readonly from: LegalDate; readonly ended: LegalDate };
  readonly application: FiledAct;
}

/** What an application for restoration comes to. OPEN_TO_COURT: admissible; whether the period is restored is for the court to decide. */
export type RestorationFinding =
  'OPEN_TO_COURT' | 'NOT_MISSED' | 'NO_GOOD_REASON' | 'OBSTACLE_CAME_LATER' | 'APPLIED_TOO_LATE';

const TEXTS: Readonly<Record<RestorationFinding, Bilingual>> = {
  OPEN_TO_COURT: {
    zh: '申请符合条件，是否准许顺延由人民法院决定。',
    en: 'The application is admissible; whether the period is restored is for the court to decide.',
  },
  NOT_MISSED: {
    zh: '申请时期间尚未届满，没有耽误期限，无须顺延。',
    en: 'The period was still running when this was asked for: nothing is to be restored.',
  },
  NO_GOOD_REASON: {
    zh: '不属于不可抗拒的事由或者其他正当理由，不予顺延。',
    en: 'Neither force majeure nor another good reason: the period is not restored.',
  },
  OBSTACLE_CAME_LATER: {
    zh: '障碍发生于期间届满之后，期限并非因此耽误，不予顺延。',
    en: 'The obstacle came after the period had ended and did not make it missed: it is not restored.',
  },
  APPLIED_TOO_LATE: {
    zh: '申请已超过障碍消除后的十日，不予顺延。',
    en: 'It was asked for more than ten days after the obstacle had ended: the period is not restored.',
  },
};

/**
 * PER-7: may a missed period be restored (期限顺延)? Where it was missed by force majeure or for another good reason, and the party asks within
 * ten days after the obstacle ended; what was posted in time is in time (PER-5). The court decides. Source: 民诉法86. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function restoration(input: RestorationInput, calendar: CourtCalendar): Derived<RestorationFinding> {
  const { missedEnd, cause, obstacle, application } = input;
  const beforeEnd = doneInTime(application, missedEnd);
  const deadline = restorationDeadline(obstacle.ended, calendar);
  const inTime = doneInTime(application, deadline.instant);
  const value = restorationFinding(input, beforeEnd.value, inTime.value);
  return {
    value,
    provisional: deadline.provisional,
    derivation: {
      rule: 'PER-7',
      article: articleOf('CPL.RESTORATION'),
      inputs: {
        missedEnd,
        cause,
        obstacleFrom: obstacle.from,
        obstacleEnded: obstacle.ended,
        receivedAt: application.receivedAt,
        postedAt: application.postedAt,
        calendar: calendar.editionIds,
      },
      parts: [beforeEnd.derivation, deadline.derivation, inTime.derivation],
      text: TEXTS[value],
      value,
    },
  };
}

/** The finding, once it is known whether the application came before the period ended and within the ten days. */
function restorationFinding(
  { missedEnd, cause, obstacle }: Omit<RestorationInput, 'application'>,
  beforeEnd: boolean,
  inTime: boolean,
): RestorationFinding {
  if (beforeEnd) return 'NOT_MISSED';
  if (cause === null) return 'NO_GOOD_REASON';
  if (compareInstants(startOfDay(obstacle.from), missedEnd) >= 0) return 'OBSTACLE_CAME_LATER';
  return inTime ? 'OPEN_TO_COURT' : 'APPLIED_TOO_LATE';
}
