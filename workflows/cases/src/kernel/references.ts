/**
 * What a decision repeats of its question (the terms of the agreement, the title of the claim) is not recorded a second time: the
 * record says where it stands, and the case, who has it, puts it back. A value is named only where its JSON is the same to the
 * character, so what is put back is what was decided.
 */
import type { Question } from './decision.js';
import type { Decided } from './definition.js';

/** `["state", "agreement", "terms"]`: there it stands, in the question or in the change that was decided before. */
interface Reference {
  readonly $: readonly string[];
}

/** A reference takes some forty characters itself. */
const WORTH_NAMING = 60;

type Sources = Readonly<Record<string, unknown>>;

/** The decision as it is recorded. Plain JSON, as {@link restored} gives it back. */
export function abridged<S>(question: Question<unknown, unknown>, decided: Decided<S>): Decided<S> {
  if (decided.refusal) return decided;
  const known = placesIn(sourcesOf(question));
  const { change, ...rest } = decided;
  const changed = change && named(change, known);
  const within = change ? new Map([...placesIn({ change }), ...known]) : known;
  return { ...(changed !== undefined && { change: changed }), ...(named(rest, within) as object) } as Decided<S>;
}

/**
 * The decision as it was made, from its record; one without references is what it is.
 * @throws Error where the question has nothing at the place that is named: it is not the question that was asked.
 */
export function restored<S>(question: Question<unknown, unknown>, recorded: Decided<S>): Decided<S> {
  if (recorded.refusal) return recorded;
  const sources = sourcesOf(question);
  const { change, ...rest } = recorded;
  const changed = change && resolved(change, sources);
  const others = resolved(rest, changed ? { ...sources, change: changed } : sources) as object;
  return { ...(changed !== undefined && { change: changed }), ...others } as Decided<S>;
}

const sourcesOf = ({ message, opening, state }: Question<unknown, unknown>): Sources => ({
  message: 'argument' in message ? message.argument : undefined,
  opening,
  state,
});

/** Everything in the sources that is worth naming, by its JSON; of equal ones the first, which is the outermost. */
function placesIn(sources: Sources): Map<string, readonly string[]> {
  const places = new Map<string, readonly string[]>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    const json = JSON.stringify(value);
    if (json.length < WORTH_NAMING) return;
    if (path.length > 0 && !places.has(json)) places.set(json, path);
    for (const [key, part] of Object.entries(value)) visit(part, [...path, key]);
  };
  visit(sources, []);
  return places;
}

function named(value: unknown, places: ReadonlyMap<string, readonly string[]>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const json = JSON.stringify(value);
  if (json.length < WORTH_NAMING) return value;
  const place = places.get(json);
  if (place) return { $: place } satisfies Reference;
  return mapped(value, (part) => named(part, places));
}

function resolved(value: unknown, sources: Sources): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) return at(sources, value.$);
  return mapped(value, (part) => resolved(part, sources));
}

function mapped(value: object, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}

const isReference = (value: object): value is Reference => '$' in value && Array.isArray(value.$);

function at(sources: Sources, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
      throw new Error(`The decision was made on another question: nothing stands at ${path.join('.')}`);
    return (value as Record<string, unknown>)[key];
  }, sources);
}
