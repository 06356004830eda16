import {
  compareInstants, period, type CourtCalendar, type CourtInstant, type DerivedPeriod, type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** The pack's settings of the negotiation period (执前和解期限). `days`: 30 by SEED3 七(一). */
export interface NegotiationSettings {
  readonly days: number;
  /** Most days that one extension may add; null for no limit. */
  readonly maxExtensionDays: number | null;
  /** Most extensions; null for no limit. */
  readonly maxExtensions: number | null;
}

/** What lengthened the period: extensions in days, in order, and days that do not count (appraisal). */
export interface NegotiationLengthening {
  readonly extensions: readonly number[];
  readonly excludedDays: number;
}

export const NO_LENGTHENING: NegotiationLengthening = { extensions: [], excludedDays: 0 };

/**
 * PRE-7, S3, S4: the end of the negotiation period, counted from the accepting mediator's acceptance. Extensions and excluded
 * days lengthen the *nominal* period, so that a last day rolled off a holiday is never counted twice; then it rolls (PER-3).
 * `instant` is the exclusive end, 24:00 of the last day. Errors as law's `period`.
 */
export function negotiationDeadline(acceptedOn: LegalDate, settings: NegotiationSettings, calendar: CourtCalendar, lengthening: NegotiationLengthening = NO_LENGTHENING): DerivedPeriod {
  const n = settings.days + lengthening.excludedDays + lengthening.extensions.reduce((sum, days) => sum + days, 0);
  const derived = period({ start: acceptedOn, unit: 'day', n }, calendar);
  return {
    ...derived,
    derivation: {
      rule: 'PRE-7',
      article: '东营市东营区人民法院《关于民事执行案件执前和解的若干规定（试行）》第七条（一）',
      inputs: { acceptedOn, days: settings.days, extensions: [...lengthening.extensions], excludedDays: lengthening.excludedDays },
      parts: [derived.derivation],
      text: {
        zh: `和解期限${n}日,自${acceptedOn}和解员接受之次日起算,至${derived.value}24时届满${derived.provisional ? '(暂定,该年放假通知未公布)' : ''}。`,
        en: `The ${n} days run from the day after the mediator's acceptance on ${acceptedOn} and end at 24:00 on ${derived.value}${derived.provisional ? ' (provisional)' : ''}.`,
      },
      value: derived.value,
    },
  };
}

export interface ExtensionInput {
  readonly now: CourtInstant;
  readonly acceptedOn: LegalDate;
  readonly days: number;
  /** Who asks, and who would all have to. */
  readonly signedBy: readonly string[];
  readonly parties: readonly string[];
  readonly lengthening: NegotiationLengthening;
}

export interface ExtensionOutcome {
  readonly lengthening: NegotiationLengthening;
  readonly deadline: DerivedPeriod;
}

/**
 * PRE-7, S4: may the negotiation be extended? Only if both sides ask, and before 24:00 of its last day.
 * `EXTENSION.NOT_JOINT`, `EXTENSION.EXPIRED`, `EXTENSION.DAYS_INVALID`, `EXTENSION.TOO_LONG`, `EXTENSION.TOO_MANY`.
 */
export function decideExtension(input: ExtensionInput, settings: NegotiationSettings, calendar: CourtCalendar): Decision<ExtensionOutcome> {
  const current = negotiationDeadline(input.acceptedOn, settings, calendar, input.lengthening);
  if (compareInstants(input.now, current.instant) >= 0) {
    return refuse({ code: 'EXTENSION.EXPIRED', rule: 'PRE-7', zh: `和解期限已于${current.value}24时届满,不能延长。`, en: `The negotiation ended at 24:00 on ${current.value} and cannot be extended.` });
  }
  const missing = input.parties.filter((p) => !input.signedBy.includes(p));
  if (missing.length > 0) {
    return refuse({ code: 'EXTENSION.NOT_JOINT', rule: 'PRE-7', path: '/signedBy', zh: `延长期限须“双方当事人申请”,尚有${missing.length}方未签名;期限仍为${current.value}。`, en: `Both sides must ask for an extension; ${missing.length} did not sign. The end stays ${current.value}.` });
  }
  if (!Number.isSafeInteger(input.days) || input.days < 1) {
    return refuse({ code: 'EXTENSION.DAYS_INVALID', rule: 'PRE-7', path: '/days', zh: '延长的日数应为正整数。', en: 'The days to add are a whole number above zero.' });
  }
  if (settings.maxExtensionDays !== null && input.days > settings.maxExtensionDays) {
    return refuse({ code: 'EXTENSION.TOO_LONG', rule: 'PRE-7', path: '/days', zh: `一次最多延长${settings.maxExtensionDays}日。`, en: `One extension adds ${settings.maxExtensionDays} days at most.` });
  }
  if (settings.maxExtensions !== null && input.lengthening.extensions.length >= settings.maxExtensions) {
    return refuse({ code: 'EXTENSION.TOO_MANY', rule: 'PRE-7', zh: `最多延长${settings.maxExtensions}次。`, en: `The negotiation may be extended ${settings.maxExtensions} times at most.` });
  }
  const lengthening = { ...input.lengthening, extensions: [...input.lengthening.extensions, input.days] };
  return accept({ lengthening, deadline: negotiationDeadline(input.acceptedOn, settings, calendar, lengthening) });
}
