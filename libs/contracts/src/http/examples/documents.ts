import { recordDocumentService, recordIdentity } from '../documents.js';
import { DEBTOR, exampled } from './examples.js';

exampled(
  recordIdentity,
  { kind: 'PERSON', name: '张某某', address: '某某市某某区某某路1号' },
  { kind: 'UNIT', name: '某某建筑有限公司', representative: '李某某', address: '某某市某某区某某路2号' },
);
exampled(
  recordDocumentService,
  { serviceId: 'service-1', to: { partyId: DEBTOR }, way: 'ELECTRONIC', sentAt: '2026-09-02T09:00:00+08:00' },
  {
    serviceId: 'service-2',
    to: { body: '某某银行' },
    way: 'DIRECT',
    sentAt: '2026-09-02T09:00:00+08:00',
    receivedAt: '2026-09-02T10:20:00+08:00',
  },
);
