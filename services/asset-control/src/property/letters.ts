import { type NewLetter } from '@hejie/casework';

/** PROC-21: nobody sought enforcement within five days after the period for performance; `authority`: of the preservation; `controlled`: something is under control. */
export const lapsed = (authority: string, controlled: boolean): NewLetter => ({
  occasion: `preservation-lapsed-${authority.replaceAll(/[^0-9]+/g, '-').replaceAll(/^-|-$/g, '')}`,
  kind: 'preservation-lapsed',
  subject: '保全应予解除告知书',
  body: `${authority}：法律文书指定的履行期间届满后五日内未申请执行，本案的保全应当解除（《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百六十三条）。${controlled ? '处于控制之下的财产由本院裁定解除。' : '本案现无财产处于控制之下。'}`,
});
