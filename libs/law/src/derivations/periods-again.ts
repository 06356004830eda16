import { addDays, addMonths, daysBetween, legalDate } from '../basics/dates.js';
import { asJson, type JsonValue } from '../basics/derivation.js';
import { courtInstant } from '../basics/instants.js';
import { interrupts, applicationPeriod } from '../periods/application-period.js';
import { nominalEnd, nthWorkingDay, rollForward, type PeriodUnit } from '../periods/days.js';
import { guaranteeTerm } from '../periods/guarantee.js';
import { FREEZE_YEARS, listingTerm, type FrozenAsset, type ListingGround } from '../periods/measures.js';
import { periodWithExclusions, restorationDeadline } from '../periods/period.js';
import {
  restoration,
  restorationFinding,
  type RestorationCause,
  type RestorationInput,
} from '../periods/restoration.js';
import { type ExcludedSpan } from '../periods/spans.js';
import { type Evaluator, type Step } from './reevaluate.js';
import {
  calendarIn,
  dateIn,
  datesIn,
  input,
  lastPart,
  numberIn,
  requireFollows,
  requireSteps,
  textIn,
} from './steps.js';

const counted: Evaluator = (step) =>
  nominalEnd(dateIn(step, 'start'), input(step, 'unit') as PeriodUnit, numberIn(step, 'n'));

/** A period is its counted end, later by each excluded span, rolled or not. */
function ended(step: Step): JsonValue {
  const rolls = step.derivation.rule === 'PER-3';
  requireFollows(step, input(step, 'roll') === rolls);
  const asked = {
    start: dateIn(step, 'start'),
    unit: input(step, 'unit') as PeriodUnit,
    n: numberIn(step, 'n'),
    roll: rolls,
  };
  const excluded = (input(step, 'excluded') ?? []) as readonly ExcludedSpan[];
  requireSteps(step, periodWithExclusions(asked, excluded, calendarIn(step)).derivation.parts);
  return rolls ? rollForward(legalDate(String(lastPart(step))), calendarIn(step)) : lastPart(step);
}

function extended(step: Step): JsonValue {
  const days = daysBetween(dateIn(step, 'from'), dateIn(step, 'to')) + 1;
  requireFollows(step, numberIn(step, 'days') === days);
  return addDays(dateIn(step, 'date'), days);
}

/** The last day to ask, or what an application comes to. */
function restored(step: Step): JsonValue {
  if (input(step, 'missedEnd') !== null) return restorable(step);
  requireSteps(step, restorationDeadline(dateIn(step, 'obstacleEnded'), calendarIn(step)).derivation.parts);
  return lastPart(step);
}

function restorable(step: Step): JsonValue {
  const postedAt = input(step, 'postedAt');
  const asked: RestorationInput = {
    missedEnd: courtInstant(textIn(step, 'missedEnd')),
    cause: input(step, 'cause') as RestorationCause,
    obstacle: { from: dateIn(step, 'obstacleFrom'), ended: dateIn(step, 'obstacleEnded') },
    application: {
      receivedAt: courtInstant(textIn(step, 'receivedAt')),
      postedAt: postedAt === null ? null : courtInstant(String(postedAt)),
    },
  };
  requireSteps(step, restoration(asked, calendarIn(step)).derivation.parts);
  const [beforeEnd, , inTime] = step.parts;
  return restorationFinding(asked, beforeEnd === true, inTime === true);
}

/** The two years to apply have a part for each interruption, and the period that ran last. */
function application(step: Step): JsonValue {
  if (input(step, 'interruption') !== null)
    return interrupts(dateIn(step, 'runningFrom'), dateIn(step, 'interruption'), calendarIn(step));
  const asked = {
    lastPerformanceDay: dateIn(step, 'lastPerformanceDay'),
    interruptions: datesIn(step, 'interruptions'),
  };
  requireSteps(step, applicationPeriod(asked, calendarIn(step)).derivation.parts);
  return lastPart(step);
}

function listingEnd(step: Step): JsonValue {
  const term = {
    listed: dateIn(step, 'listed'),
    ground: numberIn(step, 'ground') as ListingGround,
    extensionYears: numberIn(step, 'extensionYears'),
  };
  requireSteps(step, listingTerm(term, calendarIn(step)).derivation.parts);
  return term.ground === 1 ? null : addMonths(term.listed, 12 * (2 + term.extensionYears));
}

function freezeEnd(step: Step): JsonValue {
  const asset = textIn(step, 'asset');
  requireFollows(step, Object.hasOwn(FREEZE_YEARS, asset));
  return addDays(addMonths(dateIn(step, 'effective'), 12 * FREEZE_YEARS[asset as FrozenAsset]), -1);
}

function guaranteed(step: Step): JsonValue {
  const guaranteeMonths = input(step, 'guaranteeMonths');
  const terms = {
    deferredFrom: dateIn(step, 'deferredFrom'),
    deferralMonths: numberIn(step, 'deferralMonths'),
    ...(guaranteeMonths === null ? {} : { guaranteeMonths: Number(guaranteeMonths) }),
  };
  requireSteps(step, guaranteeTerm(terms, calendarIn(step)).derivation.parts);
  const [deferralEnd = null, guaranteeEnd = null] = step.parts;
  return { deferralEnd, guaranteeEnd };
}

/** In time is what was posted or received before the end. */
function inTime(step: Step): JsonValue {
  const done = [input(step, 'postedAt'), input(step, 'receivedAt')].filter((at) => at !== null).map(String);
  return done.some((at) => at < textIn(step, 'end'));
}

/** How the rules on days compute their values again. */
export const PERIOD_EVALUATORS: Readonly<Record<string, Evaluator>> = Object.freeze({
  'PER-1': counted,
  'PER-2': counted,
  'PER-3': ended,
  'PER-4': (step) => asJson(calendarIn(step).dayKind(dateIn(step, 'date'))),
  'PER-5': inTime,
  'PER-6': (step) => nthWorkingDay(dateIn(step, 'start'), numberIn(step, 'n'), calendarIn(step)),
  'PER-7': restored,
  'PER-8': ended,
  'PROC-9': freezeEnd,
  'PROC-16': extended,
  'DIS-ART-2-1': listingEnd,
  'SET-ART-10-2': application,
  'GUA-4': guaranteed,
});
