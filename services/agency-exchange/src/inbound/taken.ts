/** What has become of a message: on record, or lying in quarantine for a reason that is never personal. */
export type Taken = { readonly taken: true } | { readonly taken: false; readonly reason: NotTaken };

/** Why something that is signed and fits the contract is not taken. */
export type NotTaken =
  | 'BROKEN'
  /** About nothing that the court has told or asked this body. */
  | 'UNKNOWN_MATTER'
  | 'OTHER_MATTER'
  /** The body has put another notice under this number before. */
  | 'NOTICE_ID_TAKEN'
  /** The question has another answer already. */
  | 'ANSWERED_ALREADY';

export const TAKEN: Taken = { taken: true };
