import { type Bilingual, type PolicyPack } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Whose interests an agreement may harm (损害): the state's, the public's, a third party's. */
export const HARMED_INTERESTS = ['STATE', 'PUBLIC', 'THIRD_PARTY'] as const;
/** One of the interests that may be harmed. */
export type HarmedInterest = (typeof HARMED_INTERESTS)[number];

/** How a review of harm stands: raised and undecided, none found, or found. */
export const HARM_FINDINGS = ['OPEN', 'NONE', 'FOUND'] as const;
/** One of the findings of a review of harm. */
export type HarmFinding = (typeof HARM_FINDINGS)[number];

/** What the review reads of the court's pack: whether a judge reviews each agreement, or one that was doubted. */
export type ReviewPack = { readonly confirmation: Pick<PolicyPack['confirmation'], 'review'> };

/** F8: the review whether an agreement harms others (损害国家利益、社会公共利益、他人合法权益审查), of one version of the text. */
export interface HarmReview {
  /** The version that the finding is about; a later one is reviewed anew. */
  readonly version: number;
  readonly finding: HarmFinding;
  readonly interests: readonly HarmedInterest[];
  /** F7: the court reviews each agreement (逐案审查); nobody has doubted this one. */
  readonly each?: true;
}

/** What a person says in a review: OPEN raises the doubt, NONE and FOUND decide it. */
export interface HarmReviewInput extends HarmReview {
  readonly reasons: string;
  /** B5: how the judge satisfied himself that the parties understood the text and want it (真实意思表示); absent: he says nothing of it. */
  readonly intent?: string;
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
 * reasons; nothing decides it by itself. It is about the version in force. Where the court reviews each agreement, a judge passes it for all interests, and says also how he
 * knows that the parties understood and want it (B5); a doubt may be raised beside that. `HARM_REVIEW.*`. Source: SEED3 五(四)2 (和解协议内容必须合法), SEED0 三(四), 民法典132, 154.
 */
export function decideHarmReview(input: HarmReviewInput, { confirmation }: ReviewPack): Decision<HarmReview> {
  const { version, currentVersion, finding, interests, reasons, intent = '', role, standing } = input;
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
  const passesEach = finding === 'NONE' && confirmation.review === 'EACH';
  if (passesEach && !HARMED_INTERESTS.every((one) => interests.includes(one)))
    return refuse({
      code: 'HARM_REVIEW.NOT_ALL_INTERESTS',
      rule: 'PRE-6',
      path: '/interests',
      zh: '本院逐案审查和解协议，审查通过的，应当就国家利益、社会公共利益和他人合法权益逐项作出认定。',
      en: 'This court reviews each agreement: to pass it, find on the state, the public and third parties, each of them.',
    });
  if (passesEach && intent.trim() === '')
    return refuse({
      code: 'HARM_REVIEW.INTENT_UNCHECKED',
      rule: 'PRE-1',
      path: '/intent',
      zh: '本院逐案审查和解协议，审查通过的，应当写明如何核实各方当事人理解协议内容且出于真实意思（intent），例如询问笔录。',
      en: 'This court reviews each agreement: to pass it, say how you know that the parties understood and want it (intent), for example by which record of their hearing.',
    });
  if (finding === 'OPEN' && standing !== undefined && standing.version === version && !waitsOnly(standing))
    return refuse({
      code: standing.finding === 'OPEN' ? 'HARM_REVIEW.OPEN_ALREADY' : 'HARM_REVIEW.DECIDED',
      rule: 'PRE-6',
      zh: standing.finding === 'OPEN' ? '该版协议的审查已经提出，待法官认定。' : '该版协议已由法官作出认定。',
      en:
        standing.finding === 'OPEN'
          ? 'The doubt about this version has been raised and waits for a judge.'
          : 'A judge has decided the doubt about this version.',
    });
  const each = standing?.each === true && finding === 'NONE' ? { each: true as const } : {};
  return accept({ version, finding, interests: [...new Set(interests)], ...each });
}

/** It is open because the court reviews each agreement, and nobody has doubted it. */
const waitsOnly = ({ finding, each }: HarmReview): boolean => finding === 'OPEN' && each === true;

/**
 * F7, F8: the review that a text of this version needs once it is proposed: what was raised about an earlier one is open again, and where the court reviews each agreement
 * a judge has yet to pass it. undefined: none. Source: SEED0 三(四)1, 2.
 */
export function dueReview(
  review: HarmReview | undefined,
  version: number,
  { confirmation }: ReviewPack,
): HarmReview | undefined {
  const standing = harmStanding(review, version);
  if (standing !== undefined || confirmation.review !== 'EACH') return standing;
  return { version, finding: 'OPEN', interests: HARMED_INTERESTS, each: true };
}

/**
 * F8: how the review of a draft stands that has no version of its own yet (变更协议草案): as it was said last of the same text; of another text what was said is open
 * again. `reviews`: of the version that the draft would have, in order.
 */
export function draftReviewed<T>(
  reviews: readonly (HarmReview & { readonly draft: T })[],
  same: (draft: T) => boolean,
): HarmReview | undefined {
  const last = reviews.at(-1);
  if (last === undefined) return undefined;
  const { version, finding, interests, draft } = last;
  return { version, finding: same(draft) ? finding : 'OPEN', interests };
}

/** F8: the review as it stands for a version: one that was raised about an earlier text is open for the later one until a judge decides it. */
function harmStanding(review: HarmReview | undefined, version: number): HarmReview | undefined {
  if (review === undefined || review.version === version) return review;
  return { ...review, version, finding: 'OPEN' };
}

/**
 * PRE-6, F7, F8: an agreement is not confirmed, nor amended, while the doubt is open, or once harm is found: then the text is changed. Where the court reviews each
 * agreement, not before a judge has passed this version.
 * `AGREEMENT.NOT_REVIEWED`, `AGREEMENT.HARM_REVIEW_OPEN`, `AGREEMENT.HARM_FOUND`.
 */
export function decideHarmless(review: HarmReview | undefined, version: number, pack: ReviewPack): Decision<null> {
  const standing = dueReview(review, version, pack);
  if (standing === undefined || standing.finding === 'NONE') return accept(null);
  if (waitsOnly(standing))
    return refuse({
      code: 'AGREEMENT.NOT_REVIEWED',
      rule: 'PRE-6',
      zh: `本院对和解协议逐案进行合法性审查，第${version}版尚未经法官审查通过；请法官附理由作出审查认定（harm-review，变更协议为amendments/review）后，再办理确认或者变更。`,
      en: `This court reviews each agreement, and no judge has passed version ${version}: let a judge review it with reasons (harm-review; of an amendment amendments/review), then confirm or amend it.`,
    });
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
