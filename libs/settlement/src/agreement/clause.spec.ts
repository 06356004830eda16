import { describe, expect, it } from '@jest/globals';
import { AGREEMENT, REVIEWED } from '../../test/fixture/agreements.js';
import { packOf } from '@hejie/law';
import { readClause } from './clause.js';
import { lintAgreement } from './lint.js';

const found = (clause: string): string[] =>
  lintAgreement({ ...AGREEMENT, otherClauses: [clause] }, packOf('dongying-2020'), REVIEWED).map(
    (f) => `${f.severity} ${f.code.replace('AGREEMENT.', '')}`,
  );

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
    ['当事人同意以物抵债，并由法院出具裁定书。', 'IN_KIND_RULING'],
    ['双方同意以房抵债，法院应当据此制作裁定办理过户。', 'IN_KIND_RULING'],
    ['双方同意以房抵债，双方不得反悔并由法院出具裁定书', 'IN_KIND_RULING'],
    ['请求人民法院出具以车抵款裁定。', 'IN_KIND_RULING'],
    ['法院裁定将房屋过户给申请执行人以抵顶债务。', 'IN_KIND_RULING'],
    ['法院裁定将房屋过户给申请执行人，以抵顶债务。', 'IN_KIND_RULING'],
    ['法院不得拒绝出具以物抵债裁定。', 'IN_KIND_RULING'],
    ['违约后法院立即恢复执行，无须另行申请。', 'AUTOMATIC_RESUMPTION'],
    ['逾期一日，法院依职权恢复执行。', 'AUTOMATIC_RESUMPTION'],
    ['逾期的，无须申请，立即恢复执行', 'AUTOMATIC_RESUMPTION'],
    ['被执行人违约的，申请执行人有权要求法院立即恢复执行，不需要另行申请', 'AUTOMATIC_RESUMPTION'],
    ['请法院出具执行和解调解书并赋予强制执行力。', 'MEDIATION_DOCUMENT'],
    ['本和解协议经法院确认后具有强制执行力', 'MEDIATION_DOCUMENT'],
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
    '当事人不申请法院出具以物抵债裁定。',
    '双方以房抵债，法院不得据此出具裁定',
    '双方以房抵债，不请求人民法院作出裁定',
    '被执行人违约，法院不依职权恢复执行',
    '本协议不具有强制执行力',
  ])('SET-ART-9-1, SET-ART-6-1: “%s” forbids it, and may stand', (clause) => {
    expect(found(clause)).toEqual([]);
  });

  it.each([
    '被执行人违约的，申请执行人可以申请法院立即恢复执行',
    '经申请执行人申请，法院立即恢复执行',
    '以车辆抵偿部分债务，申请执行人申请法院作出解除查封裁定',
    '以车辆抵偿（2025）鲁0502民初1号民事裁定书确定的部分债务',
    '法院裁定恢复执行，以房抵债的部分予以扣除',
    '经公证处公证的债权文书，依协议由公证机关赋予强制执行效力',
  ])('SET-ART-9-1, SET-ART-6-1: “%s” speaks of something else, and may stand', (clause) => {
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
    expect([
      finding?.zh.endsWith('（表述不明，请核对。）'),
      finding?.en.endsWith('(The wording is not clear: to be checked.)'),
    ]).toEqual([true, true]);
  });

  it('that names a thing twice is read at its gravest, one that does not name it is not read', () => {
    expect(readClause('法院不出具执行调解书；执行调解书由双方领取', [/执行调解书/])).toBe('PROVIDES');
    expect(readClause('法院不出具执行调解书；不得收费并出具执行调解书', [/执行调解书/])).toBe('DOUBTFUL');
    expect(readClause('双方自行过户', [/执行调解书/])).toBeNull();
  });

  it('is read no further where a first sentence provides for the thing', () => {
    const unread = {
      get doubtful(): RegExp {
        throw new Error('read on');
      },
    };
    expect(readClause('法院出具执行调解书；执行调解书由双方领取', [/执行调解书/, unread])).toBe('PROVIDES');
    expect(() => readClause('法院不出具执行调解书', [/执行调解书/, unread])).toThrow('read on');
  });

  it('of forty thousand characters is read in a moment', () => {
    const started = performance.now();
    expect(readClause(`不${'执行调解书'.repeat(8000)}`, [/执行调解书/])).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
