import { check, ended, ledger } from '../checks.js';
import type { CaseScript } from '../demo-case.js';
import { statusText, yuanText } from '../texts.js';
import { creditor, debtor, on, schedule, terms } from './parties.js';

/** Seed 004 and S6 (the court is assumed to have adopted seed 003's rules): a developer, 30,000,000 yuan in three payments, each performed early. */
export const jinyunDeveloper: CaseScript = {
  title: '缙云 房地产开发 30,000,000.00元',
  court: '浙1122',
  application: {
    packId: 'dongying-2020',
    cause: '建设工程合同纠纷',
    claim: '30000000.00',
    title: {
      number: '（2025）浙1122民初2000号',
      maker: '缙云县人民法院',
      principal: '30000000.00',
      dailyRate: '0',
      expiry: '2026-01-31',
      fee: '0.00',
    },
    parties: [creditor('浙江某建设有限公司', 'ENTERPRISE'), debtor('缙云某房地产开发有限公司', 'ENTERPRISE')],
    screening: { debtorHasProspects: true },
    greenChannel: true,
  },
  acts: [
    { at: on('2026-02-25'), what: '立案', act: (courtCase) => courtCase.file() },
    { at: on('2026-02-26'), what: '双方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2026-02-27', '09:00:00'), what: '选定和解员', act: (courtCase) => courtCase.designate() },
    { at: on('2026-02-27'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
    {
      at: on('2026-03-10'),
      what: '签订和解协议，分三次履行',
      act: (courtCase) =>
        courtCase.agree(
          terms({
            total: '30000000.00' as never,
            schedule: schedule(
              ['2026-03-31', '10000000.00'],
              ['2026-06-30', '10000000.00'],
              ['2026-08-31', '10000000.00'],
            ),
          }),
        ),
    },
    { at: on('2026-03-27'), what: '第一次支付', act: (courtCase) => courtCase.pay('10000000.00') },
    { at: on('2026-06-19'), what: '第二次支付', act: (courtCase) => courtCase.pay('10000000.00') },
    { at: on('2026-08-20'), what: '第三次支付', act: (courtCase) => courtCase.pay('10000000.00') },
  ],
  until: on('2026-08-25'),
  async checks(courtCase) {
    const { paid, instalments } = await ledger(courtCase, '2026-08-25');
    return [
      ...(await ended(courtCase, 'PERFORMED', 'SET-ART-8-1')),
      check('已履行 performed', 'S6', '30,000,000.00元', yuanText(paid)),
      check(
        '三次付款 three payments',
        'S6',
        '提前 early、提前 early、提前 early',
        instalments.map(({ status }) => statusText(status)).join('、'),
      ),
    ];
  },
};
