import { courtNames, documentServiceConfig } from '@hejie/casework';
import { credentialConfig, signingKeys } from '@hejie/credentials';
import { agencyContentConfig, ContentKeys } from '@hejie/security';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { bindContentKeys } from './agencies/content-keys.js';
import { CredentialRow } from './certificates/credential.entity.js';
import { CertificateCredentialsController, CredentialsController } from './certificates/credentials.controller.js';
import { CredentialRegister } from './certificates/credentials.js';
import { issuingActivities } from './certificates/issuing.activities.js';
import { Proof } from './proofs/proof.entity.js';
import { ProofsController } from './proofs/proofs.controller.js';
import { Proofs } from './proofs/proofs.js';
import { RecordOpeningController } from './repair/record-opening.controller.js';
import { RepairController } from './repair/repair-commands.controller.js';
import { RepairPageController } from './repair/repair-page.controller.js';
import { RepairReadingController } from './repair/repair-reading.controller.js';
import { suspendingActivities } from './repair/suspending.activities.js';
import { PerformedOnTime } from './rounds/performed-on-time.entity.js';
import { roundsSchedule } from './rounds/rounds-schedule.js';

/** Configuration of a service that issues credentials of repair, and tells agencies what is decided. */
export const creditRepairConfig = {
  ...documentServiceConfig,
  FIELD_KEYS: z.string().min(1),
  ...agencyContentConfig,
  ...credentialConfig,
  CREDENTIAL_ADDRESS: z
    .url()
    .regex(/[^/]$/, 'must not end in /')
    .describe(
      'Address of credit-repair as those outside reach it, without a slash at its end: credentials name their status list under it (/credentials/status-lists/1), so it must not change.',
    ),
};
export type CreditRepairConfig = z.infer<z.ZodObject<typeof creditRepairConfig>>;

/** What credit repair has for repair (信用修复), beside listing and sanctions: its doors, its tables, and what issues documents with their credentials. */
export function repairSubject(config: CreditRepairConfig) {
  const { CREDENTIAL_SIGNING_KEYS, CREDENTIAL_ADDRESS, DOCUMENT_COURTS, AGENCY_CONTENT_KEYS } = config;
  const contentKeys = new ContentKeys(AGENCY_CONTENT_KEYS);
  const courts = courtNames(DOCUMENT_COURTS);
  const credentials = new CredentialRegister(signingKeys(CREDENTIAL_SIGNING_KEYS), CREDENTIAL_ADDRESS);
  return {
    controllers: [
      RecordOpeningController,
      RepairController,
      RepairReadingController,
      RepairPageController,
      ProofsController,
      CredentialsController,
      CertificateCredentialsController,
    ],
    providers: [
      Proofs,
      roundsSchedule,
      { provide: CredentialRegister, useValue: credentials },
      {
        provide: ContentKeys,
        inject: [DataSource],
        useFactory: (dataSource: DataSource) => bindContentKeys(dataSource, contentKeys),
      },
    ],
    entities: [Proof, CredentialRow, PerformedOnTime],
    issuing: { ...issuingActivities({ credentials, courts }), ...suspendingActivities(courts) },
  };
}
