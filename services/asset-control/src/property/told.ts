import { type FileOccasion, type FileTurn, type ToldOf as ToldOfEvents } from '@hejie/casework';
import { type PropertyEvent, type PropertyFile } from '@hejie/settlement';

export { type Told } from '@hejie/casework';

/** Where and when something of a property file is told, and under which number of control (CASE-7): the case itself may be one of mediation, which has none. */
export interface PropertyOccasion extends FileOccasion {
  readonly under: string;
}

/** What is told of events of a property file, by their kinds: the event, the file after it, where and when, and with what it was decided. */
export type ToldOf = ToldOfEvents<PropertyEvent, [file: PropertyFile, occasion: PropertyOccasion, turn: FileTurn]>;
