import { yearOf, type LegalDate } from '../basics/dates.js';
import { type Bilingual, type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { articleOf } from '../statutes/citation.js';
import { noted, settledNote } from './calendar-note.js';
import { type CourtCalendar, type DayKind, type DayReason } from './calendar.js';

const REASON_TEXTS: Readonly<Record<DayReason, Bilingual>> = {
  weekday: { zh: '工作日', en: 'a working day' },
  weekend: { zh: '周末休息日', en: 'a weekend' },
  holiday: { zh: '放假日', en: 'a holiday' },
  'make-up': { zh: '调休上班日', en: 'a make-up workday' },
};

/** PER-4: the kind of a day with its derivation. Throws `CALENDAR.YEAR_UNKNOWN`. Source: the year's State Council notice. */
export function derivedDayKind(date: LegalDate, calendar: CourtCalendar): Derived<DayKind> {
  const value = calendar.dayKind(date);
  const awaited = calendar.awaitedNotice(date);
  const provisional = awaited !== null;
  const reason = REASON_TEXTS[value.reason];
  const holiday = value.name === null ? '' : `（${value.name}）`;
  return {
    value,
    provisional,
    derivation: noted(
      {
        rule: 'PER-4',
        article:
          awaited === yearOf(date)
            ? '《全国年节及纪念日放假办法》'
            : `${articleOf('CPL.PERIODS')}；国务院办公厅节假日安排通知`,
        inputs: { date, calendar: calendar.editionIds },
        parts: [],
        text: {
          zh: `${dateText(date)}为${reason.zh}${holiday}${provisional ? `（${awaited}年放假通知未载入，暂定）` : ''}。`,
          en: `${date} is ${reason.en}${holiday === '' ? '' : ` ${holiday}`}${provisional ? `; the notice of ${awaited} is not loaded, so this is provisional` : ''}.`,
        },
        value: { ...value },
      },
      settledNote(calendar, date, date),
    ),
  };
}
