import { check, ended, ledger } from '../checks.js';
import type { CaseScript } from '../demo-case.js';
import { statusText, yuanText } from '../texts.js';
import { creditor, debtor, on, schedule, terms } from './parties.js';

/** Seed 004 and S1 (the court is assumed to have adopted seed 003's rules): a labour contract, 8,182.00 yuan, settled and performed on the last day. */
export const sanyaLabour: CaseScript = {
  title: '三亚 劳务合同 8,182.00元',
  court: '琼02',
  application: {
    packId: 'dongying-2020',
    cause: '劳务合同纠纷',
    claim: '8182.00',
    title: {
      number: '（2026）琼02民终100号',
      maker: '三亚市中级人民法院',
      principal: '8182.00',
      dailyRate: '0',
      expiry: '2026-10-31',
      fee: '0.00',
    },
    parties: [creditor('张某', 'NATURAL_PERSON'), debtor('海南某农业开发有限公司', 'ENTERPRISE')],
  },
  acts: [
    { at: on('2026-11-23'), what: '立案', act: (courtCase) => courtCase.file() },
    { at: on('2026-11-24', '09:30:00'), what: '双方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2026-11-24', '10:00:00'), what: '选定和解员', act: (courtCase) => courtCase.designate() },
    { at: on('2026-11-24', '11:00:00'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
    {
      at: on('2026-12-02'),
      what: '签订和解协议',
      act: (courtCase) =>
        courtCase.agree(terms({ total: '8182.00' as never, schedule: schedule(['2026-12-11', '8182.00']) })),
    },
    { at: on('2026-12-11'), what: '支付8,182.00元', act: (courtCase) => courtCase.pay('8182.00') },
  ],
  until: on('2026-12-20'),
  async checks(courtCase) {
    const { paid, instalments } = await ledger(courtCase, '2026-12-20');
    return [
      ...(await ended(courtCase, 'PERFORMED', 'SET-ART-8-1')),
      check('已履行 performed', 'SET-ART-8-1', '8,182.00元', yuanText(paid)),
      check(
        '付款日 paid on',
        'S1',
        '2026-12-11 按期 on time',
        `${instalments[0]?.paidOn} ${statusText(instalments[0]?.status)}`,
      ),
    ];
  },
};
