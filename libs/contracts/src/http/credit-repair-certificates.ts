import { z } from 'zod';
import { caseNumber, date, identifier, prose, text } from '../facts/shapes.js';

/** What people say of the documents of repair (信用修复文书): each is issued on a person's decision, and takes its number in the register of documents. */

const purpose = text(200);

/** A case of the debtor at another court, as a person has found it. */
const otherCase = z.strictObject({
  caseNumber,
  role: z.enum(['DEBTOR', 'CREDITOR', 'OTHER']),
  procedure: z.enum(['ENFORCEMENT', 'SUIT']),
  /** CLOSED_FOR_NOW: 终结本次执行程序. */
  state: z.enum(['OPEN', 'CLOSED_FOR_NOW', 'CLOSED']),
});

/** 信用修复证明 (CR-L-PD). Cases of this court are looked up; what there is elsewhere the officer states, and where he has looked. */
export const issueCertificate = z.strictObject({
  applicationId: identifier,
  certificateId: identifier,
  purpose,
  elsewhere: z.strictObject({ cases: z.array(otherCase).max(200), basis: text(500) }),
});

/** 信用修复告知书 (CR-L-SY), and the bodies to which it goes. */
export const issueNotice = z.strictObject({
  id: identifier,
  purpose,
  receivers: z.array(text(80)).min(1).max(50),
  /** Who answers questions about it. */
  contact: text(60),
  phone: text(30),
});

/** 自动履行证明书 (PRE-13). `confirmedOn`: when the creditor, of several the last, confirmed in writing that everything is performed. */
export const issueVoluntary = z.strictObject({ id: identifier, purpose, confirmedOn: date.nullable() });

/** 信用修复决定书 of a suspension in effect; its number is that of the decision. */
export const issueDecision = z.strictObject({ id: identifier, purpose, suspensionId: identifier });

/** It may not be relied on while it is examined (CR-REV). */
export const holdCertificate = z.strictObject({ certificateId: identifier, why: prose });
export const endCertificateHold = z.strictObject({ certificateId: identifier });

export const revokeCertificate = z.strictObject({
  certificateId: identifier,
  ground: z.enum(['PERFORMANCE_UNDONE', 'FALSE_MATERIAL', 'RELAPSE']),
  /** Conduct on record that bears it out; null where performance was undone. */
  conductId: identifier.nullable().default(null),
});
