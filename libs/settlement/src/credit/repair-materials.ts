import { isSecured } from '../decisions/listing.js';
import { type CreditFile } from './credit-file.js';
import { type RepairApplication, type RepairMaterialKind } from './repair-file.js';

/** What an application of each kind needs (CR-L-ND, CR-N-7), where the file does not show it already. */
const NEEDED: Readonly<Record<RepairApplication['kind'], readonly RepairMaterialKind[]>> = {
  SUSPENSION: ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROPERTY_REPORT', 'PLAN_OR_SECURITY'],
  DELETION: ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROOF_OF_PERFORMANCE'],
  CERTIFICATE: ['APPLICATION_LETTER', 'PROOF_OF_PERFORMANCE'],
  LIFT_LIMITS: ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'NEED_OF_LIFTING'],
};

/** What each document is called. */
export const MATERIAL_NAMES: Readonly<Record<RepairMaterialKind, string>> = {
  APPLICATION_LETTER: '信用修复申请书（载明事项、范围、理由）',
  CREDIT_PROMISE: '信用承诺书',
  PROPERTY_REPORT: '财产及收入情况报告',
  PROOF_OF_PERFORMANCE: '履行义务的证明',
  PLAN_OR_SECURITY: '履行计划、和解协议或者担保材料',
  NEED_OF_LIFTING: '解除限制措施必要性的说明',
};

/** CR-N-7, CR-L-ND: what an application still needs. What the ledger knows the debtor need not prove. */
export function missingMaterials(
  { kind, materials }: Pick<RepairApplication, 'kind' | 'materials'>,
  { debt }: Pick<CreditFile, 'debt'>,
): readonly RepairMaterialKind[] {
  const shown: readonly RepairMaterialKind[] = [
    ...(debt.performedOn === null ? [] : (['PROOF_OF_PERFORMANCE'] as const)),
    ...(debt.planPerformed || isSecured(debt) ? (['PLAN_OR_SECURITY'] as const) : []),
  ];
  return NEEDED[kind].filter((one) => !shown.includes(one) && !materials.some((material) => material.kind === one));
}

/** CR-N-7: were papers alone missing, which nobody needs any more, because the ledger tells meanwhile what they were to prove? */
export const isCompletedMeanwhile = (
  application: Pick<RepairApplication, 'state' | 'kind' | 'materials' | 'defect'>,
  file: Pick<CreditFile, 'debt'>,
): boolean =>
  application.state === 'DEFECTIVE' &&
  application.defect?.words.trim() === '' &&
  missingMaterials(application, file).length === 0;
