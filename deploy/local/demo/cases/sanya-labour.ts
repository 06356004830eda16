import { legalDate } from '@hejie/law';

import * as agencies from '../agencies.js';
import { check, ended, ledger } from '../checks.js';
import * as credit from '../credit.js';
import type { CaseScript, DemoCase } from '../demo-case.js';
import { instantOf, listingText, statusText, taskText, yesText, yuanText } from '../texts.js';
import { documents, isTrue } from '../verification.js';
import { creditor, debtor, on, schedule, terms } from './parties.js';

const SEVEN_FIELDS = '政府采购、招标投标、行政审批、政府扶持、融资信贷、市场准入、资质认定';

/** What the entry shows beside who the debtor is and the title. */
const SHOWN = {
  court: '海南省三亚市中级人民法院',
  filedOn: legalDate('2026-11-23'),
  obligation: '给付劳务费8182.00元',
  performance: '全部未履行',
  conduct: '有履行能力而拒不履行生效法律文书确定的义务',
} as const;

/** 执行通知书 of 2026-11-24, by which the debtor was to perform until the Friday. */
const NOTICE = { servedOn: legalDate('2026-11-24'), lastDay: legalDate('2026-11-27') };

async function propose(courtCase: DemoCase): Promise<void> {
  await courtCase.identify('credit-repair', 0, { number: '460200198506174327' });
  await courtCase.identify('credit-repair', 1, { number: '91460200MA5T00NY0J', representative: '符有财' });
  await credit.proposeListing(courtCase, NOTICE, '账户流水显示有履行能力而拒不履行');
}

/** The fields in which nothing may be held against him, as the letter names them. */
async function fieldsOfTheLetter(courtCase: DemoCase): Promise<string> {
  return /各有关单位在(.+?)等方面/.exec(await credit.statement(courtCase, 'n-1'))?.[1] ?? '—';
}

/** Seed 004, S1 and S20 (the court is assumed to have adopted seed 003's rules): a labour contract, 8,182.00 yuan; listed, settled, performed on the last day, and freed of the list. */
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
      at: on('2026-11-30', '11:00:00'),
      what: '执行通知书指定的期间届满，提议纳入失信名单',
      beside: true,
      act: propose,
    },
    {
      at: on('2026-11-30', '14:00:00'),
      what: '十二个协助单位和一个第三方平台订阅推送',
      beside: true,
      act: agencies.subscribe,
    },
    {
      at: on('2026-11-30', '15:00:00'),
      what: '院长决定纳入并限制消费，送达后公布',
      beside: true,
      act: (courtCase) => credit.list(courtCase, SHOWN),
    },
    {
      at: on('2026-12-01', '10:00:00'),
      what: '失信信息推送到各单位',
      beside: true,
      act: agencies.shownEverywhere,
    },
    {
      at: on('2026-12-02'),
      what: '签订和解协议',
      act: (courtCase) =>
        courtCase.agree(terms({ total: '8182.00' as never, schedule: schedule(['2026-12-11', '8182.00']) })),
    },
    { at: on('2026-12-11'), what: '支付8,182.00元', act: (courtCase) => courtCase.pay('8182.00') },
    {
      at: on('2026-12-11', '16:00:00'),
      what: '发出信用修复告知书',
      beside: true,
      act: credit.notify,
    },
    {
      at: on('2026-12-14', '09:00:00'),
      what: '删除失信信息，解除限制消费',
      beside: true,
      act: async (courtCase) => {
        await agencies.becomeTroublesome(courtCase);
        await credit.deleteAndLift(courtCase);
      },
    },
    { at: on('2026-12-15', '11:00:00'), what: '次日核对推送结果', beside: true, act: agencies.lookNextDay },
    { at: on('2026-12-17', '11:00:00'), what: '再次核对推送结果', beside: true, act: agencies.lookAgain },
    { at: on('2026-12-17', '12:00:00'), what: '被退回的推送补充字段后重发', beside: true, act: agencies.mend },
    { at: on('2026-12-17', '17:00:00'), what: '核对重发的推送', beside: true, act: agencies.lookMended },
    { at: on('2026-12-22'), what: '未反馈的单位由人工核验', beside: true, act: agencies.seeWithOwnEyes },
    { at: on('2026-12-23'), what: '第三方平台以旧副本重新展示', beside: true, act: agencies.republish },
    { at: on('2026-12-24'), what: '比对发现并更正', beside: true, act: agencies.compare },
  ],
  until: on('2026-12-26'),
  async checks(courtCase) {
    const { paid, instalments } = await ledger(courtCase, '2026-12-20');
    const { authority, stage, published, deleted } = await credit.listing(courtCase);
    const { state, dueAt } = await credit.task(courtCase, 'DELETE');
    const letter = (await documents(courtCase, 'credit-repair')).find(({ title }) => title === '信用修复告知书');
    return [
      ...(await ended(courtCase, 'PERFORMED', 'SET-ART-8-1')),
      check('已履行 performed', 'SET-ART-8-1', '8,182.00元', yuanText(paid)),
      check(
        '付款日 paid on',
        'S1',
        '2026-12-11 按期 on time',
        `${instalments[0]?.paidOn} ${statusText(instalments[0]?.status)}`,
      ),
      check('执行案号 listed under', 'DIS-ART-1', courtCase.enforcement, authority),
      check('公布失信信息 listed', 'DIS-ART-5-1', '2026-11-30 15:00', instantOf(published?.at)),
      check(
        '删除期限（12月16日24时） to be deleted by',
        'DIS-ART-10-1',
        '已办 done，2026-12-17 00:00',
        `${taskText(state)}，${instantOf(dueAt)}`,
      ),
      check('删除 deleted', 'S20', '已删除 deleted，2026-12-14', `${listingText(stage)}，${deleted?.on ?? '—'}`),
      ...(await agencies.checks(courtCase)),
      check(
        '告知书所列七个方面 seven fields of the letter',
        'CR-L-SY',
        SEVEN_FIELDS,
        await fieldsOfTheLetter(courtCase),
      ),
      check(
        '告知书原件与登记的哈希一致 letter as it is on record',
        'CR-L-SY',
        yesText(true),
        yesText(letter !== undefined && (await isTrue(courtCase, 'credit-repair', letter))),
      ),
    ];
  },
};
