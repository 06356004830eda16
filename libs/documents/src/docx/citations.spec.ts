import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { citationText, citedIn } from './citations.js';

const today = legalDate('2026-12-01');

describe('citations in a template', () => {
  it('are tags with the ids of provisions', () => {
    expect(citedIn('法条:CPL.DEPOSITS、 CPL.SEIZURE')).toEqual(['CPL.DEPOSITS', 'CPL.SEIZURE']);
    expect(citedIn('法条：CPL.DEPOSITS')).toEqual(['CPL.DEPOSITS']);
    expect(citedIn('案由')).toBeUndefined();
  });

  it('name a statute once for several of its articles', () => {
    expect(citationText(['CPL.DEPOSITS', 'CPL.SEIZURE', 'CONTROL_PROVISIONS.RULING'], today).text).toBe(
      '《中华人民共和国民事诉讼法》第二百五十三条、第二百五十五条、《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第一条',
    );
  });

  it('stand as they stood on the date', () => {
    expect(citationText(['CPL.DEPOSITS'], legalDate('2021-06-01')).text).toContain('第二百四十二条');
    expect(() => citationText(['CPL.NOTHING'], today)).toThrow('STATUTE.PROVISION_UNKNOWN');
  });
});
