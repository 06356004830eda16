import { LawError } from '@hejie/law';

/** Who takes part in the talks, or conducts them: to nobody else is said what was offered in them. */
const OF_THE_TALKS: readonly string[] = ['settlement-judge', 'judges-assistant', 'mediator', 'clerk', 'party'];

/** What was put forward in a negotiation, and whether it has become an agreement. */
export interface PutForward {
  /** The text was confirmed by all signatures. */
  readonly confirmed: boolean;
}

/**
 * PRE-7, D7 (在线调解规则18): is what was put forward in the talks sealed from whoever has these roles? Drafts, offers and concessions that have not
 * become the agreement are known to those who take part in the talks, and to nobody who enforces or supervises, neither while they last nor
 * when they have come to nothing: what a party concedes for the sake of peace is not held against it later.
 */
export function isSealedFrom(roles: readonly string[], { confirmed }: PutForward): boolean {
  return !confirmed && !roles.some((role) => OF_THE_TALKS.includes(role));
}

/**
 * PRE-7, D7: the roles in which somebody takes part in the talks of a case. A mediator does from his acceptance until he leaves; one who is asked and
 * has not answered, or to whom the talks have been taken (a founded complaint, B6), is none of them.
 */
export function rolesInTalks(roles: readonly string[], { inOffice }: { readonly inOffice: boolean }): string[] {
  return roles.filter((role) => role !== 'mediator' || inOffice);
}

/** PRE-7, D7: is the caller, by these roles, of the talks? To nobody else is said what is put forward in them. `NEGOTIATION.NOT_OF_THE_TALKS`. */
export function requireOfTheTalks(roles: readonly string[]): void {
  if (!isSealedFrom(roles, { confirmed: false })) return;
  throw new LawError({
    code: 'NEGOTIATION.NOT_OF_THE_TALKS',
    rule: 'PRE-7',
    zh: '和解过程中的方案、记录只向参与和解的人公开：被选任的和解员接受选任后方可查阅，离任后不再查阅。',
    en: 'What is put forward in the talks is open to those who take part: a mediator reads it from his acceptance until he leaves.',
  });
}

/** How the negotiation of a case has come out; null: it runs. */
export type NegotiationOutcome = 'AGREED' | 'LAPSED' | 'FAILED' | 'WITHDRAWN' | null;

/**
 * PRE-7, D7: of talks that have come to nothing nothing is told to whoever has only these roles; of those that run, or have led to an agreement,
 * what is confirmed. `NEGOTIATION.SEALED`.
 */
export function requireUnsealed(roles: readonly string[], outcome: NegotiationOutcome): void {
  const failed = outcome === 'LAPSED' || outcome === 'FAILED' || outcome === 'WITHDRAWN';
  if (!failed || !isSealedFrom(roles, { confirmed: false })) return;
  throw new LawError({
    code: 'NEGOTIATION.SEALED',
    rule: 'PRE-7',
    zh: '和解未成，和解过程中的方案、草案和让步已封存：当事人为达成和解作出的妥协，不得在后续程序中作为对其不利的依据。',
    en: 'The talks have come to nothing and are sealed: what a party conceded in them is not used against it afterwards.',
  });
}
