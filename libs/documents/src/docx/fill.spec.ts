import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import PizZip from 'pizzip';
import { paragraph, partsOf } from '../making/parts.js';
import { packed } from './archive.js';
import { fill, type Filling } from './fill.js';
import { readDocument } from './read.js';

/** A template of one paragraph a text. */
function template(...texts: readonly string[]): Uint8Array {
  const zip = new PizZip();
  const parts = partsOf(texts.map((text) => paragraph('Body', text)).join(''));
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return packed(zip);
}
const on = legalDate('2026-12-01');
const filled = (texts: readonly string[], values: Filling['values'], names = Object.keys(values)): string[] =>
  readDocument(fill(template(...texts), { values, names, on }).bytes).blocks.map((block) =>
    block.kind === 'PARAGRAPH' ? block.runs.map(({ text }) => text).join('') : 'table',
  );

describe('a template', () => {
  it('is filled by name; what is optional and not given prints nothing', () => {
    expect(filled(['{名称}，{身份}。'], { 名称: '张三', 身份: undefined })).toEqual(['张三，。']);
  });

  it('has lists, with what stands outside them at hand inside', () => {
    const values = { 清单: [{ 财产: '房屋' }, { 财产: '车辆' }], 人: '甲' };
    expect(filled(['{#清单}', '{人}的{财产}', '{/}'], values, ['清单', '财产', '人'])).toEqual([
      '甲的房屋',
      '甲的车辆',
    ]);
    expect(filled(['{#事实}{.}；{/事实}'], { 事实: ['一', '二'] })).toEqual(['一；二；']);
    expect(filled(['有{事实}等'], { 事实: ['一', '二'] })).toEqual(['有一、二等']);
  });

  it('has parts that stand where a field has certain words, or is set', () => {
    const texts = ['{#事由＝履行完毕}', '完毕', '{/}', '{#事由=撤回}', '撤回', '{/}', '{#保全}', '保全', '{/}'];
    expect(filled(texts, { 事由: '履行完毕', 保全: true })).toEqual(['完毕', '保全']);
    expect(filled(texts, { 事由: '撤回', 保全: false })).toEqual(['撤回']);
  });

  it('cites by id, each provision once, and only what stands', () => {
    const texts = ['依照{法条:CPL.STAY}', '依照{法条:CPL.STAY}', '{#保全}', '{法条:CPL.LISTING}', '{/}'];
    const { citations } = fill(template(...texts), { values: { 保全: false }, names: ['保全'], on });
    expect(citations.map(({ provision }) => provision)).toEqual(['CPL.STAY']);
  });

  it.each([
    [
      'a name that no field has',
      ['{名字}'],
      'DOCUMENT.PLACEHOLDER_UNKNOWN: The template has unknown placeholders: {名字}.',
    ],
    ['a condition on one', ['{#名字＝甲}', '{/}'], 'DOCUMENT.PLACEHOLDER_UNKNOWN'],
    ['a list that does not end', ['{#名称}'], 'DOCUMENT.TEMPLATE_BROKEN'],
    ['a brace too many', ['{{名称}'], 'DOCUMENT.TEMPLATE_BROKEN'],
    ['a provision that nobody knows', ['{法条:CPL.NOTHING}'], 'STATUTE.PROVISION_UNKNOWN'],
  ])('is refused for %s', (_, texts, message) => {
    expect(() => filled(texts, { 名称: '甲' })).toThrow(message);
  });

  it('gives the same bytes whenever and wherever it is filled', () => {
    const once = fill(template('{名称}'), { values: { 名称: '甲' }, names: ['名称'], on }).bytes;
    const dates = Object.values(new PizZip(once).files).map(({ date }) => date.getFullYear());
    expect(new Set(dates)).toEqual(new Set([1980]));
  });
});
