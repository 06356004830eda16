import { deepFreeze } from '../basics/deep-freeze.js';
import { LawError } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { DONGYING_2020, DONGYING_2020_V2, DONGYING_2020_V3 } from './definitions/dongying-2020.js';
import { ENTERPRISE_2025, ENTERPRISE_2025_V2, ENTERPRISE_2025_V3 } from './definitions/enterprise-2025.js';
import { JIANLI_2023, JIANLI_2023_V2, JIANLI_2023_V3 } from './definitions/jianli-2023.js';
import { NATIONAL, NATIONAL_V2, NATIONAL_V3 } from './definitions/national.js';
import { loadPack } from './load.js';
import { type PackDefinition, type PolicyPack } from './policy-pack.js';

/** Every definition, parents before children. Append only: a change is a new version beside the old one. */
export const PACK_DEFINITIONS: readonly PackDefinition[] = deepFreeze([
  NATIONAL,
  DONGYING_2020,
  JIANLI_2023,
  ENTERPRISE_2025,
  NATIONAL_V2,
  DONGYING_2020_V2,
  JIANLI_2023_V2,
  ENTERPRISE_2025_V2,
  NATIONAL_V3,
  DONGYING_2020_V3,
  JIANLI_2023_V3,
  ENTERPRISE_2025_V3,
]);

/** Every pack of this build, validated as it is loaded: a build with a bad pack does not start. */
export const POLICY_PACKS: readonly PolicyPack[] = Object.freeze(
  PACK_DEFINITIONS.reduce<PolicyPack[]>((loaded, definition) => [...loaded, loadPack(definition, loaded)], []),
);

/**
 * The pack of a reference: `dongying-2020@1` for a pinned version, `dongying-2020` for the newest one (to open a case; what
 * the case then pins is `ref`). Throws `PACK.UNKNOWN`, which lists them.
 */
export function packOf(reference: string, packs: readonly PolicyPack[] = POLICY_PACKS): PolicyPack {
  const found = packs
    .filter((pack) => pack.ref === reference || pack.id === reference)
    .sort((a, b) => b.version - a.version)[0];
  if (found !== undefined) return found;
  const known = [...new Set(packs.map(({ id }) => id))];
  throw new LawError({
    code: 'PACK.UNKNOWN',
    zh: `没有规则包 ${shown(reference)}。可用：${known.join('、')}。`,
    en: `There is no pack ${shown(reference)}. There are: ${known.join(', ')}.`,
  });
}
