import { type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type PlatformConsent } from './subscription.js';

/** What a party says of platforms, itself or at the counter. */
export interface ConsentSaid {
  readonly kind: PlatformConsent['kind'];
  /** Not: it takes that back. */
  readonly wishes: boolean;
  readonly agencyIds: PlatformConsent['agencyIds'];
  /** By which paper or record staff knows it (书面材料或者笔录); a party that says it itself needs none. */
  readonly evidence?: string;
}

/** PIPL 23: a unit applies, a person consents apart. */
export const CONSENT_OF = { UNIT: 'APPLICATION_OF_UNIT', PERSON: 'SEPARATE_CONSENT' } as const satisfies Readonly<
  Record<'PERSON' | 'UNIT', PlatformConsent['kind']>
>;

const rule = 'CR-N-5';

const KIND_OF_ANOTHER: LawErrorText = {
  code: 'CONSENT.KIND_OF_ANOTHER',
  rule,
  path: '/kind',
  zh: '单位应当提出推送申请，个人应当作出单独同意，类别应与当事人相符。',
  en: 'A unit applies, and a person consents apart: the kind fits the party.',
};
const PLATFORMS_UNNAMED: LawErrorText = {
  code: 'CONSENT.PLATFORMS_UNNAMED',
  rule,
  path: '/agencyIds',
  zh: '个人的单独同意应当逐一列明接收信息的第三方平台（个人信息保护法第二十三条）。',
  en: 'The consent of a person names each platform that is told (PIPL 23).',
};
const PLATFORM_UNKNOWN: LawErrorText = {
  code: 'CONSENT.PLATFORM_UNKNOWN',
  rule,
  path: '/agencyIds',
  zh: '所列单位中有本院没有订阅的第三方平台，请按订阅中的单位代号列明。',
  en: 'One of those named is no platform that has subscribed at this court: each is named by its id there.',
};
const EVIDENCE_MISSING: LawErrorText = {
  code: 'CONSENT.EVIDENCE_MISSING',
  rule,
  path: '/evidence',
  zh: '由法院工作人员登记的，应当写明当事人申请或者同意的书面材料或者笔录（个人信息保护法第十四条）。',
  en: 'What staff records of a party has the paper or the record by which it was given (PIPL 14).',
};

/**
 * PIPL 14, PIPL 15, PIPL 23: may it be recorded that a party wishes platforms to hear of a removal? Of a person each platform is named, of a unit all may be meant; what staff records has its
 * evidence. To take it back needs neither. `partyKind`: undefined where the court does not know it yet; nobody is told on a consent of another kind. `CONSENT.*` with everything that is wrong.
 */
export function decidePlatformConsent(
  said: ConsentSaid,
  {
    partyKind,
    byStaff,
    platforms,
  }: {
    readonly partyKind: 'PERSON' | 'UNIT' | undefined;
    readonly byStaff: boolean;
    /** Those of the court, by their ids. */
    readonly platforms: readonly string[];
  },
): Decision<ConsentSaid> {
  const { kind, wishes, agencyIds, evidence = '' } = said;
  const wrong: readonly (readonly [boolean, LawErrorText])[] = [
    [partyKind !== undefined && CONSENT_OF[partyKind] !== kind, KIND_OF_ANOTHER],
    [wishes && kind === CONSENT_OF.PERSON && (agencyIds === 'ALL' || agencyIds.length === 0), PLATFORMS_UNNAMED],
    [wishes && agencyIds !== 'ALL' && agencyIds.some((id) => !platforms.includes(id)), PLATFORM_UNKNOWN],
    [wishes && byStaff && evidence.trim() === '', EVIDENCE_MISSING],
  ];
  const problems = wrong.flatMap(([is, text]) => (is ? [text] : []));
  const [first] = problems;
  if (first !== undefined) return refuse(problems.length === 1 ? first : { ...first, problems });
  return accept(said);
}
