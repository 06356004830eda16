import { type PropertyChange } from './property-change.js';
import { type Asset } from './property-file.js';

type Place = Pick<Asset, 'priorControls' | 'queuedBehind'>;

/** PROC-14: property with its place among the courts; no row where it has that place already. */
export function placed(asset: Asset, place: Partial<Place>): Pick<PropertyChange, 'assets'> {
  const { priorControls, queuedBehind } = { ...asset, ...place };
  if (priorControls === asset.priorControls && queuedBehind === asset.queuedBehind) return {};
  return { assets: [{ ...asset, priorControls, queuedBehind }] };
}

/** PROC-14: a control that had effect is over: whoever waited behind it now goes before. Source: 查扣冻规定26. */
export function afterLapse(asset: Asset): Pick<PropertyChange, 'assets'> {
  return placed(asset, { priorControls: asset.priorControls + asset.queuedBehind, queuedBehind: 0 });
}

/** PROC-14: it was not over: whoever was taken to go before waits behind it again. */
export function withoutLapse(asset: Asset): Pick<PropertyChange, 'assets'> {
  return placed(asset, { priorControls: 0, queuedBehind: asset.priorControls + asset.queuedBehind });
}
