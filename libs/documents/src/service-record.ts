import { type CourtInstant } from '@hejie/law';
import { type CourtDocument } from './document.js';
import { documentError } from './document-error.js';

/** How a document reaches somebody (送达方式, 民诉法 88 to 95). */
export const SERVICE_WAYS = {
  DIRECT: '直接送达',
  ELECTRONIC: '电子送达',
  POST: '邮寄送达',
  LEFT: '留置送达',
  ENTRUSTED: '委托送达',
  ANNOUNCEMENT: '公告送达',
} as const;
/** One of the ways. */
export type ServiceWay = keyof typeof SERVICE_WAYS;

/** A service of a document (送达回证): to whom, how, and when it was sent and received. */
export interface ServiceRecord {
  readonly documentNumber: string;
  /** The sha-256 of the bytes that were served. */
  readonly sha256: string;
  readonly to: string;
  readonly way: ServiceWay;
  readonly sentAt: CourtInstant;
  readonly receivedAt?: CourtInstant;
}

/** The record of a service of the PDF. Throws `DOCUMENT.RECEIVED_BEFORE_SENT`. */
export function serviceOf(
  { number, pdf }: Pick<CourtDocument, 'number' | 'pdf'>,
  service: Omit<ServiceRecord, 'documentNumber' | 'sha256'>,
): ServiceRecord {
  if (service.receivedAt !== undefined && service.receivedAt < service.sentAt)
    throw documentError(
      'RECEIVED_BEFORE_SENT',
      `签收时间 ${service.receivedAt} 早于发出时间 ${service.sentAt}。`,
      `Received at ${service.receivedAt}, before it was sent at ${service.sentAt}.`,
      '/receivedAt',
    );
  return { documentNumber: number, sha256: pdf.sha256, ...service };
}
