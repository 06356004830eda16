import { endOfDay, legalDateOf, publishedCalendar, workingDays, type CourtInstant, type LegalDate } from '@hejie/law';

import { check, ended, findings, ledger, resumption } from '../checks.js';
import type { CaseScript, DemoCase } from '../demo-case.js';
import { instantOf, yuanText } from '../texts.js';
import { creditor, debtor, on, schedule, terms } from './parties.js';

/** He is told as soon as the court has found it, on a slow machine a court day later. */
const recallUntil = (told: CourtInstant): LegalDate =>
  workingDays({ start: legalDateOf(told), n: 3 }, publishedCalendar()).value;

/** S17: the bank tells of money whose payer nobody knows; it lies in suspense, until a clerk who has the payment slip says whose it is. */
async function paidWithoutNumber(courtCase: DemoCase): Promise<void> {
  const clerk = courtCase.staff('clerk');
  const { account } = await courtCase.commandAndHold<{ account: number }>('performance', '/bank-accounts', clerk, {
    number: '622200000001',
    bank: '演示银行',
    holder: '东营市东营区人民法院案款专户',
    packId: 'jianli-2023',
  });
  // The bank's own number: another one each time that this is played.
  const reference = `20260630${courtCase.caseId.replace(/\D+/g, '-')}`;
  const content = `reference,direction,amount,valueDate,name,memo\n${reference},IN,25000.00,2026-06-30,某某,货款\n`;
  const file = { account, format: 'CSV', content };
  courtCase.seen.set('file', await courtCase.commandAndHold('performance', '/bank-files', clerk, file));
  const { items } = await courtCase.read<Suspense>('performance', '/suspense?limit=500', clerk);
  const lying = items.find((line) => line.reference === reference)!;
  courtCase.seen.set('lying', lying);
  const { partyId: payerPartyId } = courtCase.party(courtCase.partiesOf('DEBTOR')[0]!);
  const part = { caseId: courtCase.caseId, amount: '25000.00', payerPartyId };
  const match = { parts: [part], note: '被执行人提交付款回单' };
  const matched = await courtCase.command('performance', `/suspense/${lying.lineId}/match`, clerk, match);
  courtCase.seen.set('matched', matched);
}

interface SuspendedLine {
  readonly reference: string;
  readonly lineId: string;
  readonly suspense: { readonly dueAt: string };
}
interface Suspense {
  readonly items: readonly SuspendedLine[];
}

/** S17, SET-ART-9-1: the first instalment lies in suspense and is assigned; the second is not paid in full, and the application that the creditor made beforehand is filed. */
export const dongyingStanding: CaseScript = {
  title: '东营 货款 50,000.00元，案款认领，预先申请恢复执行',
  court: '鲁0502',
  application: {
    packId: 'jianli-2023',
    cause: '买卖合同纠纷',
    claim: '50000.00',
    title: {
      number: '（2026）鲁0502民初131号',
      maker: '东营市东营区人民法院',
      principal: '50000.00',
      dailyRate: '0',
      expiry: '2026-05-31',
      fee: '0.00',
    },
    parties: [creditor('东营某商贸有限公司', 'ENTERPRISE'), debtor('东营某食品有限公司', 'ENTERPRISE')],
    screening: { creditorWilling: true, debtorWilling: true },
  },
  acts: [
    { at: on('2026-06-01'), what: '立案', act: (courtCase) => courtCase.file() },
    { at: on('2026-06-02'), what: '双方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2026-06-03', '09:00:00'), what: '选定和解员', act: (courtCase) => courtCase.designate() },
    { at: on('2026-06-03'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
    {
      at: on('2026-06-08'),
      what: '签订和解协议，约定预先申请恢复执行',
      act: (courtCase) =>
        courtCase.agree(
          terms({
            total: '50000.00' as never,
            schedule: schedule(['2026-06-30', '25000.00'], ['2026-07-31', '25000.00']),
            standingApplication: true,
          }),
        ),
    },
    { at: on('2026-06-30'), what: '银行到账25,000.00元，无案号，书记员认领', act: paidWithoutNumber },
    { at: on('2026-08-06'), what: '第二期仅付5,000.00元', act: (courtCase) => courtCase.pay('5000.00') },
    { at: on('2026-08-25'), what: '法官裁定恢复执行', act: (courtCase) => courtCase.judgeRules('RESUME') },
  ],
  until: on('2026-08-26'),
  async checks(courtCase) {
    const { paid, instalments } = await ledger(courtCase, '2026-08-25');
    const [found] = (await findings(courtCase)).items;
    const { applications, enforcement } = await resumption(courtCase);
    const { suspense } = courtCase.seen.get('file') as { suspense: number };
    const { suspense: lying } = courtCase.seen.get('lying') as SuspendedLine;
    const { parts } = courtCase.seen.get('matched') as { parts: readonly { basis: string }[] };
    return [
      ...(await ended(courtCase, 'RESUMED', 'SET-ART-11-0')),
      check('银行文件中归属不明的款项 lines of the bank in suspense', 'S17', 1, suspense),
      check('认领期限届满 to be identified until', 'S17', '2026-07-04 00:00', instantOf(lying.dueAt)),
      check('认领依据 by whom it was told of', 'SET-LEDGER', 'PERSON', parts[0]?.basis),
      check(
        '已履行部分 performed',
        'SET-ART-17-1',
        '30,000.00元，2026-06-30',
        `${yuanText(paid)}，${instalments[0]?.paidOn}`,
      ),
      check('疑似违约之日 breach suspected as of', 'SET-ART-9-1', '2026-08-01 00:00', instantOf(found?.datedTo)),
      check(
        '预先申请视为提出之时（告知后三个工作日未撤回） the application made beforehand counts as filed',
        'SET-ART-9-1',
        instantOf(found && endOfDay(recallUntil(found.foundAt))),
        instantOf(applications[0]?.appliedAt),
      ),
      check('恢复执行余额 balance', 'SET-ART-17-1', '20,490.88元', yuanText(enforcement?.balance.amounts.total)),
    ];
  },
};
