import { filesMigration, fileWordsMigration, reopeningsMigration } from '@hejie/casework';

/** Publications of decisions, and their deliveries as records. */
export const CreateAgencyExchange1790000007000 = filesMigration('CreateAgencyExchange1790000007000', {
  file: 'Publications of decisions (推送卷)',
  perCase: 'one row for each decision of which bodies are told',
  workflow: 'publication/',
});

/** As every service that keeps files has them. */
export const AddFileWords1790000007001 = fileWordsMigration('AddFileWords1790000007001');
export const ReopenFiles1790000007002 = reopeningsMigration('ReopenFiles1790000007002');
