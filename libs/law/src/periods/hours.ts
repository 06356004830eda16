import { addMs, actText, courtInstant, instantText, type CourtInstant } from '../basics/instants.js';
import { type Derived } from '../basics/derivation.js';
import { PERIOD_ARTICLE, requireLength } from './period.js';

const HOUR_MS = 3_600_000;

/**
 * PER-HOURS: the instant at which a period of `n` hours ends (48 小时, 24 小时). The hour in which it begins is not counted, so it runs from the next full hour;
 * by day or night, and not moved for days off: what the court has to do within hours it does on such a day too. Throws `PERIOD.LENGTH_INVALID`,
 * `DATE.OUT_OF_RANGE`. Source: 民诉法85(2).
 */
export function hours({ start, n }: { readonly start: CourtInstant; readonly n: number }): Derived<CourtInstant> {
  requireLength(n);
  const from = addMs(courtInstant(`${start.slice(0, 13)}:00:00+08:00`), HOUR_MS);
  const value = addMs(from, n * HOUR_MS);
  return {
    value,
    provisional: false,
    derivation: {
      rule: 'PER-HOURS',
      article: `${PERIOD_ARTICLE}第二款`,
      inputs: { start, n },
      parts: [],
      text: {
        zh: `期间于${actText(start).zh}开始，开始之时不计算在内，自${actText(from).zh}起算${n}小时，至${instantText(value).zh}届满。`,
        en: `It began at ${actText(start).en}; that hour is not counted: ${n} ${n === 1 ? 'hour' : 'hours'} from ${actText(from).en} end at ${instantText(value).en}.`,
      },
      value,
    },
  };
}
