import { changed } from './control-receipt.js';
import { isStanding } from './lookup.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Control, type PropertyFile } from './property-file.js';

/**
 * PROC-9R, PROC-14: a renewal that is heard of late keeps the old control with its rank; what was ordered on the same property in between is one too
 * many (重复控制). It is over, carried out or not, and whoever has its notice is to be told: two controls of one case on one thing would count
 * twice, and the second would stand after the release.
 * @param kept the control that was renewed in time.
 */
export function withoutRedundant(file: PropertyFile, kept: Control, turn: PropertyTurn): PropertyChange {
  const other = file.controls.find((one) => one.id !== kept.id && one.assetId === kept.assetId && isStanding(one));
  if (other === undefined) return { happened: [] };
  const over: Control = { ...other, state: other.state === 'ORDERED' ? 'FAILED' : 'RELEASED' };
  return changed(over, turn, { kind: 'CONTROL_REDUNDANT', keptControlId: kept.id });
}
