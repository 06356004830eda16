import { filesMigration } from '@hejie/casework';

/** Property files, their records, and the course of each settlement. */
export const CreateAssetControl1790000004000 = filesMigration('CreateAssetControl1790000004000', {
  file: 'Property files of cases (财产控制卷)',
  perCase: 'one row a case at most',
  workflow: 'asset-control/',
});
