import { documentNamed, nameOf, type NewDocument } from '@hejie/casework';
import { dateText, formatYuan, legalDateOf } from '@hejie/law';
import { liftedBy, liftedFor, measureOf, type Control, type PropertyFile, type Release } from '@hejie/settlement';
import {
  addressees,
  assetOf,
  byKeeper,
  detailOf,
  headOf,
  keeperOf,
  rulingNamed,
  toldKeepers,
  type OrderScene,
} from '../control/order-documents.js';

/** 裁定书 and, to each keeper, 协助执行通知书 of a release (PROC-12, PROC-14). @throws LawError `CONTROL.NOT_DESCRIBED`. */
export function releaseDocuments(scene: OrderScene, release: Release): NewDocument[] {
  const controls = liftedBy(scene.file, release);
  const [first] = controls;
  if (!first) return [];
  const { parties, preserved, ...title } = headOf(scene, first);
  const { name: contact, phone } = scene.papers.contact;
  const papers = release.again === undefined ? release.id : `${release.id}/${release.again}`;
  const ruling = `release-ruling/${papers}`;
  const keepers = [
    ...byKeeper(
      scene,
      controls.map((control) => ({ control })),
    ),
  ];
  return [
    {
      id: ruling,
      kind: 'RELEASE_RULING',
      under: first.authority,
      fields: {
        parties,
        ...title,
        ground: release.ground,
        facts: factsOf(scene, release, preserved),
        controlRuling: [...new Set(controls.map((control) => rulingNamed(scene.file, control)))].join('、'),
        properties: controls.map((control) => listed(scene, control)),
        ...(preserved && { preservation: true }),
        ...(liftedFor(scene.file, release) === 'SECURITY_GIVEN' && { securityGiven: true }),
        ...(scene.file.settlement.standing !== 'NONE' && { inSettlement: true }),
      },
      signatories: scene.papers.signatories,
      to: addressees(scene),
    },
    ...keepers.map(([keeper, some], index): NewDocument => ({
      id: `release-notice/${papers}/${index + 1}`,
      kind: 'ASSISTANCE_NOTICE',
      under: first.authority,
      fields: {
        recipient: keeper,
        parties: toldKeepers(parties),
        ...title,
        act: 'RELEASE',
        ruling: documentNamed(ruling),
        properties: some.map(({ control }) => listed(scene, control)),
        ...(preserved && { preservation: true }),
        contact,
        phone,
      },
      signatories: [],
      to: [keeperOf(some)],
    })),
  ];
}

const listed = (scene: OrderScene, control: Control) => {
  const asset = assetOf(scene.file, control);
  return {
    owner: nameOf(asset.ownerPartyId),
    description: detailOf(scene, asset.id).description,
    measure: measureOf(asset.class),
    ...(control.cap !== undefined && { cap: formatYuan(control.cap) }),
  };
};

/** What was performed: the settlement, or the title itself, which was resumed or never settled. */
function performed({ standing, schedule }: PropertyFile['settlement']): string {
  if (standing === 'PERFORMED')
    return `和解协议约定的款项${formatYuan(schedule.reduce((sum, { amount }) => sum + amount, 0n))}元已经全部履行。`;
  return `${standing === 'RESUMED' ? '恢复执行后，' : ''}生效法律文书确定的义务已经全部履行。`;
}

/** On which facts the ruling rests: those that the file has. */
function factsOf(
  { file: { settlement } }: OrderScene,
  { ground, after, applied, basis }: Release,
  preserved: boolean,
): string {
  const paid =
    after === undefined || after === 0
      ? '和解协议已经签订'
      : `和解协议第1期${after === 1 ? '' : `至第${after}期`}款项已经到账`;
  const on = applied === undefined ? '' : `${dateText(legalDateOf(applied.at))}，`;
  switch (ground) {
    case 'STEP_OF_PLAN':
      // Not that he has promised it in the agreement, which the file does not know: that he applies, it does.
      return `${paid}，${on}申请执行人申请解除。`;
    case 'CREDITOR_APPLIES':
      return `${on}${preserved ? '申请保全人' : '申请执行人'}申请解除。`;
    case 'PERFORMED':
      return performed(settlement);
    case 'OUTSIDER_UPHELD':
      return basis ? `${basis}。`.replace('。。', '。') : '案外人异议成立，裁定送达后十五日内无人提起执行异议之诉。';
    case 'WITHDRAWN':
      return basis ? `${basis}。`.replace('。。', '。') : '申请执行人撤回申请。';
    case 'PRESERVATION_LAPSED':
      return '法律文书指定的履行期间届满后五日内，保全申请人未申请执行。';
    case 'SOLD_UNDER_SUPERVISION':
      return `被执行人经准许自行变卖，价款已由本院控制（收款${basis}）。`;
    default:
      return `${basis ?? '经审查，应予解除'}。`.replace('。。', '。');
  }
}
