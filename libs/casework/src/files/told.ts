import { type CourtInstant } from '@hejie/law';
import { type Recording } from '../recording/recording.js';

/** What happened in a file: of which kind, and when. */
interface FileEvent {
  readonly kind: string;
  readonly at: CourtInstant;
}

/** An event of one kind. */
export type EventOf<E extends FileEvent, K extends E['kind']> = E & { readonly kind: K };

/** What of an event is told beside its audit line: facts, letters, documents, tasks. */
export type Told = Omit<Recording, 'audit' | 'at'>;

/** For kinds of events, what is told of each. `S`: what is known when it is told, such as the file after it and the occasion. */
export type ToldOf<E extends FileEvent, S extends readonly unknown[], K extends E['kind'] = E['kind']> = {
  readonly [N in K]?: (event: EventOf<E, N>, ...scene: S) => Told;
};

/** What happened in a file, as it is recorded: in order, each event with its audit line and with what is told of its kind. */
export function recordingsOfEvents<E extends FileEvent, S extends readonly unknown[]>(
  happened: readonly E[],
  { auditOf, told }: { readonly auditOf: (event: E) => Recording['audit']; readonly told: ToldOf<E, S> },
  ...scene: S
): Recording[] {
  const tells = told as Readonly<Record<string, ((event: E, ...scene: S) => Told) | undefined>>;
  return happened.map((event) => ({ at: event.at, audit: auditOf(event), ...tells[event.kind]?.(event, ...scene) }));
}
