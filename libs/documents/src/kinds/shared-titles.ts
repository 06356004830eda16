/**
 * Titles of which several services make documents, each with the service that counts their numbers (CASE-8): it makes most of them. The others ask it for a number before
 * they make one, so that title and number together name one document in the whole court.
 */
export const SHARED_TITLES: Readonly<Record<string, string>> = { 执行裁定书: 'asset-control' };
