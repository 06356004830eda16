import type { LegalDate, Yuan } from '@hejie/law';
import type { OrderPapers } from './property-controls.js';
import type { KeepReason, LawfulGround, Promised } from '@hejie/settlement';

/** Which release of the file. */
export interface OfRelease {
  readonly releaseId: string;
}

/** Which property, in a release of its own. */
interface NewRelease {
  /** Business key of the release. */
  readonly id: string;
  readonly assetIds: readonly string[];
}

/** By which creditor, and the figure that he was shown, word for word (SET-ART-3-1). */
interface OfCreditor {
  readonly partyId: string;
  readonly figure: string;
}

/** What each command on the releases of a property file says; sums in yuan. Which stage hears it is the table `PROPERTY_STATES` of `@hejie/settlement`. */
export interface ReleaseCommands {
  /** PROC-12: the plan of an agreement, with what the creditor has undertaken in it. */
  planReleases: { readonly id: string; readonly promised: readonly Promised[] };
  /** SET-ART-3-1: of a release that is planned or due. */
  applyForRelease: OfRelease & OfCreditor;
  /** SET-ART-3-1: of property that no release names yet. */
  applyForProperty: NewRelease & OfCreditor;
  /** PROC-11, PROC-12: with the facts on which it rests. */
  orderRelease: NewRelease & { readonly ground: LawfulGround; readonly basis: string };
  /** SET-ART-3-1, PROC-12: the first person. */
  decideRelease: OfRelease;
  /** PROC-12: the second person, who issues the ruling and a notice to each keeper. */
  approveRelease: OfRelease & OrderPapers;
  returnRelease: OfRelease & { readonly reason: string };
  refuseRelease: OfRelease & { readonly reason: string };
  serveRelease: OfRelease;
  /** PROC-14; `carriedOutBy`: whose receipt it is. */
  recordReleaseReceipt: OfRelease & { readonly assetId: string; readonly carriedOutBy: string };
  /** SET-ART-3-1: the judge's word after arrears are paid. */
  resumeRelease: OfRelease;
  /** 查扣冻12; `debtorValue`: of what falls to the debtor. */
  recognisePartition: {
    readonly id: string;
    readonly assetId: string;
    readonly debtorValue: Yuan;
    readonly creditorAccepts: boolean;
    readonly basis: string;
  };
  /** 解释167, 查扣冻28; `consents`: of every creditor; none under a preservation only. */
  substituteProperty: NewRelease & {
    readonly substituteAssetId: string;
    readonly basis: string;
    readonly consents: readonly OfCreditor[];
  };
  /** PROC-13, PER-8. */
  allowSale: {
    readonly id: string;
    readonly assetId: string;
    readonly lowestPrice: Yuan;
    readonly lastDay: LegalDate;
    readonly priceControlled: boolean;
    readonly creditorsConsent: boolean;
  };
  /** PROC-13; `receiptId`: of the price in the ledger. */
  recordSale: { readonly saleId: string; readonly price: Yuan; readonly on: LegalDate; readonly receiptId: string };
  /** PROC-9, PROC-12: everything that lies ready since the resumption, by one ruling and a notice to each keeper. */
  controlAgain: OrderPapers & {
    readonly authority: string;
    /** 恢复执行裁定书, as the ruling names it. */
    readonly resumptionRuling: string;
    readonly defaultedOn?: LegalDate;
    readonly leftOut: readonly string[];
    readonly caps: readonly { readonly assetId: string; readonly cap: Yuan }[];
  };
  /** CLS-2, CLS-5. */
  keepControls: { readonly controlIds: readonly string[]; readonly reason: KeepReason };
}
