import { NEGATIVE_LIST, SUSPENSION_CONDITIONS, type PolicyPack } from '@hejie/law';
import { MATERIAL_NAMES } from './repair-materials.js';
import { repairPolicy } from './repair-policy.js';

/** A module of the page on credit repair (信用修复专题网页模块): what it is called, and its lines in Chinese. */
export interface RepairModule {
  readonly id: 'GUIDE' | 'MEASURES' | 'CHANNELS' | 'LIST_SEARCH' | 'PUBLIC_CREDIT' | 'RULES' | 'CASES';
  readonly title: string;
  readonly lines: readonly string[];
}

/** CR-L-HRB: the seven modules of Harbin's page, with what this pack asks, for the pages that show them. */
export function repairPage(pack: PolicyPack): readonly RepairModule[] {
  const { allOf, oneOf, fields, reviewDays, effectMonths, repeatAfterMonths, supplementDays } = repairPolicy(pack);
  const conditions = (list: typeof allOf): string => list.map((one) => SUSPENSION_CONDITIONS[one].zh).join('；');
  const negative = pack.creditRepair.negativeList.map((one) => NEGATIVE_LIST[one]?.zh ?? one);
  return [
    {
      id: 'GUIDE',
      title: '流程指引',
      lines: [
        `提交申请和材料；材料不齐的，在${supplementDays}日内补正。`,
        `材料齐备之日起${reviewDays}日内作出决定，驳回的说明理由和修复途径。`,
        '全部履行完毕的，依法删除失信信息，无须申请；履行计划、提供担保的，可以申请屏蔽。',
        `材料：${Object.values(MATERIAL_NAMES).join('；')}。人民法院已掌握的，无须提交。`,
      ],
    },
    {
      id: 'MEASURES',
      title: '实施办法',
      lines: [
        ...(allOf.length === 0 ? [] : [`屏蔽失信信息，应当同时符合：${conditions(allOf)}。`]),
        `屏蔽失信信息，应当至少符合以下一项：${conditions(oneOf)}。`,
        `屏蔽效力${effectMonths}个月，计划尚未履行完毕的可以延长；条件不再具备的，恢复公布，${repeatAfterMonths}个月后可以再次申请。`,
        ...(negative.length === 0
          ? []
          : [`负面清单：${negative.join('、')}。有上述情形且未改正的，不予提前修复；依法应当删除的，不受影响。`]),
      ],
    },
    {
      id: 'CHANNELS',
      title: '申请渠道',
      lines: ['人民法院诉讼服务网、诉讼服务大厅；扫描信用修复二维码；向办理本案的法官提交。'],
    },
    {
      id: 'LIST_SEARCH',
      title: '失信查询',
      lines: ['中国执行信息公开网：查询失信被执行人、限制消费人员信息。'],
    },
    {
      id: 'PUBLIC_CREDIT',
      title: '公共信用查询',
      lines: ['“信用中国”网站：查询公共信用信息。谁认定、谁修复：失信被执行人信息以人民法院的决定为准。'],
    },
    {
      id: 'RULES',
      title: '信用惩戒相关规定',
      lines: [
        '《最高人民法院关于公布失信被执行人名单信息的若干规定》（2017）。',
        '《最高人民法院关于限制被执行人高消费及有关消费的若干规定》（2015）。',
        '《最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见》（法发〔2019〕35号）。',
        `履行完毕后，各有关单位在${fields.join('、')}等方面，不应再因本案予以信用惩戒。`,
      ],
    },
    {
      id: 'CASES',
      title: '典型案例',
      lines: [
        '三亚：某农业公司履行8182元劳务费后，法院出具《信用修复告知书》。',
        '平度：某新型材料公司全部履行后，经查询和走访调查无其他未结案件，法院出具《信用修复证明》，公司随后中标。',
      ],
    },
  ];
}
