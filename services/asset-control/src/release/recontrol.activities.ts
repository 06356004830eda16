import { numberToCome, ordering, type NewDocument, type StepHandlers } from '@hejie/casework';
import { type AssetControlActs } from '@hejie/contracts/workflows';
import { formatYuan, parseYuan, type LegalDate } from '@hejie/law';
import {
  authorityNumbered,
  decideRecontrol,
  defaultedOn,
  openRefreezeOrders,
  owedIn,
  type Control,
} from '@hejie/settlement';
import { noticeNumbers } from '../control/order.activities.js';
import {
  addressees,
  controlNotices,
  headOf,
  orderedNow,
  paperOf,
  queuedTermOf,
  ruled,
  type OrderScene,
} from '../control/order-documents.js';
import { assetDetails } from '../control/property-detail.js';
import { propertyDesk, WHOLE_CASE } from '../property/property-desk.js';

/** What was released is controlled again by one ruling, with a notice to each keeper (beyond 19, PROC-9). */
export const recontrolActivities = {
  async controlAgain({ authority, resumptionRuling, leftOut, caps, defaultedOn: since, signatories, contact }, step) {
    const { tx, caseId, known, at } = step;
    const details = await assetDetails(tx.manager, caseId);
    let documents: NewDocument[] = [];
    const recorded = await propertyDesk.decided(
      step,
      WHOLE_CASE,
      async (file, turn) => {
        const prepared = openRefreezeOrders(file).filter(({ assetId }) => !leftOut.includes(assetId));
        // Under a number that the file does not have nothing is numbered, and the law refuses it.
        const numbered = authorityNumbered(file, authority) !== undefined;
        const decision = decideRecontrol(
          file,
          {
            ...{ authority, leftOut, caps: caps.map(({ assetId, cap }) => ({ assetId, cap: parseYuan(cap) })) },
            rulingNumber: numbered ? await numberToCome(tx, authority, 'RECONTROL_RULING') : '',
            notices: numbered ? await noticeNumbers(step, authority, prepared, details) : new Map(),
            ...(since !== undefined && { defaultedOn: since }),
          },
          turn,
        );
        const scene: OrderScene = { file, known, pack: turn.pack, at, details, papers: { signatories, contact } };
        if (decision.ok)
          documents = documentsOf(scene, decision.value.controls ?? [], {
            resumptionRuling,
            since: (since ?? defaultedOn(file))!,
          });
        return decision;
      },
      { paper: paperOf({ signatories, contact }) },
    );
    return ordering(recorded, documents);
  },
} satisfies Partial<StepHandlers<AssetControlActs>>;

/** 再次控制裁定书 and, to each keeper, 协助执行通知书. @throws LawError `CONTROL.NOT_DESCRIBED`. */
function documentsOf(
  scene: OrderScene,
  controls: readonly Control[],
  { resumptionRuling, since }: { readonly resumptionRuling: string; readonly since: LegalDate },
): NewDocument[] {
  const [first] = controls;
  if (!first) return [];
  const { parties, preserved: _, ...title } = headOf(scene, first);
  const ordered = orderedNow(controls);
  const ruling = `recontrol-ruling/${first.id}`;
  return [
    {
      id: ruling,
      kind: 'RECONTROL_RULING',
      under: first.authority,
      fields: {
        parties,
        ...title,
        defaultedOn: since,
        resumedBy: resumptionRuling,
        releaseRuling: releasedBy(scene, controls),
        owed: formatYuan(owedIn(scene.file)),
        properties: ordered.map((one) => ruled(scene, one)),
        queuedTerm: queuedTermOf(scene),
      },
      signatories: scene.papers.signatories,
      to: addressees(scene),
    },
    ...controlNotices(scene, ordered, ruling),
  ];
}

/** By which rulings the property was released. */
function releasedBy({ file: { releases } }: OrderScene, controls: readonly Control[]): string {
  const numbers = controls.flatMap(
    ({ assetId }) =>
      releases.findLast(({ assetIds, served }) => served !== undefined && assetIds.includes(assetId))?.approved
        ?.rulingNumber ?? [],
  );
  return [...new Set(numbers)].map((number) => `${number}执行裁定书`).join('、');
}
