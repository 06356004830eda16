import { type NewLetter } from '@hejie/casework';
import { dateText, epochMs, instantText, type CourtInstant, type LegalDate } from '@hejie/law';
import { releaseFigure, type Release } from '@hejie/settlement';
import { GROUND_NAMES, placeOf, type ReleaseScene } from './release-tasks.js';

type Parties = NewLetter['to'];

/** A letter on a release; what happens to it again is another letter. */
const letter = (scene: ReleaseScene, release: Release, kind: string, subject: string, says: string, to?: Parties) => ({
  occasion: `release-${placeOf(scene, release)}-${kind}-${epochMs(scene.at)}`,
  kind,
  subject,
  body: `${scene.under}：${GROUND_NAMES[release.ground]}，涉及${release.assetIds.length}项财产。${says}`,
  ...(to && { to }),
});

/** SET-ART-3-1: the creditors are asked for their application, with the figure that they are to confirm. */
export const applicationAsked = (scene: ReleaseScene, release: Release, creditors: Parties): NewLetter =>
  letter(
    scene,
    release,
    'release-due',
    '征询解除意见通知书',
    `相应款项已经到账。中止执行后解除控制措施，由申请执行人申请或者同意（《最高人民法院关于执行和解若干问题的规定》第三条）。${releaseFigure(scene.file, release, scene.turn).text.zh}`,
    creditors,
  );

export const halted = (scene: ReleaseScene, release: Release): NewLetter => {
  const { why, since } = release.halted!;
  const because = why === 'DEFAULT' ? `被执行人自${instantText(since).zh}起违约` : '相应款项已被冲正';
  const says = `${because}，尚未送达的解除步骤暂停实施，已经送达的不受影响；补足后由法官决定是否继续。`;
  return letter(scene, release, 'release-halted', '暂停解除通知书', says);
};

export const wentOn = (scene: ReleaseScene, release: Release): NewLetter =>
  letter(scene, release, 'release-went-on', '继续解除通知书', '暂停的原因已经消除，解除步骤继续实施。');

export const refused = (scene: ReleaseScene, release: Release, reason: string): NewLetter =>
  letter(scene, release, 'release-refused', '不予解除通知书', `经审查，不予解除。理由：${reason}`);

/** 查扣冻12: co-owners are told. */
export const coOwnersTold = (scene: ReleaseScene, release: Release, coOwnerPartyIds: readonly string[]): NewLetter =>
  letter(
    scene,
    release,
    'release-co-owners',
    '解除共有财产控制通知书',
    '共有财产的控制措施依法解除，特此通知共有人。',
    coOwnerPartyIds.map((partyId) => ({ partyId })),
  );

export const done = (scene: ReleaseScene, release: Release): NewLetter =>
  letter(scene, release, 'release-done', '解除控制措施完毕通知书', '协助执行单位均已回执，控制措施已经解除。');

export const belowTarget = (
  scene: ReleaseScene,
  release: Release,
  { ratio, target }: { readonly ratio: string | null; readonly target: string },
  creditors: Parties,
): NewLetter =>
  letter(
    scene,
    release,
    'coverage-below-target',
    '保障率低于目标告知书',
    `解除后保障率为${ratio ?? '0'}，低于目标${target}。申请执行人可以提供其他财产线索。`,
    creditors,
  );

interface OfSale {
  readonly saleId: string;
  readonly under: string;
  readonly at: CourtInstant;
}

const saleLetter = ({ under, at, saleId }: OfSale, kind: string, subject: string, says: string): NewLetter => ({
  occasion: `${kind}-${saleId}-${epochMs(at)}`,
  kind,
  subject,
  body: `${under}：${says}`,
});

/** PROC-13, PER-8. */
export const saleAllowed = (of: OfSale, lastDay: LegalDate): NewLetter =>
  saleLetter(
    of,
    'sale-allowed',
    '准许自行变卖通知书',
    `准许被执行人至迟于${dateText(lastDay)}（含当日）自行变卖被控制的财产，价款由本院控制；价款到位前不解除控制措施。`,
  );

export const saleExpired = (of: OfSale): NewLetter =>
  saleLetter(of, 'sale-expired', '自行变卖期限届满通知书', '自行变卖期限届满，未能变卖，由本院依法处置。');
