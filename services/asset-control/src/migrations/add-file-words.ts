import { fileWordsMigration } from '@hejie/casework';

/** Of property files. */
export const AddFileWords1790000004300 = fileWordsMigration('AddFileWords1790000004300');
