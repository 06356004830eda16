import { actText, compareInstants, instantText, type CourtInstant } from '../basics/instants.js';
import { type Derived } from '../basics/derivation.js';
import { PERIOD_ARTICLE } from './period.js';

/** An act of a party that a period limits: when the court received it, and when it was posted, if it was. */
export interface FiledAct {
  readonly receivedAt: CourtInstant;
  readonly postedAt: CourtInstant | null;
}

/**
 * PER-5: was an act done in time? What was posted before the end of the period is in time, however long it travelled; what
 * the court had in time is in time whatever the postmark says. The end is exclusive, so an act at 24:00 itself is late. Source: 民诉法85(4).
 */
export function doneInTime(act: FiledAct, end: CourtInstant): Derived<boolean> {
  const posted = act.postedAt !== null && compareInstants(act.postedAt, act.receivedAt) < 0 ? act.postedAt : null;
  const doneAt = posted ?? act.receivedAt;
  const value = compareInstants(doneAt, end) < 0;
  const how = posted === null ? { zh: '收到', en: 'received' } : { zh: '交邮', en: 'posted' };
  return {
    value,
    provisional: false,
    derivation: {
      rule: 'PER-5',
      article: `${PERIOD_ARTICLE}第四款`,
      inputs: { receivedAt: act.receivedAt, postedAt: act.postedAt, end },
      parts: [],
      text: {
        zh: `${actText(doneAt).zh}${how.zh}，期间于${instantText(end).zh}届满：${value ? '未逾期（在途时间不计）' : '已逾期'}。`,
        en: `It was ${how.en} at ${actText(doneAt).en}; the period ended at ${instantText(end).en}: ${value ? 'in time, travel not counted' : 'late'}.`,
      },
      value,
    },
  };
}
