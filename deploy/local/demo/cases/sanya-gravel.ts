import { legalDate, parseYuan, publishedCalendar } from '@hejie/law';
import { buildSchedule } from '@hejie/settlement';

import { check, ended, findings, ledger } from '../checks.js';
import type { CaseScript, DemoCase } from '../demo-case.js';
import { statusText, yuanText } from '../texts.js';
import { creditor, debtor, on, secondDebtor, terms } from './parties.js';

/** S16: month-end anchor, rolled to the next working day; the odd six cents in the last. Built as the court's staff would build it. */
const INSTALMENTS = buildSchedule(
  {
    total: parseYuan('1110000.00'),
    count: 7,
    first: legalDate('2026-01-31'),
    every: 'month',
    interval: 1,
    anchor: 'monthEnd',
    roll: 'next',
  },
  publishedCalendar(),
).value.map(({ no, due, amount }) => ({ no, due, amount }));

const pay = (day: string, what: string, amount = '158571.42') => ({
  at: on(day),
  what,
  act: (courtCase: DemoCase) => courtCase.pay(amount),
});

/** Seed 004 and S16: a gravel sale, 1,110,000 yuan, two joint debtors; the fourth instalment is topped up in grace. */
export const sanyaGravel: CaseScript = {
  title: '三亚 砂石买卖 1,110,000.00元',
  court: '琼02',
  application: {
    packId: 'dongying-2020',
    cause: '买卖合同纠纷',
    claim: '1110000.00',
    title: {
      number: '（2025）海仲裁字第300号',
      maker: '海南国际仲裁院',
      principal: '1110000.00',
      dailyRate: '0',
      expiry: '2025-11-30',
      fee: '0.00',
    },
    parties: [
      creditor('海南某商贸有限公司', 'ENTERPRISE'),
      debtor('浙江某建设集团有限公司三亚分公司', 'ENTERPRISE'),
      secondDebtor('浙江某建设集团有限公司', 'ENTERPRISE'),
    ],
  },
  acts: [
    { at: on('2025-12-22'), what: '立案', act: (courtCase) => courtCase.file() },
    { at: on('2025-12-24'), what: '各方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2025-12-25', '09:00:00'), what: '选定和解员', act: (courtCase) => courtCase.designate() },
    { at: on('2025-12-25'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
    {
      at: on('2026-01-15'),
      what: '签订和解协议，分七期',
      act: (courtCase) => courtCase.agree(terms({ total: '1110000.00' as never, schedule: INSTALMENTS })),
    },
    pay('2026-02-02', '第一期'),
    pay('2026-02-28', '第二期'),
    pay('2026-03-31', '第三期'),
    pay('2026-04-28', '第四期只付一半', '79285.71'),
    pay('2026-05-08', '宽限期内补足第四期', '79285.71'),
    pay('2026-06-01', '第五期'),
    pay('2026-06-30', '第六期'),
    pay('2026-07-31', '第七期', '158571.48'),
  ],
  until: on('2026-08-03'),
  async checks(courtCase) {
    const { paid, owed, instalments } = await ledger(courtCase, '2026-08-03');
    const { items } = await findings(courtCase);
    return [
      ...(await ended(courtCase, 'PERFORMED', 'SET-ART-8-1')),
      check(
        '已履行 / 应履行 performed / owed',
        'S16',
        '1,110,000.00元 / 1,110,000.00元',
        `${yuanText(paid)} / ${yuanText(owed)}`,
      ),
      check(
        '到期日 due days',
        'PER-3',
        '2026-02-02、2026-02-28、2026-03-31、2026-04-30、2026-06-01、2026-06-30、2026-07-31',
        instalments.map(({ due }) => due).join('、'),
      ),
      check(
        '每期金额 instalments',
        'S16',
        [...Array<string>(6).fill('158,571.42元'), '158,571.48元'].join('、'),
        instalments.map(({ amount }) => yuanText(amount)).join('、'),
      ),
      check(
        '第四期 fourth instalment',
        'SET-CASE-1',
        '2026-05-08 迟延 late',
        `${instalments[3]?.paidOn} ${statusText(instalments[3]?.status)}`,
      ),
      check('宽限期内补足，违约认定份数 topped up in grace, findings of breach', 'S7', 0, items.length),
    ];
  },
};
