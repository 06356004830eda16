import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LAW_EDITION, legalDate, parseRate, parseYuan, type Yuan } from '@hejie/law';
import { balanceOnResumption } from '@hejie/settlement';
import { calculate, KINDS } from '../calculator/calculate.js';
import { verdictOn, verifyCommand } from './verify.js';

/** S7 on 2026-11-23 with a waiver that stands, as the service stores it in `enforcement.balance`. */
const BALANCE = balanceOnResumption({
  claim: {
    principal: parseYuan('1000000'),
    dailyRate: parseRate('0.0001'),
    expiry: legalDate('2026-03-15'),
    fee: parseYuan('12400'),
  },
  postings: [{ id: 'p1', kind: 'PAYMENT', valueDate: legalDate('2026-06-30'), amount: parseYuan('300000') }],
  asOf: legalDate('2026-11-23'),
  order: null,
  waivers: [{ of: 'DOUBLED', amount: '1000.00' as Yuan, condition: 'UNCONDITIONAL' }],
}).value;
const LIST = JSON.stringify(BALANCE);
const S7 = [
  { no: 1, due: '2026-06-30', amount: '300000' },
  { no: 2, due: '2026-09-30', amount: '300000' },
];
const performance = { instalments: S7, receipts: [{ valueDate: '2026-06-30', amount: '300000' }] };
/** One calculation of each kind. */
const ASKED: Readonly<Record<string, unknown>> = {
  period: { start: '2026-09-04', unit: 'day', n: 30 },
  workingDays: { start: '2026-09-30', n: 5 },
  hours: { start: '2026-11-28T10:20:00+08:00', n: 48 },
  dayKind: { date: '2026-10-10' },
  doubledInterest: { slices: [['1000000', '2026-03-12', '2026-06-20']], excludedDays: 40 },
  enforcementFee: '8182',
  allocate: {
    amount: '600000',
    buckets: { fee: '3000', interest: '40000', principal: '500000', doubled: '20000' },
    order: ['fee', 'interest', 'principal', 'doubled'],
  },
  titleBalance: {
    items: [
      { principal: '1000', expiry: '2013-01-10', accrued: '5', rates: [['2013-01-10', '0.0001']] },
      { principal: '50', expiry: '2026-01-20', rates: [], general: false },
    ],
    fee: '50',
    payments: [['2026-01-20', '200']],
    asOf: '2026-01-30',
    order: 'fee,interest,principal,doubled',
  },
  resumeBalance: {
    principal: '1000000',
    dailyRate: '0.0001',
    expiry: '2026-01-10',
    fee: '12400',
    payments: [['2026-04-20', '200000']],
    asOf: '2026-10-07',
    order: 'fee,interest,principal,doubled',
  },
  applicationPeriod: { lastPerformanceDay: '2024-11-21', interruptions: ['2025-01-05'] },
  freezeExpiry: { effective: '2026-11-21', asset: 'deposit' },
  listingTerm: { listed: '2024-12-01', ground: 6, extensionYears: 1 },
  caseNumber: `(2026)鲁0502执07号${'1'.repeat(90)}`,
  identityNumber: '370502198806150017',
  creditCode: '91350100M000100Y43',
  maskId: '370502198806150017',
  schedule: { total: '10', count: 3, first: '2026-10-01', every: 'week', anchor: 'day', roll: 'previous' },
  ledger: { ...performance, graceWorkingDays: 5, asOf: '2026-11-23' },
  breachDay: { due: '2026-09-30', graceWorkingDays: 5 },
  clauses: { pack: 'national', texts: ['法院据此出具以物抵债裁定', '双方自行过户'] },
  coverage: { assets: [{ id: 'flat-1', value: '2000000', haircut: '0.7', cap: '900000.00' }], exposure: '1000000' },
  releasePlan: {
    assets: [
      { id: 'account', value: '10000', haircut: '1', harm: 100 },
      { id: 'flat-1', value: '2000000', haircut: '0.7', share: '0.5', keep: true },
    ],
    exposure: '700000',
    payments: [{ no: 1, amount: '700000' }],
    consented: ['account'],
  },
  resumptionGate: { ...performance, decisionDate: '2026-11-23', graceWorkingDays: 5 },
};

describe('the verdict on a stored derivation', () => {
  it.each(Object.keys(KINDS))('what calc printed of %s is verified', (kind) => {
    expect(verdictOn(JSON.stringify(calculate(kind, ASKED[kind])))).toMatchObject({
      status: 0,
      zh: `核对一致：按所列依据重算，每一步和结果均与所存相同（法律版本 ${LAW_EDITION}）。`,
    });
  });

  it('the calculation list of a ruling is verified as the service stores it', () => {
    expect(verdictOn(LIST)).toMatchObject({ status: 0, en: expect.stringContaining('as stored') });
  });

  it('a list in which a receipt was made smaller: the first step to which that leads is named', () => {
    const altered = LIST.replace('["2026-06-30","300000.00"]', '["2026-06-30","290000.00"]');
    expect(verdictOn(altered)).toEqual({
      status: 1,
      zh: '核对不符：首处不同为第 1 步（SET-ART-1-1, /inputs/before）：所存 "37200.21"，重算 "37455.71"。',
      en: 'Not verified: the first to differ is step 1 (SET-ART-1-1, /inputs/before): stored "37200.21", computed "37455.71".',
    });
  });

  it('no text or figure of a list can be changed in one place without being found, but for its law', () => {
    const leaves: (readonly string[])[] = [];
    const walk = (value: unknown, path: readonly string[]): void => {
      if (typeof value === 'object' && value !== null)
        Object.entries(value).forEach(([name, part]) => walk(part, [...path, name]));
      else leaves.push(path);
    };
    walk(JSON.parse(LIST), []);
    const forged = (path: readonly string[]): string => {
      const copy = JSON.parse(LIST) as Record<string, unknown>;
      const at = path.slice(0, -1).reduce((part, name) => part[name] as Record<string, unknown>, copy);
      at[String(path.at(-1))] = typeof at[String(path.at(-1))] === 'number' ? 7_777_777 : '2026-01-01';
      return JSON.stringify(copy);
    };
    expect(leaves.filter((path) => verdictOn(forged(path)).status !== 1)).toEqual([['derivation', 'edition']]);
  });

  it('law corrected since is told from tampering', () => {
    const older = { ...BALANCE, derivation: { ...BALANCE.derivation, edition: 'law@0' } };
    expect(verdictOn(JSON.stringify(older)).status).toBe(0);
    const verdict = verdictOn(JSON.stringify({ ...older, amounts: { ...BALANCE.amounts, total: '1.00' } }));
    expect(verdict).toMatchObject({
      status: 2,
      zh: expect.stringContaining(`按法律版本 law@0 计算，本程序为 ${LAW_EDITION}：不同之处出于法律的更正，不视为改动`),
      en: expect.stringContaining('/amounts/total'),
    });
    const notice = JSON.stringify(calculate('dayKind', ASKED['dayKind'])).replace('council-2026"]', 'council-2031"]');
    expect(verdictOn(notice)).toMatchObject({
      status: 2,
      zh: expect.stringContaining('所依据的节假日通知不在本版本之内'),
    });
  });

  it.each([
    ['no file', null, '没有该文件'],
    ['no JSON', '{', '不是 JSON'],
    ['a refusal', JSON.stringify(calculate('enforcementFee', '-1')), '不是计算过程'],
    ['a list', '[]', '不是计算过程'],
    ['nothing', 'null', '不是计算过程'],
  ])('cannot be given on %s', (_what, text, said) => {
    expect(verdictOn(text)).toMatchObject({ status: 2, zh: expect.stringContaining(`无法读取：${said}`) });
  });

  it('says what another rule refuses in place of a value', () => {
    const fee = calculate('enforcementFee', '8182') as unknown as { derivation: { inputs: object } };
    expect(verdictOn(JSON.stringify({ ...fee.derivation, inputs: { amount: '-1' } }))).toMatchObject({
      status: 1,
      en: expect.stringMatching(/the result \(FEE-1, \/inputs\/amount\) does not come out at all: /),
    });
  });
});

describe('hejie verify', () => {
  afterEach(() => void (process.exitCode = undefined));

  it('reads a file, prints its verdict in both languages and exits by it', async () => {
    const printed: string[] = [];
    verifyCommand.exitOverride().configureOutput({ writeOut: (text) => void printed.push(text) });
    const folder = await mkdtemp(join(tmpdir(), 'hejie-verify-'));
    const verify = async (text: string) => {
      await writeFile(join(folder, 'list.json'), text);
      await verifyCommand.parseAsync([join(folder, 'list.json')], { from: 'user' });
      return process.exitCode;
    };
    try {
      expect(await verify(LIST)).toBeUndefined();
      expect(await verify(LIST.replace('"total":"', '"total":"1'))).toBe(1);
      expect(printed.map((text) => text.split('\n').map((line) => line.slice(0, 4)))).toEqual([
        ['核对一致', 'Veri', ''],
        ['核对不符', 'Not ', ''],
      ]);
      await verifyCommand.parseAsync([join(folder, 'none.json')], { from: 'user' });
      expect(process.exitCode).toBe(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
