import { type Bilingual } from '@hejie/law';
import { type Ending, type Stage } from '../case/states.js';

/** A9: how a case that came from the mediation platform stands, as that platform asks (分调裁平台): settled and being performed, or ended in one of its ways. */
export type PlatformOutcome = 'SETTLED' | Ending;

const WORDS: Readonly<Record<PlatformOutcome, Bilingual>> = {
  SETTLED: { zh: '和解成功', en: 'settled' },
  PERFORMED: { zh: '和解成功并履行完毕', en: 'settled and performed' },
  LAPSED: { zh: '期限届满和解不成', en: 'the time lapsed' },
  REFUSED: { zh: '当事人不同意和解', en: 'a party refused' },
  WITHDRAWN: { zh: '当事人退出和解', en: 'a party left' },
  FAILED: { zh: '和解不成', en: 'no agreement' },
  RESUMED: { zh: '和解后恢复执行', en: 'enforcement resumed' },
  SUED: { zh: '和解后另行起诉', en: 'sued on the settlement' },
  APPLICATION_PERIOD_EXPIRED: { zh: '和解后申请执行期间届满', en: 'the time to apply ended' },
  APPLICATION_WITHDRAWN: { zh: '撤回执行申请', en: 'the application was withdrawn' },
  REJECTED: { zh: '转立案裁定驳回', en: 'filed to be rejected' },
};

/** A9: what the platform calls an outcome. */
export const platformWords = (outcome: PlatformOutcome): Bilingual => WORDS[outcome];

/** Stages in which a settlement stands. */
const SETTLED: readonly Stage[] = ['PERFORMANCE', 'BREACH', 'RULING'];

/** A9: what is reported of a case (反馈分调裁平台); null: it is still under way, and nothing is. */
export function platformOutcome({
  stage,
  ending,
}: {
  readonly stage: Stage;
  readonly ending: Ending | null;
}): PlatformOutcome | null {
  if (ending !== null) return ending;
  return SETTLED.includes(stage) ? 'SETTLED' : null;
}
