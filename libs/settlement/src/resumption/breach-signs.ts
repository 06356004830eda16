import { dateText, legalDateOf, type Bilingual, type CourtInstant, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** By what a debtor shows before the time that he will not perform (民法典578): he says so, gives his property away, or acts otherwise. */
export const BREACH_SIGNS = ['STATEMENT', 'TRANSFER', 'CONDUCT'] as const;
/** One of these kinds. */
export type BreachSignKind = (typeof BREACH_SIGNS)[number];

/** Evidence that the debtor will not perform (不履行的表示): what, of which day, in the words of who brings it. */
export interface BreachSign {
  readonly kind: BreachSignKind;
  readonly on: LegalDate;
  readonly text: string;
}

/** What a person is to look into because of it (规避执行线索): never a finding. */
export interface EvasionSignal extends Bilingual {
  readonly code: 'EVASION' | 'SHAM_SETTLEMENT';
  readonly rule: 'PROC-27' | 'DIS-ART-1';
  /** The last day of the signs that it rests on. */
  readonly on: LegalDate;
}

/**
 * SET-ART-11-2x: the evidence that comes with an application on anticipatory breach. It belongs to that plea, and nothing in it lies ahead.
 * `ELECTION.SIGNS_UNPLEADED`, `ELECTION.SIGN_IN_FUTURE`.
 */
export function decideBreachSigns(
  signs: readonly BreachSign[],
  { anticipatoryBreach, now }: { readonly anticipatoryBreach: boolean; readonly now: CourtInstant },
): Decision<readonly BreachSign[]> {
  if (signs.length > 0 && !anticipatoryBreach)
    return refuse({
      code: 'ELECTION.SIGNS_UNPLEADED',
      rule: 'SET-ART-11-2x',
      path: '/signs',
      zh: '被执行人不履行的证据应当与预期违约的主张（pleads.anticipatoryBreach）一并提出。',
      en: 'What shows that the debtor will not perform comes with the plea of anticipatory breach (pleads.anticipatoryBreach).',
    });
  const today = legalDateOf(now);
  const ahead = signs.findIndex(({ on }) => on > today);
  if (ahead === -1) return accept(signs);
  const { on } = signs[ahead]!;
  return refuse({
    code: 'ELECTION.SIGN_IN_FUTURE',
    rule: 'SET-ART-11-2x',
    path: `/signs/${ahead}/on`,
    zh: `证据所载日期${dateText(on)}晚于今日${dateText(today)}。`,
    en: `The sign of ${on} lies after today, ${today}.`,
  });
}

const SIGNALS = {
  EVASION: {
    code: 'EVASION',
    rule: 'PROC-27',
    zh: '被执行人在履行期间转移财产，提示核查是否规避执行。',
    en: 'The debtor gave property away while he was to perform: look into evasion of enforcement.',
  },
  SHAM_SETTLEMENT: {
    code: 'SHAM_SETTLEMENT',
    rule: 'DIS-ART-1',
    zh: '被执行人在履行期届满前表示或者以行为表明不履行，提示核查是否虚假和解、无正当理由拒不履行和解协议。',
    en: 'The debtor shows before the time that he will not perform: look into a sham settlement, or a refusal without good reason.',
  },
} as const satisfies Record<EvasionSignal['code'], Omit<EvasionSignal, 'on'>>;

/** S13, PROC-27, DIS-ART-1: what a judge is to look into because of these signs: evasion by property that was given away, and whether the settlement was meant. */
export function evasionSignals(signs: readonly BreachSign[]): EvasionSignal[] {
  const last = (of: (kind: BreachSignKind) => boolean): LegalDate | undefined =>
    signs
      .filter(({ kind }) => of(kind))
      .map(({ on }) => on)
      .sort()
      .at(-1);
  const transferred = last((kind) => kind === 'TRANSFER');
  const shown = last(() => true);
  return [
    ...(transferred === undefined ? [] : [{ ...SIGNALS.EVASION, on: transferred }]),
    ...(shown === undefined ? [] : [{ ...SIGNALS.SHAM_SETTLEMENT, on: shown }]),
  ];
}
