import { each, type Part } from './outline.js';

/** The case, and that its title can be enforced. */
export const CASE = '{案由}一案，{依据制作机关}作出的{依据文书号}已经发生法律效力';
/** Who answers questions. */
export const CONTACT = '联系人：{联系人}　　联系电话：{联系电话}';
/** What the creditor is called: before enforcement nobody has applied for it. */
export const OBLIGEE = '{#执前}债权人{/执前}{^执前}申请执行人{/执前}';
/** What the agreement is called: before enforcement it settles no enforcement. */
export const SETTLEMENT = '{#执前}执前和解协议{/执前}{^执前}执行和解协议{/执前}';
/** Those who signed, a line each. */
export const signatures = (): Part[] => each('签署', '{签署身份}：{签署人}（{签署时间}签署）');
