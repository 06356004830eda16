import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { serviceOf } from './service-record.js';

const document = { number: '（2026）浙1122执12号之一', pdf: { bytes: new Uint8Array(), sha256: 'ab' } };
const sentAt = courtInstant('2026-12-01T10:00:00+08:00');

describe('a service', () => {
  it('is of a document and of the bytes that were served', () => {
    const record = serviceOf(document, { to: '张三', way: 'ELECTRONIC', sentAt });
    expect(record).toEqual({ documentNumber: document.number, sha256: 'ab', to: '张三', way: 'ELECTRONIC', sentAt });
  });

  it('is not received before it is sent', () => {
    const receivedAt = courtInstant('2026-12-01T09:59:59+08:00');
    expect(() => serviceOf(document, { to: '张三', way: 'POST', sentAt, receivedAt })).toThrow(
      'DOCUMENT.RECEIVED_BEFORE_SENT',
    );
  });
});
