import { formatYuan, legalDateOf, parseYuan, type Fen } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { worthOf } from '../release/coverage.js';
import { asControlled, hasEffect } from './file-coverage.js';
import { assetIn } from './lookup.js';
import { type PropertyTurn } from './property-change.js';
import { type Asset, type Control, type PropertyFile } from './property-file.js';

const OK = accept(undefined);

/**
 * SET-ART-18-1, GUA-5, S14: may this property be controlled under the ruling for direct enforcement (直接执行担保财产) against its owner? No more of it than the
 * ruling allows, and not while money of the debtor that is ready for enforcement is known and free: that goes first. What cannot be parted may exceed it
 * where nothing else of its owner is taken. Property on which no such ruling was heard of rests on its paper alone. `CONTROL.BEYOND_GUARANTEE`,
 * `CONTROL.DEBTOR_CASH_FIRST`. Source: 和解规定18; 执行担保规定11. @param debtorsCash the debtor's free money, in fen.
 */
export function underOrderedGuarantee(
  file: PropertyFile,
  { cap }: Pick<Control, 'cap'>,
  asset: Asset,
  turn: PropertyTurn,
  debtorsCash: Fen,
): Decision<void> {
  const ordered = file.settlement.guarantees?.find(({ guarantorId }) => guarantorId === asset.ownerPartyId);
  if (ordered === undefined || !ANSWERS.includes(asset.liability)) return OK;
  if (debtorsCash > 0n)
    return refuse({
      code: 'CONTROL.DEBTOR_CASH_FIRST',
      rule: 'GUA-5',
      path: '/assetId',
      zh: `被执行人尚有便于执行的现金、银行存款${formatYuan(debtorsCash)}元未控制，应当优先执行；先对其采取措施，再控制担保人的财产。`,
      en: `The debtor has ready money of ${formatYuan(debtorsCash)} yuan that is not controlled: it goes first, and the guarantor’s property after it.`,
    });
  const taken = takenOf(file, asset.ownerPartyId, turn);
  const left = parseYuan(ordered.upTo) - taken;
  const worth = worthOf(asControlled(asset, turn.pack, cap));
  if (worth <= left || (asset.indivisible && taken === 0n && left > 0n)) return OK;
  const open = formatYuan(left < 0n ? 0n : left);
  return refuse({
    code: 'CONTROL.BEYOND_GUARANTEE',
    rule: 'SET-ART-18-1',
    path: '/cap',
    zh: `依${ordered.rulingNumber}，执行该担保人的财产以${ordered.upTo}元为限，尚可控制${open}元，该项财产可供执行价值${formatYuan(worth)}元。`,
    en: `By ${ordered.rulingNumber} no more than ${ordered.upTo} yuan are taken of this guarantor: ${open} yuan are left, and this property is worth ${formatYuan(worth)} yuan.`,
  });
}

const ANSWERS: readonly Asset['liability'][] = ['GUARANTOR_BY_RULING', 'GIVEN_AS_SECURITY'];

/** What of his is under control or ordered already, in fen. */
function takenOf(file: PropertyFile, ownerPartyId: string, turn: PropertyTurn): Fen {
  const today = legalDateOf(turn.at);
  return file.controls
    .filter((control) => control.state === 'ORDERED' || hasEffect(control, today))
    .map((control) => ({ control, of: assetIn(file, control.assetId) }))
    .filter(({ of }) => of.ownerPartyId === ownerPartyId && ANSWERS.includes(of.liability))
    .reduce((sum, { control, of }) => sum + worthOf(asControlled(of, turn.pack, control.cap)), 0n);
}
