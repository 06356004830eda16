import { LawError } from '@hejie/law';

/** Property that nobody has described is ordered upon by nobody: a ruling names what it controls. */
export const notDescribed = (assetId: string): LawError =>
  new LawError({
    code: 'CONTROL.NOT_DESCRIBED',
    rule: 'PRE-CTRL',
    path: '/assetId',
    zh: `财产 ${assetId} 尚无具体描述和协助执行单位，不能制作裁定书。请随查询反馈、线索核实或者提供财产一并登记。`,
    en: `Nobody has said how property ${assetId} is described and who keeps it, so that no ruling can name it.`,
  });
