import { type PolicyPack, type SuspensionCondition } from '@hejie/law';

/** What a court asks of a repair (信用修复规则): its pack, and the choice of the house where that is silent. */
export interface RepairPolicy {
  readonly reviewDays: number;
  readonly effectMonths: number;
  readonly repeatAfterMonths: number;
  /** A suspension needs each of these, and one of the others. */
  readonly allOf: readonly SuspensionCondition[];
  readonly oneOf: readonly SuspensionCondition[];
  /** Fields in which nothing is held against the debtor because of a performed case. */
  readonly fields: readonly string[];
  readonly examineWorkingDays: number;
  readonly supplementDays: number;
  readonly falseMaterialBarYears: number;
}

/** DIS-ART-8, CR-L-SY: the seven fields, in the order of the rule. */
const SEVEN_FIELDS = ['政府采购', '招标投标', '行政审批', '政府扶持', '融资信贷', '市场准入', '资质认定'] as const;

/**
 * CR-REV, CR-L-GRP-A, CR-L-GRP-B, CR-L-SY, CR-N-8, CR-N-9: what a pack asks of a repair. Where it is silent: an honest report, cooperation and limits kept, and beside them a
 * plan being performed, security, or force majeure; the seven fields; three working days to look at an application, seven days to bring what is missing; three years without a new one after false material.
 */
export function repairPolicy({ creditRepair: pack }: Pick<PolicyPack, 'creditRepair'>): RepairPolicy {
  return {
    reviewDays: pack.reviewDays,
    effectMonths: pack.effectMonths,
    repeatAfterMonths: pack.repeatAfterMonths,
    allOf: pack.suspension?.allOf ?? ['REPORTS_HONESTLY', 'COOPERATES', 'LIMITS_KEPT'],
    oneOf: pack.suspension?.oneOf ?? ['PLAN_PERFORMED', 'SECURITY_STANDS', 'FORCE_MAJEURE'],
    fields: pack.fields ?? SEVEN_FIELDS,
    examineWorkingDays: pack.examineWorkingDays ?? 3,
    supplementDays: pack.supplementDays ?? 7,
    falseMaterialBarYears: pack.falseMaterialBarYears ?? 3,
  };
}
