import {
  CONTROL_COMMANDS,
  PUBLICATION_COMMANDS,
  RELEASE_COMMANDS,
  REPAIR_COMMANDS,
  SANCTION_COMMANDS,
  type ControlCommand,
  type PublicationCommand,
  type ReleaseCommand,
  type RepairCommand,
  type SanctionCommand,
} from '@hejie/settlement';
import type { ActName } from './definition.js';

/** A command of a file is an act of its service by the same name, which the law has in words. */
const OF_FILES = Object.fromEntries(
  Object.entries({
    ...CONTROL_COMMANDS,
    ...RELEASE_COMMANDS,
    ...SANCTION_COMMANDS,
    ...REPAIR_COMMANDS,
    ...PUBLICATION_COMMANDS,
  }).map(([name, { zh }]) => [name, zh]),
) as Record<ControlCommand | ReleaseCommand | SanctionCommand | RepairCommand | PublicationCommand, string>;

/** What each act does, in Chinese, for the Temporal UI; an activity is named after its first act. */
export const SUMMARIES: Readonly<Record<ActName, string>> = {
  requestConsents: '征询各方和解意愿',
  recordConsent: '记录当事人的意愿',
  handOverToFiling: '和解不成，转立案庭立案并办结',
  registerSettled: '登记和解案件',
  allotNumber: '编立案号',
  closeCase: '案件办结',
  openSelection: '启动和解员选定',
  recordDesignation: '记录和解员的选定',
  recordDecline: '记录和解员未接受选定',
  recordSelectionRederivation: '按新公布的节假日重新计算选定和解员的期限',
  startNegotiation: '启动和解期限',
  remindNegotiation: '提醒和解期限将满',
  recordExtension: '记录和解期限的延长',
  recordRederivation: '按新公布的节假日重新计算和解期限',
  recordProposal: '记录和解协议草案',
  recordSignature: '记录签字',
  confirmAgreement: '确认和解协议',
  openLedger: '建立履行台账',
  applyEntries: '台账有新记录，核对履行情况',
  reachDeadline: '履行期限届至，核对台账',
  adoptCalendar: '履行台账启用新公布的节假日',
  elect: '申请执行人的选择',
  ruleOnResumption: '法官就恢复执行作出裁定',
  recordSuit: '记录起诉是否受理',
  openEnforcement: '恢复执行并计算余额',
  applyEnforcementEntries: '台账有新记录，重新计算余额',
  closeEnforcement: '恢复执行案件结案',
  reviewProperty: '核对财产查控情况',
  reachPropertyDeadline: '财产查控期限届至',
  recordEnforcementSought: '登记保全申请人已申请执行',
  closePropertyFile: '结束财产查控',
  reviewCredit: '核对信用惩戒与修复情况',
  reachCreditDeadline: '信用惩戒与修复期限届至',
  reviewPublication: '核对推送情况',
  reachPublicationDeadline: '推送核验期限届至',
  ...OF_FILES,
};
