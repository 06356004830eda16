import { describe, expect, it } from '@jest/globals';
import { filedTwice, type FiledPerson } from './filed-twice.js';

const creditor: FiledPerson = { side: 'CREDITOR', name: '张三', identityNumber: '11010519491231002X' };
const debtor: FiledPerson = { side: 'DEBTOR', name: '某某砂石有限公司', identityNumber: '91350100M000100Y43' };
const caseNumber = '（2026）鲁0502执前调5号';
const warned = (parties: readonly FiledPerson[], before: readonly FiledPerson[] = [creditor, debtor]) =>
  filedTwice(parties, [{ caseNumber, parties: before }]).map(({ code, path }) => [code, path]);
const NONE = { zh: '', en: '' };
const told = [['APPLICATION.TITLE_FILED_BEFORE', '/title/number']];

describe('PRE-3: the same judgment filed twice', () => {
  it('between the same parties is looked at twice, and the open case is named', () => {
    expect(warned([creditor, debtor])).toEqual(told);
    const [{ zh, en } = NONE] = filedTwice([creditor, debtor], [{ caseNumber, parties: [debtor, creditor] }]);
    expect(zh).toContain(caseNumber);
    expect(en).toContain(caseNumber);
  });

  it('is told of without its number to who may not see the earlier case', () => {
    const [{ zh, en } = NONE] = filedTwice([creditor, debtor], [{ parties: [creditor, debtor] }]);
    expect([zh, en]).toEqual([
      '同一执行依据、相同当事人的和解案件尚未结束，请核对是否重复申请。',
      'A case on the same title between the same parties has not ended: check whether this is filed twice.',
    ]);
  });

  it('with a co-debtor more or less is the same claim, by another creditor or against another debtor it is none', () => {
    const coDebtor: FiledPerson = { side: 'DEBTOR', name: '李四' };
    expect(warned([creditor, coDebtor, debtor])).toEqual(told);
    expect(warned([creditor, coDebtor])).toEqual([]);
    expect(warned([{ side: 'CREDITOR', name: '王五' }, debtor])).toEqual([]);
    expect(
      warned([
        { ...debtor, side: 'CREDITOR' },
        { ...creditor, side: 'DEBTOR' },
      ]),
    ).toEqual([]);
  });

  it('knows a person by the number, however it is typed, and by the name only where a number is missing', () => {
    expect(warned([{ ...creditor, name: '张 三丰', identityNumber: '１１010519491231002x' }, debtor])).toEqual(told);
    expect(warned([{ ...creditor, identityNumber: '110101199003070134' }, debtor])).toEqual([]);
    expect(warned([{ side: 'CREDITOR', name: ' 张\u200b三' }, debtor])).toEqual(told);
    expect(warned([{ side: 'CREDITOR', name: '张四' }, debtor])).toEqual([]);
  });

  it('many times names the first of the cases that fits', () => {
    const filings = ['1', '2', '3'].map((number) => ({ caseNumber: number, parties: [creditor, debtor] }));
    const stranger = { caseNumber: '0', parties: [creditor] };
    expect(filedTwice([creditor, debtor], [stranger, ...filings]).map(({ en }) => en)).toEqual([
      'A case on the same title between the same parties, 1, has not ended: check whether this is filed twice.',
    ]);
  });

  it('was filed once where there is no open case of the title', () => {
    expect(filedTwice([creditor, debtor], [])).toEqual([]);
  });
});
