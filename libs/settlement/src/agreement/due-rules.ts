import { dateText } from '@hejie/law';
import { attempt } from '../decisions/decision.js';
import { foundAt, type Found, type LegalityRule, type ReviewedCase } from './legality-rule.js';
import { obligationsOf } from './obligations.js';
import { type AgreementTerms } from './terms.js';

/** What falls due on a rest day, where the agreement does not say whether it may be performed after it; a day that cannot be read is found elsewhere. */
function restDays(terms: AgreementTerms, { calendar }: ReviewedCase): Found[] {
  if (terms.restDay !== undefined) return [];
  const due = obligationsOf(terms).filter((one) => {
    const working = attempt(() => calendar.isWorkingDay(one.due));
    return working.ok && !working.value;
  });
  if (due.length === 0) return [];
  const named = due.map(({ no, due: day }) => `第${no}期${dateText(day)}`).join('、');
  return [
    foundAt(
      '/restDay',
      `${named}为休假日，协议未约定可否顺延至休假日后的第一个工作日；未约定的，可以顺延。`,
      `Obligations ${due.map(({ no }) => no).join(', ')} fall due on a rest day, and the agreement does not say whether they may be performed on the first working day after it; if it stays silent, they may.`,
    ),
  ];
}

/** No grace is agreed of no length, in no half days, or longer than a year. */
function graceFindings({ grace }: AgreementTerms): Found[] {
  if (grace === undefined || (Number.isInteger(grace.days) && grace.days >= 1 && grace.days <= 365)) return [];
  return [foundAt('/grace/days', '约定宽限期应为一日至三百六十五日。', 'The agreed grace is of one to 365 days.')];
}

/** The rules on until when an instalment is performed in time (SET-DUE-REST, SET-GRACE). */
export const DUE_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.REST_DAY_UNSAID',
    severity: 'WARNING',
    rule: 'SET-DUE-REST',
    remedy: {
      zh: '写明遇休假日顺延至其后第一个工作日，或者以约定日期为准',
      en: 'say whether what is due on a rest day may be performed on the next working day, or is due as written',
    },
    find: restDays,
  },
  {
    code: 'AGREEMENT.GRACE_INVALID',
    severity: 'BLOCKING',
    rule: 'SET-GRACE',
    remedy: { zh: '写明宽限期的日数', en: 'name the days of grace' },
    find: graceFindings,
  },
];
