import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { namesIn, readFields } from './read-fields.js';
import { choice, day, flag, named, some, text, yuan } from './values.js';

const schema = z.strictObject({
  court: named('名称', text),
  paid: named('金额', yuan),
  on: named('日期', day.optional()),
  act: named('措施', choice({ FREEZE: '冻结', SEIZE: '查封' })),
  kept: named('保全', flag.optional()),
  list: named('清单', some(z.strictObject({ what: named('财产', text) }))),
  facts: named('事实', some(text).optional()),
});
const fields = { court: '甲', paid: '8182.00', act: 'FREEZE', list: [{ what: '房屋' }, { what: '车辆' }] };

describe('fields as they are printed', () => {
  it('bear the names of templates, and entries of lists their numbers', () => {
    expect(readFields(schema, { ...fields, on: '2026-12-01', kept: false, facts: ['一', '二'] })).toEqual({
      名称: '甲',
      金额: '8182.00元',
      日期: '2026年12月1日',
      措施: '冻结',
      保全: false,
      清单: [
        { 财产: '房屋', 序号: '1' },
        { 财产: '车辆', 序号: '2' },
      ],
      事实: ['一', '二'],
    });
  });

  it('tell a template every name that it may use', () => {
    expect(namesIn(schema)).toEqual(['名称', '金额', '日期', '措施', '保全', '清单', '序号', '财产', '事实', '序号']);
  });

  it.each([
    [{ ...fields, paid: '8182' }, 'none'],
    [{ ...fields, paid: '-1' }, 'DOCUMENT.FIELD_INVALID'],
    [{ ...fields, paid: 'much' }, 'DOCUMENT.FIELD_INVALID'],
    [{ ...fields, on: '2026-02-30' }, 'DOCUMENT.FIELD_INVALID'],
    [{ ...fields, act: 'BURN' }, 'DOCUMENT.FIELD_INVALID'],
    [{ ...fields, court: ' ' }, 'DOCUMENT.FIELD_INVALID'],
    [{ ...fields, court: '甲\u0000' }, 'DOCUMENT.FIELD_INVALID'],
    [{ ...fields, list: [] }, 'DOCUMENT.FIELD_INVALID'],
    [{ ...fields, list: [{}] }, 'DOCUMENT.FIELD_MISSING'],
    [undefined, 'DOCUMENT.FIELD_MISSING'],
  ])('%j: %s', (given, code) => {
    const read = (): unknown => readFields(schema, given);
    if (code === 'none') expect(read).not.toThrow();
    else expect(read).toThrow(code);
  });
});
