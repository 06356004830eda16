import { check, ended, findings, guarantees, ledger, numbered, resumption } from '../checks.js';
import type { CaseScript } from '../demo-case.js';
import { instantOf, yuanText } from '../texts.js';
import { creditor, debtor, on, schedule, terms } from './parties.js';

/** S14: who stands behind the settlement, and promised the court in the letter that it received to bear direct enforcement. */
const GUARANTOR = {
  guarantorId: 'guarantor-1',
  promisesDirectEnforcement: true,
  scope: '全部债务',
  cap: '500000.00',
  letter: {
    by: 'NATURAL_PERSON',
    claim: '借款本金1000000元',
    manner: '连带责任保证',
    creditorConsent: 'RECORD',
    received: { document: '担保书原件', on: '2026-05-29', place: '卷一第12页' },
  },
} as const;

/** S7, S14: 900,000 for 1,000,000; the second instalment missed, the creditor applies, the judge rules, enforcement resumes, and reaches the guarantor. */
export const dongyingBreach: CaseScript = {
  title: '东营 借款 1,000,000.00元，违约后恢复执行',
  court: '鲁0502',
  application: {
    packId: 'dongying-2020',
    cause: '民间借贷纠纷',
    claim: '1000000.00',
    title: {
      number: '（2025）鲁0502民初374号',
      maker: '东营市东营区人民法院',
      principal: '1000000.00',
      dailyRate: '0',
      expiry: '2026-03-15',
      fee: '0.00',
    },
    parties: [creditor('王某某', 'NATURAL_PERSON'), debtor('东营某机械有限公司', 'ENTERPRISE')],
    screening: { creditorKnowsNoAssets: true },
  },
  acts: [
    { at: on('2026-05-11'), what: '立案', act: (courtCase) => courtCase.file() },
    { at: on('2026-05-12'), what: '双方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2026-05-13', '09:00:00'), what: '选定和解员', act: (courtCase) => courtCase.designate() },
    { at: on('2026-05-13'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
    {
      at: on('2026-06-01'),
      what: '签订和解协议，全部履行则减免',
      act: (courtCase) =>
        courtCase.agree(
          terms({
            total: '900000.00' as never,
            schedule: schedule(['2026-06-30', '300000.00'], ['2026-09-30', '300000.00'], ['2026-12-31', '300000.00']),
            guarantors: [GUARANTOR as never],
            waivers: [
              { of: 'PRINCIPAL', amount: '100000.00' as never, condition: 'FULL_PERFORMANCE' },
              { of: 'DOUBLED', condition: 'FULL_PERFORMANCE' },
            ],
          }),
        ),
    },
    { at: on('2026-06-30'), what: '第一期300,000.00元', act: (courtCase) => courtCase.pay('300000.00') },
    { at: on('2026-11-23'), what: '申请执行人申请恢复执行', act: (courtCase) => courtCase.applyToResume() },
    { at: on('2026-11-23', '15:00:00'), what: '法官裁定恢复执行', act: (courtCase) => courtCase.judgeRules('RESUME') },
    {
      at: on('2026-11-24'),
      what: '申请执行人申请、法官裁定直接执行担保人财产',
      beside: true,
      act: (courtCase) => courtCase.enforceAgainst(GUARANTOR.guarantorId),
    },
  ],
  until: on('2026-11-25'),
  async checks(courtCase) {
    const { paid } = await ledger(courtCase, '2026-11-23');
    const { items } = await findings(courtCase);
    const { enforcement } = await resumption(courtCase);
    const balance = enforcement?.balance.amounts;
    const [guaranteed] = (await guarantees(courtCase)).items;
    const evidence = items[0]?.pack;
    return [
      ...(await ended(courtCase, 'RESUMED', 'SET-ART-11-0')),
      check('疑似违约的一期 instalment in suspected breach', 'S7', '第2期', `第${items[0]?.instalment}期`),
      check('疑似违约之日 breach suspected as of', 'S7', '2026-10-14 00:00', instantOf(items[0]?.datedTo)),
      check('违约认定份数 findings of breach', 'S7', 1, items.length),
      check(
        '违约证据材料（摘要已告知双方） evidence, its digest told to both sides',
        'SET-ART-9-1',
        '第1版协议，应付300,000.00元，本院等待至2026-10-13，已提示2026-10-01 00:00，摘要64位',
        `第${evidence?.agreement}版协议，应付${yuanText(evidence?.obligation.amount)}，本院等待至${evidence?.days.waitingEnd}，已提示${instantOf(evidence?.overdueToldAt)}，摘要${items[0]?.packHash?.length}位`,
      ),
      check('已履行部分 performed', 'SET-ART-17-1', '300,000.00元', yuanText(paid)),
      numbered('恢复执行案号 number of the resumed case', 'SET-RES-2', '（2026）鲁0502执恢', enforcement?.caseNumber),
      check('本金 principal', 'SET-ART-17-1', '700,000.00元', yuanText(balance?.principal)),
      check('加倍部分债务利息（107日、146日） doubled interest', 'INT-2', '36,610.00元', yuanText(balance?.doubled)),
      check('恢复执行余额 balance', 'SET-ART-17-1', '736,610.00元', yuanText(balance?.total)),
      check(
        '直接执行担保人财产，以约定范围为限 against the guarantor, within the clause',
        'SET-ART-18-1',
        '500,000.00元',
        yuanText(guaranteed?.upTo),
      ),
    ];
  },
};
