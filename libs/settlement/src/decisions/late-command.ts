import { actText, compareInstants, instantText, type CourtInstant } from '@hejie/law';
import { type Ending } from '../case/states.js';

/** A command that did not reach its case before that ended (逾期送达的操作). */
export interface LateCommand {
  readonly caseNumber: string;
  /** Name of the command. */
  readonly command: string;
  /** When the court received it. */
  readonly receivedAt: CourtInstant;
  readonly ending: Ending;
  readonly endedAt: CourtInstant;
}

/** What lies before the settlement judge, with both instants. */
export interface LapseReview {
  readonly kind: 'RECEIVED_BEFORE_LAPSE';
  readonly role: 'settlement-judge';
  readonly rule: 'PRE-8';
  readonly facts: {
    readonly caseNumber: string;
    readonly command: string;
    readonly receivedAt: CourtInstant;
    readonly lapsedAt: CourtInstant;
  };
  readonly title: string;
}

/**
 * PRE-8: does a command that found its case ended lie before the settlement judge? Where the court received it before the period for
 * settlement had lapsed: it was in time, and whether the lapse stands is the judge's to say. At the instant of the lapse it was too late;
 * of any other ending there is nothing to review. Instants in Asia/Shanghai.
 */
export function reviewOfLapse(late: LateCommand): LapseReview | undefined {
  const { caseNumber, command, receivedAt, ending, endedAt } = late;
  if (ending !== 'LAPSED' || compareInstants(receivedAt, endedAt) >= 0) return undefined;
  return {
    kind: 'RECEIVED_BEFORE_LAPSE',
    role: 'settlement-judge',
    rule: 'PRE-8',
    facts: { caseNumber, command, receivedAt, lapsedAt: endedAt },
    title: `${caseNumber}：${actText(receivedAt).zh}收到的操作未及办理，和解期限已于${instantText(endedAt).zh}届满，请审查处理`,
  };
}
