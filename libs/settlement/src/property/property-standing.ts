import { dueInWords, type DueWords, type FileDue } from '../course/file-due.js';
import { accept, type Decision } from '../decisions/decision.js';
import { nextPropertyDeadline } from './deadlines.js';
import type { PropertyChange, PropertyTurn } from './property-change.js';
import { endingOf, isClosed } from './property-ending.js';
import type { PropertyFile } from './property-file.js';
import type { PropertyEnding, PropertyStage } from './property-states.js';
import { mayClose } from './release-closing.js';
import { liftsAll } from './release-held.js';

/** How a property file stands: what its case carries of it. */
export interface PropertyStanding {
  readonly stage: PropertyStage;
  readonly due: FileDue | null;
  readonly ending?: { readonly ending: PropertyEnding; readonly rule: string };
}

/**
 * CLS-1, CLS-2, CLS-4: the stage of the file, what is due in it and how it has ended. Everything is to be released where the settlement is performed or
 * the application withdrawn; then, or once a person has closed it, the file has ended as soon as nothing stands any longer.
 */
export function propertyStanding(file: PropertyFile, turn: PropertyTurn): PropertyStanding {
  const ending = endingOf(file);
  if (ending) return { stage: 'ENDED', due: null, ending };
  return {
    stage: isClosed(file) ? 'KEPT' : liftsAll(file) ? 'RELEASING' : 'UNDER_CONTROL',
    due: dueInWords(nextPropertyDeadline(file, turn), ({ kind }) => DUE_IN_WORDS[kind]!, turn.calendar),
  };
}

/** CLS-4: a person closes the file. `RELEASE.CONTROLS_STAND` as `mayClose`. Source: 查扣冻规定28. */
export function decideFileClosing(
  file: PropertyFile,
  { reason }: { readonly reason: string },
  { at, by }: PropertyTurn,
): Decision<PropertyChange> {
  const may = mayClose(file);
  if (!may.ok) return may;
  return accept({ closed: { at, by, reason }, happened: [{ kind: 'FILE_CLOSED', at, reason }] });
}

const DUE_IN_WORDS: Readonly<Record<string, DueWords>> = {
  DEFAULT: { zh: '分期履行期限届满', rule: 'SET-GRACE' },
  RECEIPT: { zh: '协助执行单位回执期限届满', rule: 'PROC-13' },
  QUERY_ANSWER: { zh: '财产查询答复期限届满', rule: 'PROC-8' },
  SEARCH: { zh: '查找下落、车辆的答复期限届满', rule: 'PROC-23' },
  CLUE: { zh: '财产线索核实期限届满', rule: 'PROC-7' },
  OBJECTION: { zh: '异议审查期限届满', rule: 'PROC-18' },
  SUIT: { zh: '提起执行异议之诉的期限届满', rule: 'PROC-19' },
  RECONSIDERATION: { zh: '就异议裁定申请复议的期限届满', rule: 'PROC-18' },
  RECONSIDERATION_RULING: { zh: '上一级人民法院复议审查期限届满', rule: 'PROC-18' },
  LIFT: { zh: '解除保全申请审查期限届满', rule: 'PROC-21' },
  PRESERVATION_BEGIN: { zh: '保全裁定开始执行的期限届满', rule: 'PROC-22' },
  PRESERVATION_END: { zh: '保全申请人申请执行的期限届满', rule: 'PROC-21' },
  RENEWAL_REMINDER: { zh: '提醒续行控制措施', rule: 'PROC-9R' },
  RENEWAL_ASK_BY: { zh: '申请续行保全的期限届满', rule: 'PROC-9R' },
  LAST_DAY: { zh: '控制措施期限届满', rule: 'PROC-9' },
  RELEASE: { zh: '解除控制措施的期限届满', rule: 'PROC-12' },
  RELEASE_RECEIPT: { zh: '解除控制措施的回执期限届满', rule: 'PROC-14' },
  SALE: { zh: '被执行人自行处置期限届满', rule: 'PROC-13' },
};
