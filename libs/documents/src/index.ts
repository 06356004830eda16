export { Documents, type DocumentsOptions } from './documents.js';
export {
  type CourtDocument,
  type DocumentRequest,
  type HashedFile,
  type SealPlace,
  type Signatory,
} from './document.js';
export { documentNumber } from './number.js';
export { DOCUMENT_KINDS, type DocumentFields, type DocumentKind } from './kinds/kinds.js';
export { SHARED_TITLES } from './kinds/shared-titles.js';
export { type SignatoryRole } from './kinds/kind.js';
export { type EFilePlace } from './e-file.js';
export { serviceOf, type ServiceRecord, type ServiceWay } from './service-record.js';
export { documentsConfig } from './config.js';
