import { type ToldOf } from '../property/told.js';
import { taskOf } from './control-tasks.js';
import { finished, JUDGE, OFFICER, overdue } from './told-parts.js';

/** What of queries, clues and reports is told. */
export const SURVEY_TOLD: ToldOf = {
  QUERY_ANSWERED: ({ queryId, assetIds, unanswered, at }, _, occasion) => ({
    tasks: {
      done: unanswered.length > 0 ? [] : finished(occasion.caseId, 'ANSWERED', ['QUERY_OVERDUE', queryId]),
      opened:
        assetIds.length === 0
          ? []
          : [
              taskOf(occasion, {
                kind: 'REVIEW_FOUND_PROPERTY',
                row: `${queryId}/${assetIds[0]}/${at}`,
                role: JUDGE,
                rule: 'PROC-7',
                zh: `查询发现财产${assetIds.length}项，审查是否控制`,
              }),
            ],
    },
  }),
  QUERY_OVERDUE: ({ queryId }, _, occasion) =>
    overdue('QUERY', queryId, '财产查询逾期未反馈，督促', 'PROC-8', occasion),
  SEARCH_ANSWERED: ({ searchId, what, outcome }, _, occasion) => ({
    tasks: {
      done: finished(occasion.caseId, outcome, ['SEARCH_OVERDUE', searchId]),
      opened:
        outcome === 'NOT_FOUND'
          ? []
          : [
              taskOf(occasion, {
                kind: 'ACT_ON_SEARCH',
                row: searchId,
                role: OFFICER,
                rule: 'PROC-23',
                zh: what === 'VEHICLE' ? '已查找到车辆，扣押' : '已查找到被执行人，传唤或者调查',
              }),
            ],
    },
  }),
  SEARCH_OVERDUE: ({ searchId }, _, occasion) =>
    overdue('SEARCH', searchId, '查找下落、车辆逾期未反馈，督促', 'PROC-23', occasion),
  CLUE_RECEIVED: ({ clueId, verifyBy }, _, occasion) => ({
    tasks: {
      opened:
        verifyBy === null
          ? []
          : [
              taskOf(occasion, {
                kind: 'VERIFY_CLUE',
                row: clueId,
                role: OFFICER,
                rule: 'PROC-7',
                zh: '核实财产线索',
                by: verifyBy,
              }),
            ],
    },
  }),
  CLUE_VERIFIED: ({ clueId }, _, { caseId }) => ({
    tasks: { done: finished(caseId, 'VERIFIED', ['VERIFY_CLUE', clueId], ['CLUE_OVERDUE', clueId]) },
  }),
  CLUE_OVERDUE: ({ clueId }, _, occasion) => overdue('CLUE', clueId, '财产线索逾期未核实', 'PROC-7', occasion),
  REPORT_RECEIVED: ({ reportId, differences }, _, occasion) => ({
    tasks: {
      opened:
        differences === 0
          ? []
          : [
              taskOf(occasion, {
                kind: 'REVIEW_REPORT',
                row: reportId,
                role: JUDGE,
                rule: 'PROC-6',
                zh: `财产报告与查询结果有${differences}处差异，审查是否虚假报告`,
              }),
            ],
    },
  }),
  DISPOSAL_DECLARED: ({ dutyId, controlledAssetIds, at }, _, occasion) => ({
    tasks: {
      opened:
        controlledAssetIds.length === 0
          ? []
          : [
              taskOf(occasion, {
                kind: 'REVIEW_DISPOSAL',
                row: `${dutyId}/${at}`,
                role: JUDGE,
                rule: 'PROC-5',
                zh: '申报处置的财产处于控制之下，审查',
              }),
            ],
    },
  }),
  PRESERVATION_NOT_BEGUN: ({ caseNumber }, _, occasion) =>
    overdue('PRESERVATION_BEGIN', caseNumber, '保全裁定逾期未开始执行', 'PROC-22', occasion),
};
