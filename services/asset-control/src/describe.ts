import { writeCaseServiceOpenApi } from '@hejie/casework';
import { assetControl } from './asset-control.module.js';

/** Writes or compares the committed openapi.json: whose keepers are asked stands nowhere in it. @returns the exit status. */
export function describeAssetControl(args: readonly string[]): Promise<number> {
  const file = new URL('../openapi.json', import.meta.url);
  return writeCaseServiceOpenApi(assetControl, file, args, { PROPERTY_EXCHANGE_URL: 'http://127.0.0.1:4190' });
}
