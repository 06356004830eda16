import type { LegalDate } from '@hejie/law';
import {
  type BrokenCondition,
  type ConductReport,
  type FoundCondition,
  type OtherCase,
  type RepairApplicationInput,
  type RepairComplaintInput,
  type RepairDocumentInput,
  type RepairInquiry,
  type RevocationGround,
  type SuspensionInput,
} from '@hejie/settlement';
import type { Unnumbered } from './credit-sanctions.js';

/** An application of a credit record. */
export interface OfApplication {
  readonly id: string;
}

/** An entry of a credit record. */
export interface OfListing {
  readonly listingId: string;
}

/** Cases of the debtor at other courts, as a person has found them (查询其他案件); those of this court the service looks up itself. */
export interface CasesElsewhere {
  readonly cases: readonly OtherCase[];
  /** Where he has looked. */
  readonly basis: string;
}

/** What each command of a person in credit repair (信用修复) says. */
export interface RepairCommands {
  receiveApplication: RepairApplicationInput;
  /** `also`: what is wanting in what was handed in, in words; empty: nothing. */
  examineApplication: OfApplication & { readonly also: string };
  supplementApplication: OfApplication & Pick<RepairApplicationInput, 'materials'>;
  recordInquiry: OfApplication & { readonly inquiry: Pick<RepairInquiry, 'id' | 'kind' | 'whom' | 'found'> };
  refuseApplication: OfApplication & { readonly reasons: readonly string[] };
  grantApplication: OfApplication;
  fileComplaint: RepairComplaintInput;
  answerComplaint: {
    readonly applicationId: string;
    readonly complaintId: string;
    readonly upheld: boolean;
    readonly words: string;
  };
  grantSuspension: Unnumbered<SuspensionInput>;
  /** CR-REV; the register gives its decision a number. */
  renewSuspension: OfListing & { readonly found: readonly FoundCondition[] };
  reportBrokenCondition: BrokenCondition;
  confirmFinding: OfListing;
  dismissFinding: OfListing & { readonly why: string };
  reverseReinstatement: OfListing & {
    readonly suspensionId: string;
    readonly restoredAs: string;
  };
  reportConduct: ConductReport;
  attributeConduct: { readonly id: string; readonly why: string };
  findConductCured: { readonly id: string; readonly how: string };
  /** CR-L-PD, S21. */
  issueCertificate: {
    readonly applicationId: string;
    readonly certificateId: string;
    readonly purpose: string;
    readonly elsewhere: CasesElsewhere;
  };
  /** CR-L-SY; `receivers`: the bodies to which it goes. */
  issueNotice: Omit<RepairDocumentInput, 'number'> & {
    readonly receivers: readonly string[];
    readonly contact: string;
    readonly phone: string;
  };
  /** PRE-13; `confirmedOn`: when the creditor, of several the last, confirmed in writing that everything is performed; null where one has not. */
  issueVoluntary: Omit<RepairDocumentInput, 'number'> & { readonly confirmedOn: LegalDate | null };
  issueDecision: Omit<RepairDocumentInput, 'number'> & { readonly suspensionId: string };
  /** CR-REV: it may not be relied on while it is examined. */
  holdCertificate: { readonly certificateId: string; readonly why: string };
  endCertificateHold: { readonly certificateId: string };
  revokeCertificate: {
    readonly certificateId: string;
    readonly ground: RevocationGround;
    readonly conductId: string | null;
  };
}
