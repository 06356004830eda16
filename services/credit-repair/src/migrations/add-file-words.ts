import { fileWordsMigration } from '@hejie/casework';

/** Of credit records. */
export const AddFileWords1790000005300 = fileWordsMigration('AddFileWords1790000005300');
