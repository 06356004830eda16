import { check, ended, filingTasks, onceRecorded } from '../checks.js';
import type { CaseScript } from '../demo-case.js';
import { instantOf, taskText } from '../texts.js';
import { creditor, debtor, on } from './parties.js';

interface NegotiationRecord {
  readonly lastDay: string;
  readonly deadline: string;
  readonly outcome: string;
  readonly endedAt: string | null;
}

/** S3: accepted on 4 September; the thirtieth day falls into National Day, and nobody agrees. */
export const dongyingLapse: CaseScript = {
  title: '东营 运输合同 260,000.00元，国庆期间届满',
  court: '鲁0502',
  application: {
    packId: 'dongying-2020',
    cause: '运输合同纠纷',
    claim: '260000.00',
    title: {
      number: '（2026）鲁0502民初88号',
      maker: '东营市东营区人民法院',
      principal: '260000.00',
      dailyRate: '0',
      expiry: '2026-07-31',
      fee: '0.00',
    },
    parties: [creditor('李某某', 'NATURAL_PERSON'), debtor('东营某物流有限公司', 'ENTERPRISE')],
    screening: { creditorWilling: true, debtorWilling: true },
  },
  acts: [
    { at: on('2026-09-01'), what: '立案', act: (courtCase) => courtCase.file() },
    { at: on('2026-09-02'), what: '双方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2026-09-03'), what: '选定和解员', act: (courtCase) => courtCase.designate() },
    { at: on('2026-09-04'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
  ],
  until: on('2026-10-09', '00:00:00'),
  async checks(courtCase) {
    const negotiation = await onceRecorded(
      () => courtCase.read<NegotiationRecord>('mediation', courtCase.path('/negotiation')),
      ({ endedAt }) => endedAt !== null,
    );
    const { items } = await filingTasks(courtCase);
    return [
      ...(await ended(courtCase, 'LAPSED', 'PRE-8')),
      check('届满日（第30日2026-10-04为假日） last day', 'PER-3', '2026-10-08', negotiation.lastDay),
      check('视为和解不成的时刻 failed as of', 'S3', '2026-10-09 00:00', instantOf(negotiation.endedAt)),
      check(
        '转立案庭 work item of filing',
        'PRE-8',
        '待办 open，2026-10-10 00:00',
        `${taskText(items[0]?.state)}，${instantOf(items[0]?.dueAt)}`,
      ),
    ];
  },
};
