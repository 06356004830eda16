import { type Bilingual } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Whose interests an agreement may harm (损害): the state's, the public's, a third party's. */
export const HARMED_INTERESTS = ['STATE', 'PUBLIC', 'THIRD_PARTY'] as const;
/** One of the interests that may be harmed. */
export type HarmedInterest = (typeof HARMED_INTERESTS)[number];

/** How a review of harm stands: raised and undecided, none found, or found. */
export const HARM_FINDINGS = ['OPEN', 'NONE', 'FOUND'] as const;
/** One of the findings of a review of harm. */
export type HarmFinding = (typeof HARM_FINDINGS)[number];

/** F8: the review whether an agreement harms others (损害国家利益、社会公共利益、他人合法权益审查), of one version of the text. */
export interface HarmReview {
  /** The version that the finding is about; a later one is reviewed anew. */
  readonly version: number;
  readonly finding: HarmFinding;
  readonly interests: readonly HarmedInterest[];
}

/** What a person says in a review: OPEN raises the doubt, NONE and FOUND decide it. */
export interface HarmReviewInput extends HarmReview {
  readonly reasons: string;
  readonly role: string;
  readonly currentVersion: number;
  /** The review as it stands; absent: nobody has raised a doubt. */
  readonly standing?: HarmReview;
}

const NAMES: Readonly<Record<HarmedInterest, Bilingual>> = {
  STATE: { zh: '国家利益', en: 'the state' },
  PUBLIC: { zh: '社会公共利益', en: 'the public' },
  THIRD_PARTY: { zh: '他人合法权益', en: 'third parties' },
};
const DECIDING_ROLES: readonly string[] = ['settlement-judge', 'enforcement-judge'];

/**
 * PRE-6, F8: a doubt whether the agreement harms the state, the public or third parties is raised by whoever works on the case, and decided by a judge, each time with
 * reasons; nothing decides it by itself. It is about the version in force. `HARM_REVIEW.*`. Source: SEED3 五(四)2 (和解协议内容必须合法), SEED0 三(四), 民法典132, 154.
 */
export function decideHarmReview(input: HarmReviewInput): Decision<HarmReview> {
  const { version, currentVersion, finding, interests, reasons, role, standing } = input;
  if (version !== currentVersion)
    return refuse({
      code: 'HARM_REVIEW.VERSION_NOT_CURRENT',
      rule: 'PRE-6',
      path: '/version',
      zh: `审查的是第${version}版，现行为第${currentVersion}版；请就现行文本审查。`,
      en: `The review is of version ${version}, but version ${currentVersion} is in force: review that.`,
    });
  if (reasons.trim() === '')
    return refuse({
      code: 'HARM_REVIEW.NO_REASONS',
      rule: 'PRE-6',
      path: '/reasons',
      zh: '应当写明理由。',
      en: 'Give the reasons.',
    });
  if (interests.length === 0)
    return refuse({
      code: 'HARM_REVIEW.NO_INTEREST',
      rule: 'PRE-6',
      path: '/interests',
      zh: '应当写明涉及国家利益、社会公共利益还是他人合法权益。',
      en: 'Say whether it is about the state, the public or a third party.',
    });
  if (finding !== 'OPEN' && !DECIDING_ROLES.includes(role))
    return refuse({
      code: 'HARM_REVIEW.NOT_A_JUDGE',
      rule: 'PRE-6',
      path: '/finding',
      zh: '是否损害他人利益由法官认定；其他人员可以提出疑问（OPEN）。',
      en: 'Whether others are harmed is for a judge to find; anybody else may raise the doubt (OPEN).',
    });
  if (finding === 'OPEN' && standing !== undefined && standing.version === version)
    return refuse({
      code: standing.finding === 'OPEN' ? 'HARM_REVIEW.OPEN_ALREADY' : 'HARM_REVIEW.DECIDED',
      rule: 'PRE-6',
      zh: standing.finding === 'OPEN' ? '该版协议的审查已经提出，待法官认定。' : '该版协议已由法官作出认定。',
      en:
        standing.finding === 'OPEN'
          ? 'The doubt about this version has been raised and waits for a judge.'
          : 'A judge has decided the doubt about this version.',
    });
  return accept({ version, finding, interests: [...new Set(interests)] });
}

/** F8: the review as it stands for a version: one that was raised about an earlier text is open for the later one until a judge decides it. */
export function harmStanding(review: HarmReview | undefined, version: number): HarmReview | undefined {
  if (review === undefined || review.version === version) return review;
  return { ...review, version, finding: 'OPEN' };
}

/**
 * PRE-6, F8: an agreement is not confirmed while the doubt is open, or once harm is found: then the text is changed.
 * `AGREEMENT.HARM_REVIEW_OPEN`, `AGREEMENT.HARM_FOUND`.
 */
export function decideHarmless(review: HarmReview | undefined, version: number): Decision<null> {
  const standing = harmStanding(review, version);
  if (standing === undefined || standing.finding === 'NONE') return accept(null);
  const named = {
    zh: standing.interests.map((one) => NAMES[one].zh).join('、'),
    en: namesInEnglish(standing.interests),
  };
  return standing.finding === 'OPEN'
    ? refuse({
        code: 'AGREEMENT.HARM_REVIEW_OPEN',
        rule: 'PRE-6',
        zh: `第${version}版协议是否损害${named.zh}尚待法官审查认定，认定前不能确认。`,
        en: `Whether version ${version} harms ${named.en} waits for a judge; it cannot be confirmed before.`,
      })
    : refuse({
        code: 'AGREEMENT.HARM_FOUND',
        rule: 'PRE-6',
        zh: `经审查，第${version}版协议损害${named.zh}，不能确认；请修改后提交新的版本。`,
        en: `Version ${version} was found to harm ${named.en}: it cannot be confirmed. Propose another version.`,
      });
}

const namesInEnglish = (interests: readonly HarmedInterest[]): string =>
  interests.map((one) => NAMES[one].en).join(', ');
