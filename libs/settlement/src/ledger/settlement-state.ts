/** What a settlement in performance is: still being performed, or ended in one of the ways of the case. */
export type SettlementState = 'PERFORMING' | 'PERFORMED' | 'RESUMED' | 'SUED' | 'EXPIRED';
