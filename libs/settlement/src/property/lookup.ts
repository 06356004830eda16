import {
  compareDates,
  freezeRenewal,
  legalDateOf,
  type CourtInstant,
  type FreezeRenewal,
  type LegalDate,
  type RenewableControl,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import {
  type Asset,
  type Control,
  type ControlAuthority,
  type ControlState,
  type PropertyFile,
} from './property-file.js';

/** States in which a control holds something, or is about to: another one on the same property would be one too many. */
const STANDING: readonly ControlState[] = ['ORDERED', 'EFFECTIVE', 'QUEUED'];

/** Is this control ordered, in effect or queued? */
export const isStanding = ({ state }: Control): boolean => STANDING.includes(state);

/** The control that stands on a piece of property; undefined: none. */
export const standingControl = (file: PropertyFile, assetId: string): Control | undefined =>
  file.controls.find((control) => control.assetId === assetId && isStanding(control));

/** The property that the file knows by an id. @throws Error where a row names property that the file does not have. */
export function assetIn(file: PropertyFile, id: string): Asset {
  const asset = file.assets.find((one) => one.id === id);
  if (asset === undefined) throw new Error(`The file ${file.caseId} has no property ${id}.`);
  return asset;
}

/** PRE-CTRL: a row of the file by its id. `PROPERTY.UNKNOWN`. */
export function rowOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  path: string,
): Decision<Row> {
  const row = rows.find((one) => one.id === id);
  if (row !== undefined) return accept(row);
  return refuse({
    code: 'PROPERTY.UNKNOWN',
    rule: 'PRE-CTRL',
    path,
    zh: '财产控制卷中没有该项记录。',
    en: 'The file of property has no such record.',
  });
}

/** PRE-CTRL: an id that is still free; the same command twice is heard once. `PROPERTY.KNOWN`. */
export function freeId(rows: readonly { readonly id: string }[], id: string, path: string): Decision<void> {
  if (!rows.some((one) => one.id === id)) return accept(undefined);
  return refuse({
    code: 'PROPERTY.KNOWN',
    rule: 'PRE-CTRL',
    path,
    zh: '财产控制卷中已有该项记录。',
    en: 'The file of property has this record already.',
  });
}

/** PRE-CTRL: what is recorded has happened. `PROPERTY.NOT_YET`. */
export function happenedBy(at: CourtInstant | LegalDate, now: CourtInstant, path: string): Decision<void> {
  if (at <= (at.length === legalDateOf(now).length ? legalDateOf(now) : now)) return accept(undefined);
  return refuse({
    code: 'PROPERTY.NOT_YET',
    rule: 'PRE-CTRL',
    path,
    zh: '所记载的时间晚于当前时间。',
    en: 'What is recorded has not happened yet.',
  });
}

/** The first refusal among these, if any. */
export const firstRefusal = (decisions: readonly Decision<unknown>[]): Decision<never> | undefined =>
  decisions.find((one): one is Decision<never> => !one.ok);

/** The number under which a control stands. */
export function authorityOf(file: PropertyFile, { authority, id }: Control): ControlAuthority {
  const found = file.authorities.find(({ caseNumber }) => caseNumber === authority);
  if (found === undefined) throw new Error(`Control ${id} stands under no number of the file ${file.caseId}.`);
  return found;
}

/**
 * PRE-CTRL: the numbers of the file that stand, in the order in which their cases were opened: one that was withdrawn is none of them, and one that was entered anew
 * stands where its day has it.
 */
export const standingAuthorities = ({ authorities }: Pick<PropertyFile, 'authorities'>): ControlAuthority[] =>
  authorities
    .filter(({ withdrawn }) => withdrawn === undefined)
    .sort((one, other) => compareDates(one.openedOn, other.openedOn));

/** PRE-CTRL: the standing authority of that number; undefined: the file has none, or it was withdrawn. */
export const authorityNumbered = (file: PropertyFile, caseNumber: string): ControlAuthority | undefined =>
  standingAuthorities(file).find((one) => one.caseNumber === caseNumber);

/** PRE-CTRL: the number of the case of enforcement that is open now; undefined: none is. */
export const enforcementNow = (file: PropertyFile): ControlAuthority | undefined =>
  standingAuthorities(file).findLast(({ under }) => under !== '执保');

/** PRE-CTRL: the number under which property is controlled now: of enforcement the last, else of the preservation. Undefined: none is open yet. */
export const authorityNow = (file: PropertyFile): ControlAuthority | undefined =>
  enforcementNow(file) ?? standingAuthorities(file).at(-1);

/**
 * PROC-9R, SET-RES-2: the number under which a control is renewed: of a preservation its own; in enforcement that of the case now open, which goes on with
 * what an earlier one has under control (执恢).
 */
export function renewedUnder(file: PropertyFile, control: Control): string {
  const { under, caseNumber } = authorityOf(file, control);
  return under === '执保' ? caseNumber : authorityNow(file)!.caseNumber;
}

type WithTerm = Control & { readonly lastDay: LegalDate };

/** PROC-9R: a control whose term runs, as the law on its renewal reads it. */
export function renewableOf(file: PropertyFile, control: WithTerm): RenewableControl {
  const { lastDay, fellBackOn } = control;
  return { lastDay, under: authorityOf(file, control).under, ...(fellBackOn !== undefined && { fellBackOn }) };
}

/** PROC-9R: until when a control is renewed, and who is told before; undefined while no term of it runs. */
export function renewalOf(file: PropertyFile, control: Control): FreezeRenewal | undefined {
  const { lastDay } = control;
  return lastDay === undefined ? undefined : freezeRenewal(renewableOf(file, { ...control, lastDay }));
}
