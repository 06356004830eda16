import { legalDateOf, period, type CourtCalendar, type CourtInstant, type DerivedPeriod } from '@hejie/law';
import { endingOf } from './property-ending.js';
import { type Control, type PropertyFile } from './property-file.js';
import { controlsOf } from './release-held.js';
import { pendingRenewal } from './renewal.js';

/** 网络查询规定6: days in which the court examines what a body objects to a query or an order, and answers it in writing. */
const OBJECTION_DAYS = 15;

/** PROC-14: last day on which the court answers a body that does not take a query or an order. Source: 网络查询规定6. */
export function keeperAnswerBy(receivedAt: CourtInstant, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: legalDateOf(receivedAt), unit: 'day', n: OBJECTION_DAYS }, calendar);
}

/** What an order was about, as it was put to whoever keeps the property. */
export interface OrderPut {
  readonly kind: 'CONTROL' | 'RENEW' | 'RELEASE';
  /** Of the control, or of the release. */
  readonly subject: string;
  readonly assetId: string;
}

/** PROC-14: does the file still wait for the receipt of an order? Not once it came on paper, was lifted or is being lifted, or the file has ended. */
export function awaitsReceipt(file: PropertyFile, { kind, subject, assetId }: OrderPut): boolean {
  if (endingOf(file) !== undefined) return false;
  if (kind === 'RELEASE') {
    const release = file.releases.find(({ id }) => id === subject);
    return release?.state === 'SERVED' && !release.receipts.some((one) => one.assetId === assetId);
  }
  const control = file.controls.find(({ id }) => id === subject);
  if (control === undefined || control.state === 'RELEASED' || isBeingLifted(file, control)) return false;
  return kind === 'CONTROL' ? control.state === 'ORDERED' : pendingRenewal(control)?.order !== undefined;
}

/** The release that lifts it is served, and its receipt has not come. */
const isBeingLifted = (file: PropertyFile, { id, assetId }: Control): boolean =>
  file.releases.some(
    (release) =>
      release.state === 'SERVED' &&
      release.coOwnersPartOnly !== true &&
      !release.receipts.some((one) => one.assetId === assetId) &&
      controlsOf(file, release).some((one) => one.id === id),
  );

/**
 * PROC-14: somebody carried an order out that the file takes for refused, or for lifted without ever having had effect: the property is under control
 * at its keeper, and nowhere in the file.
 */
export function heldOutsideFile({ controls }: PropertyFile, { kind, subject }: OrderPut): boolean {
  const control = controls.find(({ id }) => id === subject);
  if (control === undefined || kind === 'RELEASE') return false;
  if (kind === 'RENEW') return control.state === 'RELEASED' && pendingRenewal(control)?.order !== undefined;
  return control.state === 'FAILED' || (control.state === 'RELEASED' && control.receipt === undefined);
}
