import { courtInstant, endOfDay, legalDate, packOf, publishedCalendar } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applicationDeadline } from './acceptance.js';
import { greenDue, greenItemOf } from './green-channel.js';
import { isOnGreenChannel, tagsOf } from './tags.js';

const calendar = publishedCalendar();
const national = packOf('national@3');

describe('the tags of a case (A8, A11)', () => {
  it('A8: 涉企 where an enterprise is on either side, 涉民生 by the cause', () => {
    const persons = [{ kind: 'NATURAL_PERSON' }, { kind: 'PUBLIC_BODY' }] as const;
    const withFirm = [...persons, { kind: 'KEY_ENTERPRISE' }] as const;
    expect(tagsOf({ cause: '买卖合同纠纷', parties: withFirm })).toEqual(['ENTERPRISE']);
    expect(tagsOf({ cause: '追索劳动报酬纠纷', parties: withFirm })).toEqual(['ENTERPRISE', 'LIVELIHOOD']);
    expect(tagsOf({ cause: '赡养费纠纷', parties: persons })).toEqual(['LIVELIHOOD']);
    expect(tagsOf({ cause: '民间借贷纠纷', parties: persons })).toEqual([]);
  });

  it('A8: 将所有涉企案件纳入绿色通道: at Jianli by the tag, elsewhere by hand', () => {
    const firm = { marked: false, tags: ['ENTERPRISE'] } as const;
    expect(isOnGreenChannel(firm, packOf('jianli-2023@3'))).toBe(true);
    expect(isOnGreenChannel(firm, packOf('jianli-2023@2'))).toBe(false);
    expect(isOnGreenChannel(firm, packOf('dongying-2020@3'))).toBe(false);
    expect(isOnGreenChannel({ marked: true, tags: [] }, packOf('dongying-2020@3'))).toBe(true);
  });
});

describe('the clocks of the green channel (A8)', () => {
  const openedAt = courtInstant('2026-11-20T16:00:00+08:00');
  const due = (kind: string, at: string | null) =>
    greenDue({ kind, openedAt, due: at === null ? null : courtInstant(at) }, national, calendar);

  it('A8: shortens a term and sets one where there is none, and never lengthens what the law sets', () => {
    expect(due('ASK_PARTIES', '2026-11-28T00:00:00+08:00')).toBe(endOfDay(legalDate('2026-11-24')));
    expect(due('ASK_PARTIES', '2026-11-21T00:00:00+08:00')).toBe('2026-11-21T00:00:00+08:00');
    expect(due('ANSWER_REQUEST', null)).toBe(endOfDay(legalDate('2026-11-25')));
    expect(due('FILE_AS_ENFORCEMENT', null)).toBe(endOfDay(legalDate('2026-11-20')));
    expect(due('COERCION_OVERDUE', '2026-11-28T00:00:00+08:00')).toBe('2026-11-28T00:00:00+08:00');
    expect(greenDue({ kind: 'ASK_PARTIES', openedAt, due: null }, packOf('national@2'), calendar)).toBeNull();
  });

  it('A8: whatever the term was, it is no later for the green channel', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom('ASK_PARTIES', 'PAY_OUT', 'OTHER'), (days, kind) => {
        const before = endOfDay(
          legalDate(`2026-${days > 30 ? '12' : '11'}-${String((days % 30) + 1).padStart(2, '0')}`),
        );
        const after = greenDue({ kind, openedAt, due: before }, national, calendar);
        expect(after !== null && after <= before).toBe(true);
      }),
    );
  });

  it('SEED4: 12个事项, each kind of task in one of them at most', () => {
    expect(national.greenChannel?.items).toHaveLength(12);
    expect(greenItemOf('PAY_OUT', national)?.name).toBe('案款');
    expect(greenItemOf('OWED_AFTER_ENDING', national)).toBeNull();
  });

  it('PRE-3, SEED4: 一天内受理: a working day on the green channel, seven days for every other', () => {
    const handedIn = legalDate('2026-11-20');
    expect(applicationDeadline({ handedIn, green: true }, national, calendar).value).toBe('2026-11-23');
    expect(applicationDeadline({ handedIn, green: false }, national, calendar).value).toBe('2026-11-27');
    expect(applicationDeadline({ handedIn, green: true }, packOf('national@2'), calendar).value).toBe('2026-11-27');
  });
});
