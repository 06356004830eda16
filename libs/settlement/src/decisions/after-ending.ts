import { type Fen } from '@hejie/law';
import { type SettlementState } from '../ledger/settlement-state.js';
import { type ClosingMode } from './closing.js';

/** What is on record of the end of a case. */
export interface EndingOnRecord {
  readonly state: SettlementState;
  /** In which mode the resumed enforcement was closed; null: in none yet. */
  readonly closingMode: ClosingMode | null;
  /** SET-ART-16-1: it resumed after the case had ended, and is filed as a case of its own. */
  readonly filedAnew: boolean;
}

/** How a case has ended, as far as its ledger is concerned. */
export type EndedAs = 'PERFORMED' | 'OTHERWISE';

/**
 * CLS-1, CLS-4: has a case ended, and did people hear that everything was performed: by the settlement, or by enforcement closed as 执行完毕?
 * Undefined: it has not ended, and its run hears of what is entered.
 */
export function endedAs({ state, closingMode, filedAnew }: EndingOnRecord): EndedAs | undefined {
  if (state === 'PERFORMING') return undefined;
  if (state === 'PERFORMED') return 'PERFORMED';
  if (state !== 'RESUMED') return 'OTHERWISE';
  if (filedAnew || closingMode === '执行完毕') return 'PERFORMED';
  return closingMode === null ? undefined : 'OTHERWISE';
}

/** What becomes of performance after the end: something is owed, or everything is performed once more. */
export type ChangeAfterEnding = 'OWED' | 'PERFORMED_AGAIN';

/**
 * CLS-1, CLS-3: what a case that ended as performed owes by its ledger, beside what people were told last; in fen, 0: nothing. While anything is
 * owed, nothing may rest on its performance. Undefined: it is as they were told.
 */
export function changeAfterEnding(told: Fen, owed: Fen): ChangeAfterEnding | undefined {
  if (owed === told) return undefined;
  return owed > 0n ? 'OWED' : 'PERFORMED_AGAIN';
}
