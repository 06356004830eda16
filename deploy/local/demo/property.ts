import type { PropertyFileAnswer, ReleaseFigureAnswer, ReleasePlanAnswer, ReleasesAnswer } from '@hejie/contracts/http';

import { onceRecorded } from './checks.js';
import type { DemoCase } from './demo-case.js';
import { PAPERS } from './papers.js';

/** Property in a case of the demonstration: asked for, controlled, planned to be released, released. */

interface ControlRow {
  readonly assetId: string;
  readonly state: string;
}
interface AssetRow {
  readonly id: string;
  readonly class: string;
  readonly value: string;
}
type Release = ReleasesAnswer['releases'][number];

const path = (courtCase: DemoCase, below = '') => courtCase.path(`/property${below}`);

export function propertyFile(courtCase: DemoCase): Promise<PropertyFileAnswer> {
  return courtCase.read('asset-control', path(courtCase));
}

export async function assets(courtCase: DemoCase): Promise<readonly AssetRow[]> {
  return (await propertyFile(courtCase)).rows.assets as unknown as AssetRow[];
}

/** What is under control with effect. */
export async function held(courtCase: DemoCase): Promise<readonly string[]> {
  return inEffect(await propertyFile(courtCase));
}

const inEffect = ({ rows }: PropertyFileAnswer): readonly string[] =>
  (rows.controls as unknown as ControlRow[]).filter(({ state }) => state === 'EFFECTIVE').map(({ assetId }) => assetId);

/** The file is opened under a number, and those who keep property are asked what the debtor has (PRE-CTRL). */
export async function askKeepers(courtCase: DemoCase, authority: string, classes: readonly string[]): Promise<void> {
  const officer = courtCase.staff('asset-control-officer');
  await courtCase.commandAndHold('asset-control', path(courtCase), courtCase.staff('enforcement-judge'), { authority });
  const debtor = courtCase.party(courtCase.partiesOf('DEBTOR')[0]!).partyId;
  const query = { queryId: 'q-1', authority, partyId: debtor, classes };
  await courtCase.command('asset-control', path(courtCase, '/queries'), officer, query);
  await settled(courtCase, ({ rows }) => {
    const [asked] = rows.queries as unknown as { readonly answers: readonly unknown[] }[];
    return asked?.answers.length === classes.length;
  });
}

/** One ruling over everything that was found; money with its exact sum. The receipts come from the keepers. */
export async function controlAll(courtCase: DemoCase, authority: string): Promise<void> {
  const found = await assets(courtCase);
  const orders = found.map(({ id, class: of, value }, index) => ({
    controlId: `c-${index + 1}`,
    assetId: id,
    ...(of === 'DEPOSIT' && { cap: value }),
    useContinues: of !== 'DEPOSIT',
  }));
  const judge = courtCase.staff('enforcement-judge');
  await courtCase.command('asset-control', path(courtCase, '/controls'), judge, { authority, ...PAPERS, orders });
  await settled(courtCase, (file) => inEffect(file).length === found.length);
}

/** What the creditor is shown before he consents, with his undertakings in it. */
export async function planShown(courtCase: DemoCase, promised: string): Promise<ReleasePlanAnswer> {
  // The agreement is signed in mediation; asset control hears of it a moment later.
  await settled(courtCase, ({ rows }) => {
    const [view] = rows.settlement as unknown as { readonly schedule: readonly unknown[] }[];
    return view !== undefined && view.schedule.length > 0;
  });
  const { person } = creditorOf(courtCase);
  const query = `?promised=${encodeURIComponent(promised)}`;
  return courtCase.read('asset-control', path(courtCase, `/release-plan${query}`), person);
}

/** The plan is pinned (PROC-12). */
export async function pinPlan(
  courtCase: DemoCase,
  promised: readonly { readonly after: number; readonly id: string }[],
): Promise<void> {
  const officer = courtCase.staff('asset-control-officer');
  const plan = { id: 'plan', promised };
  await courtCase.commandAndHold('asset-control', path(courtCase, '/release-plan'), officer, plan);
}

export function releases(courtCase: DemoCase): Promise<ReleasesAnswer> {
  return courtCase.read('asset-control', path(courtCase, '/releases'));
}

/** What is held now, over what is owed: the figure of a release of nothing. */
export function figureNow(courtCase: DemoCase): Promise<ReleaseFigureAnswer> {
  return courtCase.read('asset-control', path(courtCase, '/release-figure?assetIds='));
}

/** A release that has become due: applied for by the creditor where it is his to ask for, decided, approved by a second person, served, receipted. */
export async function release(courtCase: DemoCase, releaseId: string): Promise<void> {
  const due = await releaseIn(courtCase, releaseId, 'DUE');
  if (due.ground === 'STEP_OF_PLAN' && due.applied === undefined) {
    const { partyId, person } = creditorOf(courtCase);
    const said = { releaseId, partyId, figure: due.figure!.text.zh };
    await courtCase.commandAndHold('asset-control', path(courtCase, '/releases/application'), person, said);
  }
  const does = (step: string, role: string, more: object = {}) =>
    courtCase.commandAndHold('asset-control', path(courtCase, `/releases/${step}`), courtCase.staff(role), {
      releaseId,
      ...more,
    });
  await does('decision', 'enforcement-judge');
  await does('approval', 'court-president', PAPERS);
  await courtCase.command('asset-control', path(courtCase, '/releases/service'), courtCase.staff('clerk'), {
    releaseId,
  });
  await releaseIn(courtCase, releaseId, 'DONE');
}

async function releaseIn(courtCase: DemoCase, releaseId: string, state: string): Promise<Release> {
  const find = ({ releases: all }: ReleasesAnswer) => all.find(({ id }) => id === releaseId);
  const found = find(
    await onceRecorded(
      () => releases(courtCase),
      (answer) => find(answer)?.state === state,
    ),
  );
  if (found?.state !== state) throw new Error(`${releaseId}: ${found?.state ?? '没有该事项 not there'}, not ${state}`);
  return found;
}

const creditorOf = (courtCase: DemoCase) => courtCase.party(courtCase.partiesOf('CREDITOR')[0]!);

/** What keepers answer, and what other services tell, stands in the file a moment later. */
async function settled(courtCase: DemoCase, ready: (file: PropertyFileAnswer) => boolean): Promise<void> {
  const file = await onceRecorded(() => propertyFile(courtCase), ready);
  if (!ready(file)) throw new Error('财产控制卷尚未收到所等待的事项（the file has not what it waits for）');
}
