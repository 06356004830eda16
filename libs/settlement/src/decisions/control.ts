import { parseCaseNumber, type PolicyPack } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Type codes under which property may be controlled (PRE-CTRL): a case of enforcement or of preservation, filed. */
const CONTROLLING_TYPES: readonly string[] = ['执', '执恢', '执保'];

/** What the decision reads of a pack. */
export interface ControlPack {
  readonly assets: Pick<PolicyPack['assets'], 'controlBeforeCaseNumber'>;
}

/**
 * PRE-CTRL, TV-D15: may property be queried, frozen or seized (财产控制) under this case number? Only under a filed 执, 执恢 or 执保
 * case; a 执前调 number is none. A pack may insist otherwise; none that is published does.
 * `CONTROL.NO_CASE_NUMBER`, `CONTROL.CASE_NUMBER_INVALID`. Source: 立案结案意见3, 网络查询规定7.
 */
export function decideControl(
  caseNumber: string | null,
  pack: ControlPack,
): Decision<{ readonly caseNumber: string | null }> {
  const reading = caseNumber === null ? null : parseCaseNumber(caseNumber);
  if (reading !== null && !reading.valid) {
    return refuse({
      code: 'CONTROL.CASE_NUMBER_INVALID',
      rule: 'PRE-CTRL',
      path: '/authority',
      zh: reading.reason.zh,
      en: reading.reason.en,
    });
  }
  const canonical = reading?.canonical ?? null;
  if ((reading !== null && CONTROLLING_TYPES.includes(reading.type)) || pack.assets.controlBeforeCaseNumber)
    return accept({ caseNumber: canonical });
  return refuse({
    code: 'CONTROL.NO_CASE_NUMBER',
    rule: 'PRE-CTRL',
    path: '/authority',
    zh: '控制财产须挂在执行（执）、恢复执行（执恢）或者财产保全（执保）案号之下，任何案件不得未立案即采取控制措施。',
    en: 'Property is controlled under a filed 执, 执恢 or 执保 number only.',
  });
}
