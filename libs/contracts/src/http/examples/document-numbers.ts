import { documentNumberAsked, documentNumberReturned } from '../../exchange/document-numbers.js';
import { CASE } from '../../facts/samples.js';
import { AUTHORITY, exampled } from './examples.js';

const ATTEMPT = 'a2f0c6de-0d5e-4d0c-8f3e-5a8f6f0c2b11';

exampled(documentNumberAsked, {
  service: 'performance',
  caseId: CASE,
  documentId: 'resumption-ruling/1',
  caseNumber: AUTHORITY,
  title: '执行裁定书',
  attempt: ATTEMPT,
  held: [],
});
exampled(documentNumberReturned, { attempt: ATTEMPT });
