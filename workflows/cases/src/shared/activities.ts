import {
  ACTIVITY_QUEUES,
  recordActivity,
  type IntakeActivities,
  type MediationActivities,
  type PerformanceActivities,
} from '@hejie/contracts/workflows';
import { proxyActivities } from '@temporalio/workflow';

/** Activities run on the queue of the service that owns the data; each says in Chinese what it does, for the Temporal UI. */
export const intake = activitiesOn<IntakeActivities>(ACTIVITY_QUEUES.intake, {
  requestConsents: '征询各方和解意愿',
  recordConsent: '记录当事人的意愿',
  recordStage: '记录案件阶段',
  handOverToFiling: '转立案庭立案',
  registerSettled: '登记和解案件',
  allocateCaseNumber: '编立案号',
  closeCase: '案件办结',
});

export const mediation = activitiesOn<MediationActivities>(ACTIVITY_QUEUES.mediation, {
  openSelection: '启动和解员选定',
  recordDesignation: '记录和解员的选定',
  recordDecline: '记录和解员未接受选定',
  startNegotiation: '启动和解期限',
  remindNegotiation: '提醒和解期限将满',
  recordExtension: '记录和解期限的延长',
  recordRederivation: '按新公布的节假日重新计算和解期限',
  recordProposal: '记录和解协议草案',
  recordSignature: '记录签字',
  confirmAgreement: '确认和解协议',
  endNegotiation: '和解不成，终止协商',
});

export const performance = activitiesOn<PerformanceActivities>(ACTIVITY_QUEUES.performance, {
  openPerformance: '建立履行台账',
  readLedger: '查询履行台账',
  remindInstalment: '提醒本期将到期',
  noticeOverdue: '通知本期逾期，宽限期开始',
  suspectBreach: '宽限期满，核对是否违约',
  recordCure: '记录欠款已补足',
  recordElection: '记录申请执行人的选择',
  readGate: '审查是否符合恢复执行的条件',
  layBeforeJudge: '将恢复执行申请提交法官',
  recordRuling: '记录法官的裁定',
  recordSuit: '记录起诉是否受理',
  recordPerformed: '记录履行完毕',
  warnApplicationPeriod: '提示申请执行期间',
  openResumption: '恢复执行并计算余额',
  readBalance: '查询恢复执行余额',
  closeResumption: '恢复执行案件结案',
});

function activitiesOn<A extends object>(taskQueue: string, summaries: Readonly<Record<keyof A & string, string>>): A {
  const names = Object.keys(summaries) as (keyof A & string)[];
  return Object.fromEntries(
    names.map((name) => [name, proxyActivities<A>({ ...recordActivity, taskQueue, summary: summaries[name] })[name]]),
  ) as A;
}
