import { describe, expect, it } from '@jest/globals';
import { Readable, Writable } from 'node:stream';
import { calculateBatch, LONGEST_LINE } from './batch.js';
import { calculate, calculateLine, calculateText, KINDS } from './calculate.js';

async function batch(...chunks: string[]): Promise<Record<string, unknown>[]> {
  let written = '';
  const output = new Writable({
    highWaterMark: 16,
    write(chunk, _encoding, done) {
      written += String(chunk);
      setImmediate(done);
    },
  });
  await calculateBatch(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output);
  return written
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('hejie calc', () => {
  it('has every kind of calculator.md', () => {
    expect(Object.keys(KINDS).sort()).toEqual([
      'allocate',
      'applicationPeriod',
      'breachDay',
      'caseNumber',
      'clauses',
      'coverage',
      'creditCode',
      'dayKind',
      'doubledInterest',
      'enforcementFee',
      'freezeExpiry',
      'hours',
      'identityNumber',
      'ledger',
      'listingTerm',
      'maskId',
      'period',
      'releasePlan',
      'resumeBalance',
      'resumptionGate',
      'schedule',
      'titleBalance',
      'workingDays',
    ]);
  });

  it('answers one calculation with its value, instant and derivation', () => {
    expect(calculateText('period', '{"start":"2026-09-04","unit":"day","n":30}')).toMatchObject({
      kind: 'period',
      value: '2026-10-08',
      instant: '2026-10-09T00:00:00+08:00',
      provisional: false,
      derivation: { rule: 'PER-3', article: '《中华人民共和国民事诉讼法》（2023）第八十五条' },
    });
    expect(calculateText('enforcementFee', '"8182"')).toMatchObject({ value: '50.00' });
  });

  it('refuses what is not JSON, an unknown kind, and a number where text is expected', () => {
    expect(calculateText('enforcementFee', 'eight')).toMatchObject({
      kind: 'enforcementFee',
      error: { code: 'INPUT.NOT_JSON' },
    });
    expect(calculate('constructor', {})).toMatchObject({ kind: 'constructor', error: { code: 'KIND.UNKNOWN' } });
    expect(calculateText('enforcementFee', '8182')).toMatchObject({ error: { code: 'INPUT.NOT_TEXT' } });
  });

  it('every refusal has its code, its rule, its place and both languages, and nothing else', () => {
    // What is no calculation that can be read is refused by no rule of law.
    const unread = [
      calculate('none', {}),
      calculateText('period', undefined),
      calculateText('period', '{'),
      calculateLine('['),
      calculateLine('{}'),
      calculateLine('{"kind":"maskId"}'),
      calculateLine('{"kind":"maskId","input":"x","as":1}'),
    ];
    const refused = [
      calculateText('period', '{}'),
      calculateText('dayKind', '{"date":"2006-10-02"}'),
      calculateText('enforcementFee', '"-1"'),
      calculateText('clauses', '{"pack":"nobody","texts":[]}'),
    ];
    const errors = [...unread, ...refused].map((answer) => (answer as { error: Record<string, string | null> }).error);
    for (const error of errors) {
      expect(Object.keys(error).sort()).toEqual(['code', 'en', 'path', 'rule', 'zh']);
      expect(error['code']).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
      expect(error['zh']).toMatch(/[一-龥].*。$/s);
    }
    expect(errors.map(({ rule }) => rule)).toEqual([
      ...unread.map(() => null),
      ...['PER-1', 'PER-4', 'FEE-1', 'SET-ART-6-1'],
    ]);
  });

  it('a wrong input of each kind is refused under the rule of the kind', () => {
    for (const kind of Object.keys(KINDS))
      expect(calculate(kind, 7)).toMatchObject({
        error: {
          code: expect.stringMatching(/^INPUT\./),
          rule: expect.stringMatching(/^([A-Z][A-Z\d -]+|rules\.md §11)$/),
        },
      });
  });

  it('a refusal in a batch keeps the place of its line', async () => {
    const answers = await batch(
      '{"kind":"maskId","input":"3705',
      '02198806150017"}\r\n\n{"kind":"none","input":1}\n[]\n{"kind":"maskId"}\n{"kind":"maskId","input":"x","as":1}\n{"kind":"enforcementFee","input":"10000"}',
    );
    expect(
      answers.map((answer) => [answer['kind'], answer['value'] ?? (answer['error'] as { code: string }).code]),
    ).toEqual([
      ['maskId', '3705021988****0017'],
      [null, 'INPUT.NOT_JSON'],
      ['none', 'KIND.UNKNOWN'],
      [null, 'INPUT.NOT_JSON'],
      ['maskId', 'INPUT.MISSING'],
      ['maskId', 'INPUT.UNKNOWN_FIELD'],
      ['enforcementFee', '50.00'],
    ]);
  });

  it('Chinese text is read whole across chunks, and U+2028 does not end a line', async () => {
    const bytes = Buffer.from(
      '{"kind":"caseNumber","input":"（2023）鲁0502执恢118号"}\n{"kind":"maskId","input":"\u2028"}\n',
    );
    let written = '';
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        written += String(chunk);
        done();
      },
    });
    await calculateBatch(Readable.from([bytes.subarray(0, 32), bytes.subarray(32)]), output);
    const lines = written.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('东营市东营区人民法院');
  });

  it('a line that is too long is refused in its place, and costs no more than its length', async () => {
    const chunk = 'x'.repeat(64 * 1024);
    const before = process.cpuUsage();
    const answers = await batch(
      '{"kind":"enforcementFee","input":"1"}\n',
      ...Array.from({ length: 1024 }, () => chunk),
      '\n{"kind":"enforcementFee","input":"10000"}',
    );
    const { user, system } = process.cpuUsage(before);
    expect(answers.map((answer) => answer['value'] ?? (answer['error'] as { code: string }).code)).toEqual([
      '50.00',
      'INPUT.TOO_LONG',
      '50.00',
    ]);
    expect(user + system).toBeLessThan(5_000_000);
  });

  it('a line of the greatest length is read, one character more is not', async () => {
    const line = `{"kind":"maskId","input":"${'x'.repeat(LONGEST_LINE - 28)}"}`;
    expect(line).toHaveLength(LONGEST_LINE);
    const middle = LONGEST_LINE / 2;
    const answers = await batch(line.slice(0, middle), `${line.slice(middle)}\r`, `\n${line}\n`, `${line} `);
    expect(answers.map((answer) => answer['value'] ?? (answer['error'] as { code: string }).code)).toEqual([
      'INPUT.TOO_LONG',
      '****',
      'INPUT.TOO_LONG',
    ]);
  });

  it('writes as fast as 10,000 lines a minute with room to spare', async () => {
    const line = `${JSON.stringify({ kind: 'resumeBalance', input: { principal: '1000000', dailyRate: '0.0001', expiry: '2026-01-10', fee: '12400', payments: [['2026-04-20', '200000']], asOf: '2026-10-07', order: 'fee,interest,principal,doubled' } })}\n`;
    const before = process.cpuUsage();
    expect(await batch(line.repeat(2_000))).toHaveLength(2_000);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(12_000_000);
    expect('error' in calculateLine(line)).toBe(false);
  });
});
