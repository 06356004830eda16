import type { StackAddresses } from '@hejie/local';
import { CREDITOR, staff, type CourtCase } from './court-case.js';
import type { Doors } from './doors.js';
import { FileBeside } from './file-beside.js';
import type { Records } from './records.js';

const judge = staff('enforcement-judge');
/** Who signs rulings, and whom a keeper may ask. */
export const PAPERS = {
  signatories: [{ role: 'JUDGE', name: '周正平' }],
  contact: { name: '吴小云', phone: '0546-12368' },
};

/** Property as its keeper answers with it. */
export interface Kept {
  readonly class: 'DEPOSIT' | 'REAL_ESTATE';
  readonly reference: string;
  readonly keeper: string;
  readonly description: string;
  readonly value: string;
}
export interface Release {
  readonly id: string;
  readonly state: string;
  readonly assetIds: readonly string[];
  readonly figure?: { readonly text: { readonly zh: string } };
}
export interface Figure {
  readonly worth: string;
  readonly settlement: { readonly owed: string; readonly ratio: string | null };
  readonly original: { readonly owed: string };
}

/** The property file of a case under a number of enforcement. */
export class PropertyFile extends FileBeside {
  protected readonly schema = 'asset_control';
  protected readonly door = 'asset-control';
  protected readonly idle;

  constructor(
    doors: Doors,
    courtCase: CourtCase,
    records: Records,
    private readonly authority: string,
  ) {
    super(doors, courtCase, records, '/property');
    const body = { authority: '（2026）鲁0502执保999999号', soughtOn: '2026-01-01' };
    this.idle = { path: '/enforcement', person: judge, body };
  }

  /** Opened under its number. */
  async opened(at: string): Promise<this> {
    await this.does('', judge, { authority: this.authority }, at);
    return this;
  }

  /** Those who keep property are asked what somebody has, and answer within the hour. @returns ids of what was found, in the order of its references. */
  async asked(addresses: StackAddresses, idNumber: string, kept: readonly Kept[], at: string, until: string) {
    const property = kept.map((one) => ({ ...one, share: '1', charges: '0.00', priorControls: 0 }));
    await fetch(`${addresses.keepers}/population`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subjects: [{ idNumber, property }] }),
    });
    const classes = [...new Set(kept.map(({ class: of }) => of))];
    const partyId = this.courtCase.partyId('DEBTOR');
    const query = { queryId: 'q-1', authority: this.authority, partyId, classes };
    await this.does('/queries', judge, query, { at, until });
    await this.once('everything is found', async () => (await this.rows('assets')).length === kept.length);
    return (await this.rows('assets')).map(({ id }) => id as string);
  }

  /** One ruling over these things. The receipts come from their keepers. */
  async ordered(orders: readonly { readonly assetId: string; readonly cap?: string }[], at: string, until: string) {
    const rows = orders.map((one, index) => ({
      ...one,
      controlId: `c-${index + 1}`,
      useContinues: one.cap === undefined,
    }));
    await this.does('/controls', judge, { authority: this.authority, ...PAPERS, orders: rows }, { at, until });
    await this.once('every order is receipted', async () =>
      (await this.rows('controls')).every(({ state }) => state !== 'ORDERED'),
    );
  }

  /** Property that the creditor names, and no keeper at the exchange: its orders and receipts go on paper. */
  async named(id: string, of: string, value: string, at: string): Promise<void> {
    const detail = { description: `财产${id}`, keeper: `${id}登记机构` };
    const ownerPartyId = this.courtCase.partyId('DEBTOR');
    const asset = {
      id,
      class: of,
      indivisible: of !== 'DEPOSIT',
      value,
      valuedOn: at.slice(0, 10),
      detail,
      ownerPartyId,
    };
    await this.does('/assets', staff('clerk'), { byPartyId: this.courtCase.partyId('CREDITOR'), asset }, at);
  }

  /** Receipt of an order that went on paper, in effect from a day. */
  async receipted(controlId: string, effectiveOn: string, at: string): Promise<void> {
    const receipt = { controlId, carriedOutBy: '协助单位', outcome: 'DONE', effectiveOn };
    await this.does('/controls/receipt', staff('clerk'), receipt, at);
  }

  /** Every control: its id, how it stands, and its last day. */
  async controls(): Promise<(readonly [id: unknown, state: unknown, lastDay: unknown])[]> {
    return (await this.rows('controls')).map(({ id, state, lastDay }) => [id, state, lastDay] as const);
  }

  /** What is under control with effect. */
  async held(): Promise<string[]> {
    const rows = await this.rows('controls');
    return rows.filter(({ state }) => state === 'EFFECTIVE').map(({ assetId }) => assetId as string);
  }

  /** What is held now, over what is owed: the figure of a release of nothing. */
  figureNow(): Promise<Figure> {
    return this.reads<Figure>('/release-figure?assetIds=');
  }

  releases(): Promise<{
    readonly releases: readonly Release[];
    readonly refreezes: readonly Record<string, unknown>[];
  }> {
    return this.reads('/releases');
  }

  async release(releaseId: string): Promise<Release> {
    return (await this.releases()).releases.find(({ id }) => id === releaseId)!;
  }

  releaseIs(releaseId: string, state: string): Promise<void> {
    return this.once(`${releaseId} ${state}`, async () => (await this.release(releaseId))?.state === state);
  }

  /** The creditor applies for a step, having seen its figure. */
  async appliedFor(releaseId: string, at: string): Promise<void> {
    const { figure } = await this.release(releaseId);
    const partyId = this.courtCase.partyId('CREDITOR');
    await this.does('/releases/application', CREDITOR, { releaseId, partyId, figure: figure!.text.zh }, at);
  }

  /** Decided by a judge, approved by the president, served; the receipts come from the keepers. */
  async released(releaseId: string, at: string, until: string): Promise<void> {
    await this.does('/releases/decision', judge, { releaseId }, at);
    await this.does('/releases/approval', staff('court-president'), { releaseId, ...PAPERS }, at);
    await this.does('/releases/service', staff('clerk'), { releaseId }, { at, until });
    await this.releaseIs(releaseId, 'DONE');
  }
}
