import { describe, expect, it } from '@jest/globals';
import { AGREEMENT, REVIEWED } from '../../test/agreements.js';
import { packOf } from '@hejie/law';
import { readClause } from './clause.js';
import { lintAgreement } from './lint.js';

const found = (clause: string): string[] => lintAgreement({ ...AGREEMENT, otherClauses: [clause] }, packOf('dongying-2020'), REVIEWED).map((f) => `${f.severity} ${f.code.replace('AGREEMENT.', '')}`);

describe('a clause of an agreement', () => {
  it.each([
    ['被执行人不能按期付款的自动恢复强制执行', 'AUTOMATIC_RESUMPTION'],
    ['被执行人不按期付款，自动恢复执行', 'AUTOMATIC_RESUMPTION'],
    ['任何一期不再支付的直接恢复执行原判决', 'AUTOMATIC_RESUMPTION'],
    ['逾期不予支付的视为自动恢复执行', 'AUTOMATIC_RESUMPTION'],
    ['未按期付款的自动恢复执行', 'AUTOMATIC_RESUMPTION'],
    ['被执行人不可抗力之外逾期的自动恢复执行', 'AUTOMATIC_RESUMPTION'],
    ['被执行人不得阻碍法院直接恢复执行', 'AUTOMATIC_RESUMPTION'],
    ['如被执行人不能履行，由法院作出以物抵债裁定', 'IN_KIND_RULING'],
    ['不能按期还款的由法院出具以物抵债裁定', 'IN_KIND_RULING'],
    ['法院无权拒绝作出以物抵债裁定', 'IN_KIND_RULING'],
    ['法院不得不作出以物抵债裁定', 'IN_KIND_RULING'],
    ['法院不得拒绝出具执行调解书', 'MEDIATION_DOCUMENT'],
    ['本协议不能撤销并由法院出具执行调解书', 'MEDIATION_DOCUMENT'],
    ['本协议不得上诉；由法院出具执行调解书', 'MEDIATION_DOCUMENT'],
    ['法院不自动恢复执行！由法院出具执行调解书', 'MEDIATION_DOCUMENT'],
  ])('SET-ART-9-1, SET-ART-6-1: “%s” provides for what may not be agreed: %s', (clause, code) => {
    expect(found(clause)).toEqual([`BLOCKING ${code}`]);
  });

  it.each([
    '人民法院不得依据本协议作出以物抵债裁定',
    '被执行人不履行的，不自动恢复执行，由申请执行人申请',
    '不自动恢复执行',
    '未经申请执行人申请，法院不得直接恢复执行',
    '法院裁定不得以该房屋抵债',
    '本协议不是执行依据，法院不出具执行调解书',
    '禁止法院作出以物抵债裁定',
  ])('SET-ART-9-1, SET-ART-6-1: “%s” forbids it, and may stand', (clause) => {
    expect(found(clause)).toEqual([]);
  });

  it.each([
    ['法院不得作出本案的以物抵债裁定', 'IN_KIND_RULING'],
    ['不得另行收费并出具执行调解书', 'MEDIATION_DOCUMENT'],
    ['本协议不得上诉且由法院出具执行调解书', 'MEDIATION_DOCUMENT'],
    ['被执行人不再出现时自动恢复执行', 'AUTOMATIC_RESUMPTION'],
  ])('SET-ART-9-1, SET-ART-6-1: “%s” can be read both ways and is warned of: %s', (clause, code) => {
    expect(found(clause)).toEqual([`WARNING ${code}`]);
    const [finding] = lintAgreement({ ...AGREEMENT, otherClauses: [clause] }, packOf('dongying-2020'), REVIEWED);
    expect([finding?.zh.endsWith('（表述不明，请核对。）'), finding?.en.endsWith('(The wording is not clear: to be checked.)')]).toEqual([true, true]);
  });

  it('that names a thing twice is read at its gravest, one that does not name it is not read', () => {
    expect(readClause('法院不出具执行调解书；执行调解书由双方领取', /执行调解书/)).toBe('PROVIDES');
    expect(readClause('法院不出具执行调解书；不得收费并出具执行调解书', /执行调解书/)).toBe('DOUBTFUL');
    expect(readClause('双方自行过户', /执行调解书/)).toBeNull();
  });

  it('of forty thousand characters is read in a moment', () => {
    const started = performance.now();
    expect(readClause(`不${'执行调解书'.repeat(8000)}`, /执行调解书/)).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
