/** The court whose files are imported, and the pack of its cases. */
export const COURT = '鲁0502';
export const PACK = 'dongying-2020@2';
