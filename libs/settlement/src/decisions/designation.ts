import {
  compareInstants,
  instantText,
  workingDaysWithExclusions,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type ExcludedSpan,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** A relation that could make a mediator partial (S5: the spouse of the creditor's counsel), disclosed to the parties. */
export interface Conflict {
  readonly mediatorId: string;
  readonly relation: string;
  /** Parties who, knowing of it, consent all the same. */
  readonly consentedBy: readonly string[];
}

/** A mediator to be designated, and what speaks for and against it. */
export interface DesignationInput {
  readonly mediatorId: string;
  /** Chosen jointly by the parties, or appointed by the court where they did not agree (PRE-5). */
  readonly by: 'PARTIES' | 'COURT';
  readonly now: CourtInstant;
  readonly roster: readonly string[];
  readonly parties: readonly string[];
  /** Mediators who declined or let the time for accepting pass. */
  readonly declined: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** Who is designated and has not answered yet; null for nobody. */
  readonly pending: string | null;
  /** Who has accepted and mediates; absent or null: nobody. */
  readonly inOffice?: string | null;
  /** Until then the choice is the parties' (`selectionDeadlines`). */
  readonly jointChoiceBy: CourtInstant;
  /** The parties have told the court that they do not agree. */
  readonly partiesDisagree: boolean;
}

/** Who is designated, by whom and since when. */
export interface DesignationOutcome {
  readonly mediatorId: string;
  readonly by: DesignationInput['by'];
  readonly designatedAt: CourtInstant;
}

/**
 * PRE-5, S5: may this mediator (和解员) be designated? From the roster, not one who declined, not one with a conflict unless
 * every party consents, one at a time. The court waits until the time of the parties' joint choice is over, or they say that they do not
 * agree. `DESIGNATION.*`. Source: SEED3 五(三), 在线调解规则10, 12.
 */
export function decideDesignation(input: DesignationInput): Decision<DesignationOutcome> {
  const { mediatorId } = input;
  if (input.pending !== null) {
    return refuse({
      code: 'DESIGNATION.PENDING',
      rule: 'PRE-5',
      zh: '已指定的和解员尚未答复。',
      en: 'A mediator is designated and has not answered yet.',
    });
  }
  if (input.inOffice != null) {
    return refuse({
      code: 'DESIGNATION.MEDIATOR_STANDS',
      rule: 'PRE-5',
      zh: '本案和解员已接受选任并正在主持和解；需要更换的，应先办理更换。',
      en: 'A mediator has accepted and conducts the negotiation; to have another one he is replaced first.',
    });
  }
  if (input.by === 'COURT' && !input.partiesDisagree && compareInstants(input.now, input.jointChoiceBy) < 0) {
    return refuse({
      code: 'DESIGNATION.PARTIES_CHOOSE_FIRST',
      rule: 'PRE-5',
      path: '/chosenBy',
      zh: `${instantText(input.jointChoiceBy).zh}前由当事人共同选定和解员；当事人告知不能达成一致的，法院可以指定。`,
      en: `Until ${instantText(input.jointChoiceBy).en} the parties choose; the court may designate once they say that they do not agree.`,
    });
  }
  if (!input.roster.includes(mediatorId)) {
    return refuse({
      code: 'DESIGNATION.NOT_ON_ROSTER',
      rule: 'PRE-5',
      path: '/mediatorId',
      zh: '该和解员不在名册中。',
      en: 'This mediator is not on the roster.',
    });
  }
  if (input.declined.includes(mediatorId)) {
    return refuse({
      code: 'DESIGNATION.DECLINED',
      rule: 'PRE-5',
      path: '/mediatorId',
      zh: '该和解员已推辞或者逾期未答复，应另行选定。',
      en: 'This mediator declined or did not answer in time; choose another.',
    });
  }
  const conflict = input.conflicts.find(
    (c) => c.mediatorId === mediatorId && !input.parties.every((p) => c.consentedBy.includes(p)),
  );
  if (conflict !== undefined) {
    return refuse({
      code: 'DESIGNATION.CONFLICT',
      rule: 'PRE-5',
      path: '/mediatorId',
      zh: `该和解员存在可能影响公正的关系（${conflict.relation}），须各方当事人书面同意。`,
      en: `The mediator has a relation that may make him partial (${conflict.relation}); every party must consent.`,
    });
  }
  return accept({ mediatorId, by: input.by, designatedAt: input.now });
}

/** A mediator answers a designation: only the one designated, before his time ends. `DESIGNATION.NOT_DESIGNATED`, `DESIGNATION.TOO_LATE`. */
export function decideAcceptance(input: {
  readonly mediatorId: string;
  readonly pending: string | null;
  readonly now: CourtInstant;
  readonly acceptBy: CourtInstant;
}): Decision<{ readonly acceptedAt: CourtInstant }> {
  if (input.pending !== input.mediatorId) {
    return refuse({
      code: 'DESIGNATION.NOT_DESIGNATED',
      rule: 'PRE-5',
      path: '/mediatorId',
      zh: '未指定该和解员办理本案。',
      en: 'This mediator is not designated in this case.',
    });
  }
  if (compareInstants(input.now, input.acceptBy) >= 0) {
    return refuse({
      code: 'DESIGNATION.TOO_LATE',
      rule: 'PRE-5',
      zh: `接受期限已于${instantText(input.acceptBy).zh}届满。`,
      en: `The time to accept ended at ${instantText(input.acceptBy).en}.`,
    });
  }
  return accept({ acceptedAt: input.now });
}

/** What the clocks of selection read of a pack (S5: 2, 3 and 3 working days). */
export type SelectionPack = Pick<PolicyPack, 'mediator'>;

/** The two clocks of the selection of a mediator. */
export interface SelectionDeadlines {
  /** Until then the parties choose jointly; after it the court must designate. */
  readonly jointChoiceBy: DerivedPeriod;
  readonly designateBy: DerivedPeriod;
}

/**
 * S5: the clocks that run from the day of the last consent; days on which a complaint of coercion was decided do not count (`suspended`).
 * Both consent 2026-09-29: joint choice by 10-08, designation by 10-09.
 */
export function selectionDeadlines(
  consentedOn: LegalDate,
  pack: SelectionPack,
  calendar: CourtCalendar,
  suspended: readonly ExcludedSpan[] = [],
): SelectionDeadlines {
  const after = (n: number) => workingDaysWithExclusions({ start: consentedOn, n }, suspended, calendar);
  return {
    jointChoiceBy: after(pack.mediator.selectionWorkingDays),
    designateBy: after(pack.mediator.designationWorkingDays),
  };
}

/** A mediator who was counted silent (逾期未答复): the day on which he was asked, and the instant to which his silence is dated. */
export interface CountedSilent {
  readonly designatedOn: LegalDate;
  readonly silentAt: CourtInstant;
}

/**
 * PER-4, S5: was a mediator counted silent before the end of his time by a calendar with a notice that was adopted afterwards? The true last
 * day of it then, or nothing. Asked 2026-09-29 and counted silent at 24:00 of 10-07: by the notice of 2026 he had until 24:00 of 10-09.
 * Errors as `acceptanceDeadline`.
 */
export function silenceBy(
  { designatedOn, silentAt }: CountedSilent,
  pack: SelectionPack,
  calendar: CourtCalendar,
): LegalDate | undefined {
  const { value, instant } = acceptanceDeadline(designatedOn, pack, calendar);
  return compareInstants(instant, silentAt) > 0 ? value : undefined;
}

/** S5: until when a designated mediator may accept; at `instant` the next is designated. Designated 2026-10-08: 2026-10-12. */
export function acceptanceDeadline(
  designatedOn: LegalDate,
  pack: SelectionPack,
  calendar: CourtCalendar,
  suspended: readonly ExcludedSpan[] = [],
): DerivedPeriod {
  return workingDaysWithExclusions(
    { start: designatedOn, n: pack.mediator.acceptanceWorkingDays },
    suspended,
    calendar,
  );
}
