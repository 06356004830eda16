import { type Bilingual } from '@hejie/law';
import { type Side } from '../screening/criteria.js';

/** Matters beside a settlement that the court decides and somebody carries out (辅助事项). */
export const AUXILIARY_KINDS = [
  'JUDICIAL_AID',
  'INVESTIGATION_ORDER',
  'REWARD_NOTICE',
  'GRID_ASSISTANCE',
  'DISCIPLINE_REFERRAL',
  'CROSS_COURT',
] as const;
export type AuxiliaryKind = (typeof AUXILIARY_KINDS)[number];

/** What a matter is to bring about; which of them a kind knows says {@link AUXILIARY_RULES}. */
export const AUXILIARY_PURPOSES = [
  'LIVELIHOOD',
  'EVIDENCE',
  'RESIDENCE',
  'PROPERTY',
  'SERVICE',
  'FIND_PARTY',
  'CLUES',
  'URGE_PERFORMANCE',
  'PETITION',
  'NON_PERFORMANCE',
  'INTERFERENCE',
  'INQUIRY',
  'CONTROL',
] as const;
export type AuxiliaryPurpose = (typeof AUXILIARY_PURPOSES)[number];

/** What came of a matter; `WITHDRAWN`: whoever asked wants it no more. */
export const AUXILIARY_RESULTS = [
  'PAID',
  'NOT_PAID',
  'OBTAINED',
  'NOTHING_OBTAINED',
  'LED_TO_PROPERTY',
  'NO_CLUE',
  'HELPED',
  'NOT_POSSIBLE',
  'RECEIVED',
  'RETURNED',
  'CARRIED_OUT',
  'WITHDRAWN',
] as const;
export type AuxiliaryResult = (typeof AUXILIARY_RESULTS)[number];

/** What an application may say beside its words; which of it a kind asks for says {@link AUXILIARY_RULES}. */
export const AUXILIARY_PARTICULARS = ['addressee', 'bearer', 'amount', 'promise', 'relief', 'evidence'] as const;
export type AuxiliaryParticular = (typeof AUXILIARY_PARTICULARS)[number];

/** Days, moved past a rest day, or working days. */
export interface AuxiliaryClock {
  readonly unit: 'day' | 'workingDay';
  readonly n: number;
}

/** What holds of one kind of matter. */
export interface AuxiliaryRule {
  readonly name: Bilingual;
  /** Where a seed asks for it. */
  readonly rule: string;
  /** On what it rests, in the words of a document. */
  readonly basis: string;
  /** The sides that may apply; none: the court's own motion alone. */
  readonly sides: readonly Side[];
  readonly ofOwnMotion: boolean;
  readonly decidedBy: 'JUDGE' | 'PRESIDENT';
  /** Who decides is another than who brought it in. */
  readonly fourEyes: boolean;
  /** Parties read nothing of it. */
  readonly confidential: boolean;
  /** Only once the case has a number of enforcement. */
  readonly inEnforcement: boolean;
  /** Only while something is owed. */
  readonly whileOwed: boolean;
  /** For persons, not for units. */
  readonly personsOnly: boolean;
  /** Once a party and case. */
  readonly once: boolean;
  readonly purposes: readonly AuxiliaryPurpose[];
  /** Purposes that take hold of property: they need a number of enforcement or preservation. */
  readonly takesHold: readonly AuxiliaryPurpose[];
  readonly particulars: readonly AuxiliaryParticular[];
  /** Who grants it fixes the amount. */
  readonly fixesAmount: boolean;
  readonly decideWithin: AuxiliaryClock;
  /** A11: in a case on which somebody lives (涉民生): the shorter clock, and what need not be shown. */
  readonly simplified?: { readonly decideWithin: AuxiliaryClock; readonly without: readonly AuxiliaryParticular[] };
  /** From the decision: until when what came of it is to be on record. */
  readonly reportWithin: AuxiliaryClock;
  readonly results: readonly AuxiliaryResult[];
}

const BOTH: readonly Side[] = ['CREDITOR', 'DEBTOR'];
const days = (n: number): AuxiliaryClock => ({ unit: 'day', n });
const workingDays = (n: number): AuxiliaryClock => ({ unit: 'workingDay', n });

/** SEED2 二(三)、二(五)、三(三)、四(三), SEED4: the kinds of matters beside a settlement. Clocks that no text sets are choices of the house. */
export const AUXILIARY_RULES: Readonly<Record<AuxiliaryKind, AuxiliaryRule>> = {
  JUDICIAL_AID: {
    name: { zh: '国家司法救助', en: 'judicial aid' },
    rule: 'SEED2 二(五)',
    basis:
      '《最高人民法院关于加强和规范人民法院国家司法救助工作的意见》（法发〔2016〕16号）、《人民法院国家司法救助案件办理程序规定（试行）》（法发〔2019〕2号）',
    sides: ['CREDITOR'],
    ofOwnMotion: false,
    decidedBy: 'PRESIDENT',
    fourEyes: false,
    confidential: false,
    inEnforcement: false,
    whileOwed: true,
    personsOnly: true,
    once: true,
    purposes: ['LIVELIHOOD'],
    takesHold: [],
    particulars: ['amount', 'relief', 'evidence'],
    fixesAmount: true,
    decideWithin: workingDays(10),
    simplified: { decideWithin: workingDays(5), without: ['relief', 'evidence'] },
    reportWithin: days(30),
    results: ['PAID', 'NOT_PAID'],
  },
  INVESTIGATION_ORDER: {
    name: { zh: '律师调查令', en: 'investigation order for a lawyer' },
    rule: 'SEED2 三(三)',
    basis:
      '《关于加强综合治理从源头切实解决执行难问题的实施意见》（浙委法发〔2020〕2号）三（三）；法律、行政法规另有规定的除外',
    sides: BOTH,
    ofOwnMotion: false,
    decidedBy: 'JUDGE',
    fourEyes: false,
    confidential: false,
    inEnforcement: false,
    whileOwed: true,
    personsOnly: false,
    once: false,
    purposes: ['EVIDENCE', 'RESIDENCE', 'PROPERTY'],
    takesHold: [],
    particulars: ['addressee', 'bearer'],
    fixesAmount: false,
    decideWithin: workingDays(5),
    reportWithin: days(15),
    results: ['OBTAINED', 'NOTHING_OBTAINED'],
  },
  REWARD_NOTICE: {
    name: { zh: '悬赏公告', en: 'notice of a reward for clues' },
    rule: 'SEED2 四(三)',
    basis: '《最高人民法院关于民事执行中财产调查若干问题的规定》（法释〔2017〕8号）',
    sides: ['CREDITOR'],
    ofOwnMotion: false,
    decidedBy: 'JUDGE',
    fourEyes: false,
    confidential: false,
    inEnforcement: true,
    whileOwed: true,
    personsOnly: false,
    once: false,
    purposes: ['PROPERTY'],
    takesHold: [],
    particulars: ['amount', 'promise'],
    fixesAmount: false,
    decideWithin: days(10),
    reportWithin: days(90),
    results: ['LED_TO_PROPERTY', 'NO_CLUE'],
  },
  GRID_ASSISTANCE: {
    name: { zh: '网格员协助', en: 'help of grid workers' },
    rule: 'SEED2 四(三)',
    basis: '《关于加强综合治理从源头切实解决执行难问题的实施意见》（浙委法发〔2020〕2号）四（三）',
    sides: BOTH,
    ofOwnMotion: true,
    decidedBy: 'JUDGE',
    fourEyes: false,
    confidential: false,
    inEnforcement: false,
    whileOwed: false,
    personsOnly: false,
    once: false,
    purposes: ['SERVICE', 'FIND_PARTY', 'CLUES', 'URGE_PERFORMANCE', 'PETITION'],
    takesHold: [],
    particulars: ['addressee'],
    fixesAmount: false,
    decideWithin: workingDays(3),
    reportWithin: workingDays(10),
    results: ['HELPED', 'NOT_POSSIBLE'],
  },
  DISCIPLINE_REFERRAL: {
    name: { zh: '移送纪检监察机关', en: 'referral to discipline and supervision' },
    rule: 'SEED2 二(三)',
    basis:
      '《关于加强综合治理从源头切实解决执行难问题的实施意见》（浙委法发〔2020〕2号）二（三）；《中华人民共和国监察法》关于移送问题线索的规定',
    sides: [],
    ofOwnMotion: true,
    decidedBy: 'PRESIDENT',
    fourEyes: true,
    confidential: true,
    inEnforcement: false,
    whileOwed: false,
    personsOnly: false,
    once: false,
    purposes: ['NON_PERFORMANCE', 'INTERFERENCE'],
    takesHold: [],
    particulars: ['addressee', 'evidence'],
    fixesAmount: false,
    decideWithin: workingDays(5),
    reportWithin: days(30),
    results: ['RECEIVED', 'RETURNED'],
  },
  CROSS_COURT: {
    name: { zh: '跨域司法协作', en: 'cooperation with a court elsewhere' },
    rule: 'SEED4',
    basis: '《最高人民法院关于严格规范执行事项委托工作的管理办法（试行）》（法发〔2017〕27号）',
    sides: BOTH,
    ofOwnMotion: true,
    decidedBy: 'JUDGE',
    fourEyes: false,
    confidential: false,
    inEnforcement: false,
    whileOwed: false,
    personsOnly: false,
    once: false,
    purposes: ['SERVICE', 'INQUIRY', 'CONTROL'],
    takesHold: ['CONTROL'],
    particulars: ['addressee'],
    fixesAmount: false,
    decideWithin: workingDays(3),
    reportWithin: days(10),
    results: ['CARRIED_OUT', 'NOT_POSSIBLE', 'RETURNED'],
  },
};
