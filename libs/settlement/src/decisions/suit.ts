import { parseCaseNumber } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** What became of a suit on the settlement, as the judge records it. */
export interface SuitInput {
  /** Did the court accept the suit (受理)? */
  readonly accepted: boolean;
  /** Number of the suit, e.g. （2026）鲁0502民初900号; one that was not accepted may have none. */
  readonly suitNumber: string;
  /** The creditor has elected to sue, and nothing is known yet of the suit. */
  readonly suitAwaited: boolean;
  /** Another creditor of the settlement has not chosen a suit; absent: there is none. */
  readonly othersLeft?: boolean;
  /** Enforcement has resumed already; absent: it has not. */
  readonly resumed?: boolean;
}

/** The suit under its number, and where the case goes. */
export interface SuitOutcome {
  /** The one spelling of the number; null for a suit that was not accepted. */
  readonly suitNumber: string | null;
  /** Accepted for every creditor, the case ends here; else who has not sued may elect. */
  readonly next: 'SUED' | 'BREACH';
  readonly rule: 'SET-ART-14-1' | 'SET-ART-9-1';
}

/**
 * SET-ART-14-1, SET-ART-13-1: the judge's record of what became of the suit on the settlement. Only acceptance bars resumption and
 * ends the case, once every creditor has chosen it: none disposes of what another may. A suit that was not accepted leaves the creditor his election. After resumption none is accepted.
 * `SUIT.RESUMED`, `SUIT.NOT_ELECTED`, `SUIT.NUMBER_INVALID`.
 */
export function decideSuit(input: SuitInput): Decision<SuitOutcome> {
  if (input.resumed === true) {
    return refuse({
      code: 'SUIT.RESUMED',
      rule: 'SET-ART-13-1',
      zh: '已恢复执行，就和解协议起诉的不予受理。',
      en: 'Enforcement has resumed; a suit on the settlement is not accepted.',
    });
  }
  if (!input.suitAwaited) {
    return refuse({
      code: 'SUIT.NOT_ELECTED',
      rule: 'SET-ART-9-1',
      zh: '申请执行人没有选择就和解协议起诉。',
      en: 'The creditor has not elected to sue on the settlement.',
    });
  }
  if (!input.accepted) return accept({ suitNumber: null, next: 'BREACH', rule: 'SET-ART-9-1' });
  const reading = parseCaseNumber(input.suitNumber);
  if (!reading.valid) {
    return refuse({
      code: 'SUIT.NUMBER_INVALID',
      rule: 'SET-ART-14-1',
      path: '/suitNumber',
      zh: `受理的案号无效：${reading.reason.zh}`,
      en: `The number of the suit is not valid: ${reading.reason.en}`,
    });
  }
  return accept({
    suitNumber: reading.canonical,
    next: input.othersLeft === true ? 'BREACH' : 'SUED',
    rule: 'SET-ART-14-1',
  });
}
