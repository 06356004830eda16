import {
  confirmServiceAddress,
  contestReceipt,
  findReceipt,
  recordDocumentService,
  recordIdentity,
  requestPaper,
} from '../documents.js';
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
exampled(
  confirmServiceAddress,
  {
    partyId: DEBTOR,
    address: '某某市某某区某某路1号',
    postcode: '257000',
    electronic: true,
    channels: [{ channel: 'EMAIL', account: 'mail@example.cn' }],
  },
  { partyId: DEBTOR, address: '某某市某某区某某路1号', electronic: false },
);
exampled(contestReceipt, { arrivedAt: '2026-09-03T09:00:00+08:00', proof: '邮箱服务商出具的到达记录' });
exampled(findReceipt, { proven: true, reason: '到达记录与原件核对一致' });
exampled(requestPaper, { serviceId: 'service-1' });
