import { createHash } from 'node:crypto';
import { dateText, type CourtInstant, type LegalDate } from '@hejie/law';
import { warningBeforeRequest } from '@hejie/settlement';

/** What a creditor reads before he asks that an entry be deleted, and the hash by which he says that he has. */
export interface DeletionWarning {
  readonly barredUntil: LegalDate;
  readonly text: string;
  readonly hash: string;
}

/** DIS-ART-10-3, DIS-BAR: the warning as of an instant; of another day it is another one. */
export function deletionWarning(at: CourtInstant): DeletionWarning {
  const { barredUntil } = warningBeforeRequest(at);
  const text = `申请删除失信信息前请阅知：失信信息因申请执行人申请而删除后，六个月内申请执行人申请再次纳入的，人民法院不予准许；今日删除的，至${dateText(barredUntil)}止（《最高人民法院关于公布失信被执行人名单信息的若干规定》第十条第三款）。`;
  return { barredUntil, text, hash: createHash('sha256').update(text).digest('hex') };
}
