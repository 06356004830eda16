import { describe, expect, it } from '@jest/globals';
import { particularsOf } from './particulars.js';

describe('what identifies a party in a document', () => {
  it('is sex and birth by the number, address and number of a person', () => {
    const person = {
      kind: 'PERSON',
      name: '张三',
      number: '11010519491231002X',
      address: '浙江省缙云县某某路1号',
    } as const;
    expect(particularsOf(person)).toBe(
      '女，1949年12月31日出生，住浙江省缙云县某某路1号，公民身份号码11010519491231002X',
    );
  });

  it('is seat, code and representative of a unit', () => {
    const unit = { kind: 'UNIT', name: '某公司', address: '缙云县', representative: '李四' } as const;
    expect(particularsOf(unit)).toBe('住所地缙云县，法定代表人李四');
  });

  it('is nothing where nothing is known', () => {
    expect(particularsOf({ kind: 'PERSON', name: '张三' })).toBeUndefined();
  });
});
