import { check, ended, ledger } from '../checks.js';
import * as credit from '../credit.js';
import type { CaseScript, DemoCase } from '../demo-case.js';
import { yesText, yuanText } from '../texts.js';
import { documents, isTrue, verifiedOffline } from '../verification.js';
import { creditor, on, schedule, terms } from './parties.js';

async function certify(courtCase: DemoCase): Promise<void> {
  await courtCase.identify('credit-repair', 0, { number: '91370200MA3D00CR04', representative: '韩诚' });
  await courtCase.identify('credit-repair', 1, { number: '91370283MA3D00PD0D', representative: '于得水' });
  await credit.certify(courtCase, '参加招标投标');
  const { printed, status } = await verifiedOffline(courtCase, 'vc-1');
  courtCase.seen.set('verified', `${printed.split('\n')[0]}，退出码 ${status}`);
  courtCase.shown.push('招标人离线核验二维码 A tender board verifies the QR code offline:', printed);
}

/** Seed 004 and S21: a company that has paid everything, late interest too, bids for a tender; its certificate is verified offline from the QR code. */
export const pingduBidder: CaseScript = {
  title: '平度 加工承揽 126,420.00元，投标前取得信用修复证明',
  court: '鲁0283',
  application: {
    packId: 'dongying-2020',
    cause: '加工承揽合同纠纷',
    claim: '126420.00',
    title: {
      number: '（2026）鲁0283民初2978号',
      maker: '平度市人民法院',
      principal: '126420.00',
      dailyRate: '0',
      expiry: '2026-09-30',
      fee: '0.00',
    },
    parties: [
      creditor('青岛某机械有限公司', 'ENTERPRISE'),
      { side: 'DEBTOR', kind: 'ENTERPRISE', name: '平度某建筑材料有限公司', partyRef: 'bidder-demo' },
    ],
  },
  acts: [
    { at: on('2026-10-12'), what: '立案', act: (courtCase) => courtCase.file() },
    { at: on('2026-10-13'), what: '双方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2026-10-14', '09:00:00'), what: '选定和解员', act: (courtCase) => courtCase.designate() },
    { at: on('2026-10-14'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
    {
      at: on('2026-10-20'),
      what: '签订和解协议，本息一次付清',
      act: (courtCase) =>
        courtCase.agree(terms({ total: '126420.00' as never, schedule: schedule(['2026-10-30', '126420.00']) })),
    },
    { at: on('2026-10-22'), what: '付清126,420.00元', act: (courtCase) => courtCase.pay('126420.00') },
    { at: on('2026-10-26'), what: '申请、走访并出具信用修复证明', beside: true, act: certify },
  ],
  until: on('2026-10-27'),
  async checks(courtCase) {
    const { paid } = await ledger(courtCase, '2026-10-27');
    const certificate = (await documents(courtCase, 'credit-repair')).find(({ title }) => title === '信用修复证明');
    const said = await credit.statement(courtCase, 'vc-1');
    return [
      ...(await ended(courtCase, 'PERFORMED', 'SET-ART-8-1')),
      check('已履行 performed', 'SET-ART-8-1', '126,420.00元', yuanText(paid)),
      check(
        '其他未结案件 other open cases',
        'S21',
        '平度某建筑材料有限公司无其他未结案件',
        /，(平度某建筑材料有限公司无其他未结案件)/.exec(said)?.[1] ?? said,
      ),
      check(
        '证明原件（PDF）与登记的哈希一致 certificate as it is on record',
        'CR-L-PD',
        yesText(true),
        yesText(certificate !== undefined && (await isTrue(courtCase, 'credit-repair', certificate))),
      ),
      check('离线核验 verified offline', 'S21', 'VALID 有效，退出码 0', courtCase.seen.get('verified')),
    ];
  },
};
