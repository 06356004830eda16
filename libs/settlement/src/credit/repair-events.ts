import { type CourtInstant, type LegalDate } from '@hejie/law';
import {
  type ConductKind,
  type RepairApplication,
  type RepairCertificate,
  type RepairMaterialKind,
  type SuspensionFinding,
} from './repair-file.js';

/** What was done in repair (信用修复事项). `at`: to which instant it is dated. */
export type RepairEvent = { readonly at: CourtInstant; readonly by: string } & (
  | { readonly kind: 'APPLICATION_RECEIVED'; readonly applicationId: string; readonly of: RepairApplication['kind'] }
  | { readonly kind: 'APPLICATION_COMPLETE'; readonly applicationId: string }
  | {
      readonly kind: 'APPLICATION_DEFECTIVE';
      readonly applicationId: string;
      readonly missing: readonly RepairMaterialKind[];
      readonly until: LegalDate;
    }
  | { readonly kind: 'SUPPLEMENT_TIME_OVER'; readonly applicationId: string }
  | { readonly kind: 'APPLICATION_SUPPLEMENTED'; readonly applicationId: string }
  | { readonly kind: 'INQUIRY_RECORDED'; readonly applicationId: string; readonly inquiryId: string }
  | { readonly kind: 'APPLICATION_GRANTED'; readonly applicationId: string }
  | { readonly kind: 'APPLICATION_REFUSED'; readonly applicationId: string; readonly reasons: readonly string[] }
  | { readonly kind: 'COMPLAINT_FILED'; readonly applicationId: string; readonly complaintId: string }
  | {
      readonly kind: 'COMPLAINT_ANSWERED';
      readonly applicationId: string;
      readonly complaintId: string;
      readonly upheld: boolean;
    }
  | {
      readonly kind: 'SUSPENSION_GRANTED';
      readonly listingId: string;
      readonly suspensionId: string;
      readonly lastDay: LegalDate;
    }
  | {
      readonly kind: 'SUSPENSION_RENEWED';
      readonly listingId: string;
      readonly suspensionId: string;
      readonly lastDay: LegalDate;
    }
  | {
      readonly kind: 'SUSPENSION_ENDING' | 'SUSPENSION_ENDED';
      readonly listingId: string;
      readonly suspensionId: string;
    }
  | {
      readonly kind: 'FINDING_OPENED' | 'FINDING_DISMISSED' | 'FINDING_REFUTED' | 'REFUTATION_FALLEN';
      readonly listingId: string;
      readonly suspensionId: string;
      readonly condition: SuspensionFinding['condition'];
    }
  | {
      readonly kind: 'FINDING_WITHDRAWN';
      readonly listingId: string;
      readonly suspensionId: string;
      readonly condition: SuspensionFinding['condition'];
      readonly why: NonNullable<SuspensionFinding['withdrawn']>['why'];
    }
  /** The entry is published again, and the letter goes out. */
  | {
      readonly kind: 'ENTRY_REINSTATED';
      readonly listingId: string;
      readonly suspensionId: string;
      readonly condition: SuspensionFinding['condition'];
    }
  | {
      readonly kind: 'REINSTATEMENT_REVERSED';
      readonly listingId: string;
      readonly suspensionId: string;
      /** Null: the term is over, or the entry is not published. */
      readonly restoredAs: string | null;
    }
  /** DIS-ART-2-1: the term may be made longer by so many years; a person decides. `since`: when the judge found the condition broken. */
  | {
      readonly kind: 'TERM_EXTENSION_OPEN';
      readonly listingId: string;
      readonly since: CourtInstant;
      readonly mostYears: number;
    }
  /** It has been, or it may not be any more. */
  | { readonly kind: 'TERM_EXTENSION_SETTLED'; readonly listingId: string; readonly since: CourtInstant }
  /** PROC-27: a lead for 拒执, as a proposal to a person. */
  | { readonly kind: 'REFUSAL_LEAD_PROPOSED'; readonly conductId: string | null; readonly why: string }
  | {
      readonly kind: 'CONDUCT_REPORTED' | 'CONDUCT_ATTRIBUTED' | 'CONDUCT_CURED';
      readonly conductId: string;
      readonly of: ConductKind;
    }
  | {
      readonly kind: 'CERTIFICATE_ISSUED';
      readonly certificateId: string;
      readonly of: RepairCertificate['kind'];
      readonly scope: RepairCertificate['scope'];
    }
  | { readonly kind: 'CERTIFICATE_HELD' | 'CERTIFICATE_HOLD_ENDED'; readonly certificateId: string }
  | { readonly kind: 'CERTIFICATE_REVOKED'; readonly certificateId: string; readonly why: string }
);
