import { describe, expect, it } from '@jest/globals';
import { packOf, POLICY_PACKS } from '@hejie/law';
import { codeOf } from '../../test/fixture/ledgers.js';
import { decideMediationDocument } from './mediation-document.js';

describe('SET-ART-9-1: 执行调解书', () => {
  it('is refused under every pack that there is, with what to do instead', () => {
    for (const pack of POLICY_PACKS) {
      const decision = decideMediationDocument(pack);
      expect(codeOf(decision)).toBe('AGREEMENT.MEDIATION_DOCUMENT_UNKNOWN');
      expect(!decision.ok && decision.error.zh).toMatch(/恢复执行原生效法律文书/);
    }
  });

  it('is admitted only where a court’s pack insists', () => {
    const { confirmation } = packOf('enterprise-2025');
    expect(
      codeOf(decideMediationDocument({ confirmation: { ...confirmation, enforceableMediationDocument: true } })),
    ).toBe('ok');
  });
});
