import { check, ended, ledger } from '../checks.js';
import type { CaseScript, DemoCase } from '../demo-case.js';
import * as property from '../property.js';
import { grouped, propertyEndingText, statusText, yuanText } from '../texts.js';
import { documents } from '../verification.js';
import { creditor, debtor, on, schedule, terms } from './parties.js';

const CREDITOR_CODE = '91330100MA2E00CR0T';
const DEBTOR_CODE = '91331122MA2E00JY0A';

/** S6: a basic account and seventeen flats of 2,000,000 yuan each. */
const POPULATION = {
  subjects: [
    {
      idNumber: DEBTOR_CODE,
      property: [
        found('DEPOSIT', 'jinyun-account', '缙云农商银行', '尾号0017的基本存款账户', '200000.00'),
        ...Array.from({ length: 17 }, (_, index) => {
          const no = String(index + 1).padStart(2, '0');
          return found('REAL_ESTATE', `jinyun-flat-${no}`, '缙云县不动产登记中心', `某小区${no}号房产`, '2000000.00');
        }),
      ],
    },
  ],
};

function found(of: 'DEPOSIT' | 'REAL_ESTATE', reference: string, keeper: string, description: string, value: string) {
  return { class: of, reference, keeper, description, value, share: '1', charges: '0.00', priorControls: 0 };
}

async function query(courtCase: DemoCase): Promise<void> {
  await courtCase.keepersHold(POPULATION);
  await courtCase.identify('asset-control', 0, { number: CREDITOR_CODE, representative: '钱有余' });
  await courtCase.identify('asset-control', 1, { number: DEBTOR_CODE, representative: '孙建业' });
  await property.askKeepers(courtCase, courtCase.enforcement, ['DEPOSIT', 'REAL_ESTATE']);
}

/** The creditor sees the plan, consents that the account goes at signing, and the plan is pinned. */
async function planAndFreeTheAccount(courtCase: DemoCase): Promise<void> {
  const account = (await property.assets(courtCase)).find(({ class: of }) => of === 'DEPOSIT')!;
  const { steps } = await property.planShown(courtCase, `0:${account.id}`);
  courtCase.seen.set(
    'plan',
    steps.map(({ assetIds }) => assetIds.length),
  );
  await property.pinPlan(courtCase, [{ after: 0, id: account.id }]);
  await property.release(courtCase, 'plan-promise-0');
  await look(courtCase, 'signing');
}

const release = (releaseId: string, as: string) => async (courtCase: DemoCase) => {
  await property.release(courtCase, releaseId);
  await look(courtCase, as);
};

/** How many flats are held now, and how far they cover what is owed. */
async function look(courtCase: DemoCase, as: string): Promise<void> {
  const [held, { settlement, worth }] = await Promise.all([property.held(courtCase), property.figureNow(courtCase)]);
  const ratio = settlement!.ratio === null ? '' : `，价值${grouped(worth)}元，覆盖率${settlement!.ratio}`;
  courtCase.seen.set(as, `${held.length}套${ratio}`);
}

/** Seed 004 and S6 (the court is assumed to have adopted seed 003's rules): a developer, 30,000,000 yuan in three payments, each performed early; his property is released in step. */
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
    { at: on('2026-02-25', '11:00:00'), what: '查询被执行人财产', beside: true, act: query },
    {
      at: on('2026-02-25', '15:00:00'),
      what: '裁定冻结账户、查封十七套房产',
      beside: true,
      act: (courtCase) => property.controlAll(courtCase, courtCase.enforcement),
    },
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
    {
      at: on('2026-03-10', '15:00:00'),
      what: '申请执行人同意解除账户，确定解除计划',
      beside: true,
      act: planAndFreeTheAccount,
    },
    { at: on('2026-03-27'), what: '第一次支付', act: (courtCase) => courtCase.pay('10000000.00') },
    { at: on('2026-03-30'), what: '解除两套房产', beside: true, act: release('plan-step-1', 'first') },
    { at: on('2026-06-19'), what: '第二次支付', act: (courtCase) => courtCase.pay('10000000.00') },
    { at: on('2026-06-22'), what: '再解除七套房产', beside: true, act: release('plan-step-2', 'second') },
    { at: on('2026-08-20'), what: '第三次支付', act: (courtCase) => courtCase.pay('10000000.00') },
    { at: on('2026-08-21'), what: '解除其余全部控制', beside: true, act: release('performed-1', 'third') },
  ],
  until: on('2026-08-25'),
  async checks(courtCase) {
    const { paid, instalments } = await ledger(courtCase, '2026-08-25');
    const { releases } = await property.releases(courtCase);
    const papers = await documents(courtCase, 'asset-control');
    const done = releases.filter(({ state }) => state === 'DONE');
    const { ending, rows } = await property.propertyFile(courtCase);
    return [
      ...(await ended(courtCase, 'PERFORMED', 'SET-ART-8-1')),
      check('已履行 performed', 'S6', '30,000,000.00元', yuanText(paid)),
      check(
        '三次付款 three payments',
        'S6',
        '提前 early、提前 early、提前 early',
        instalments.map(({ status }) => statusText(status)).join('、'),
      ),
      check('解除计划（签约时、各期后） planned releases', 'PROC-12', '1、2、7、8', list(courtCase.seen.get('plan'))),
      check(
        '签约时解除账户后 after signing',
        'S6',
        '17套，价值23,800,000.00元，覆盖率0.7933',
        courtCase.seen.get('signing'),
      ),
      check('付1000万元后 after 10 m', 'S6', '15套，价值21,000,000.00元，覆盖率1.0500', courtCase.seen.get('first')),
      check('付2000万元后 after 20 m', 'S6', '8套，价值11,200,000.00元，覆盖率1.1200', courtCase.seen.get('second')),
      check('付3000万元后 after 30 m', 'S6', '0套', courtCase.seen.get('third')),
      check(
        '解除事项、财产 releases, property',
        'SET-ART-3-1',
        '1、2、7、8',
        list(done.map(({ assetIds }) => assetIds.length)),
      ),
      check(
        '两人复核 approved by a second person',
        'PROC-12',
        4,
        done.filter(({ decided, approved }) => approved !== undefined && approved.by !== decided?.by).length,
      ),
      check('解除回执 receipts', 'PROC-14', 18, done.flatMap(({ receipts }) => receipts).length),
      check(
        '裁定书、协助执行通知书 rulings, notices',
        'PROC-14',
        '5、6',
        list(['执行裁定书', '协助执行通知书'].map((title) => papers.filter((one) => one.title === title).length)),
      ),
      check(
        '执行案号 controlled under',
        'PRE-CTRL',
        courtCase.enforcement,
        rows.authorities!.map(({ caseNumber }) => caseNumber).join('、'),
      ),
      check('财产控制卷 property file', 'CLS-2', propertyEndingText('RELEASED'), propertyEndingText(ending)),
    ];
  },
};

const list = (numbers: unknown): string => (numbers as readonly number[]).join('、');
