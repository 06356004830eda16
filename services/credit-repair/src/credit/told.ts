import { type EventOf as EventOfKind, type FileOccasion, type ToldOf } from '@hejie/casework';
import { type CreditEvent, type CreditFile } from '@hejie/settlement';

export { type Told } from '@hejie/casework';

/** An event of one kind in a credit record. */
export type EventOf<K extends CreditEvent['kind']> = EventOfKind<CreditEvent, K>;

/** For kinds of events of a credit record, what is told of each; `after`: the record with what has happened. */
export type Tells<K extends CreditEvent['kind'] = CreditEvent['kind']> = ToldOf<
  CreditEvent,
  [occasion: FileOccasion, after: CreditFile],
  K
>;
