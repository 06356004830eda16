import { describe, expect, it } from '@jest/globals';
import { guaranteedAgreementAnswer } from '@hejie/contracts/http';
import { agreementTermsOf } from '@hejie/testing';
import { ACCEPTED, COURT, mediationFixture } from './fixture.js';

const mediation = mediationFixture();

let accounts = 0;

/** A draft with a guarantor who is no party, and one who is the debtor's side's party. */
async function drafted() {
  const { service } = mediation;
  const { caseId } = await mediation.negotiating();
  const account = `guarantor-${(accounts += 1)}`;
  const guarantor = {
    id: 's-guarantor',
    role: 'GUARANTOR',
    guarantorId: 'g-1',
    by: 'SELF',
    specialAuthority: false,
  } as const;
  const { signatories } = agreementTermsOf();
  const terms = agreementTermsOf({
    guarantors: [{ guarantorId: 'g-1', promisesDirectEnforcement: true, scope: '全部债务' }],
    signatories: [...signatories, guarantor, { ...guarantor, id: 's-second', partyId: `${caseId}.2` }],
  });
  await service.step(caseId, ACCEPTED, [{ act: 'recordProposal', version: 1, terms, warnings: [] }]);
  const clerk = await service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
  const [own, stranger, debtor] = [
    await service.token({ roles: ['party'], partyRef: account }),
    await service.token({ roles: ['party'], partyRef: 'guarantor-elsewhere' }),
    await service.token({ roles: ['party'], partyRef: `debtor-${caseId}` }),
  ];
  const path = `/cases/${caseId}/guarantors`;
  const register = (over: object = {}) =>
    service
      .post(path, clerk, ACCEPTED)
      .send({ guarantorId: 'g-1', partyRef: account, identifiedBy: '身份证原件当面核对', ...over });
  return { service, caseId, path, register, own: own!, stranger: stranger!, debtor: debtor! };
}

describe('SET-ART-18: a guarantor signs himself', () => {
  it('is entered by the clerk once who he is was checked, and reads the agreement through his own door, nobody else', async () => {
    const { service, caseId, path, register, own, stranger } = await drafted();
    await service.read(`${path}/own`, own).expect(404);
    expect((await register({ guarantorId: 'g-9' }).expect(404)).body).toMatchObject({
      code: 'GUARANTOR.UNKNOWN',
      rule: 'SET-ART-18-1',
    });
    expect((await register().expect(201)).body).toMatchObject({ guarantorId: 'g-1', registeredBy: 'clerk-1' });
    expect(await service.facts(caseId, 'guarantor-identified')).toMatchObject([{ data: { guarantorId: 'g-1' } }]);
    const { body } = await service.read(`${path}/own`, own).expect(200);
    const agreement = guaranteedAgreementAnswer.parse(body);
    expect(agreement).toMatchObject({ version: 1, confirmedAt: null });
    expect(agreement.text).toContain('全部债务');
    expect(agreement.signatures).toEqual([
      { guarantorId: 'g-1', signatoryId: 's-guarantor', signedAt: null },
      { guarantorId: 'g-1', signatoryId: 's-second', signedAt: null },
    ]);
    // Another account learns not even that there is such a case; nor does his reach anything else of it.
    await service.read(`${path}/own`, stranger).expect(404);
    await service.read(`/cases/${caseId}/agreements`, own).expect(404);
    expect((await service.audit(caseId)).filter((line) => line.includes('guarantor.registered'))).toHaveLength(1);
  });

  it('signs where he is named and nowhere else; a party who guarantees signs as one, and no other party for him', async () => {
    const { service, caseId, path, register, own, stranger, debtor } = await drafted();
    await register().expect(201);
    const sign = (token: string, signatoryId: string) =>
      service.post(`${path}/own/signature`, token, ACCEPTED).send({ version: 1, signatoryId });
    expect((await sign(own, 's-creditor').expect(403)).body.code).toBe('AUTH.NOT_A_PARTY');
    await sign(stranger, 's-guarantor').expect(404);
    const creditor = await service.token({ roles: ['party'], partyRef: `creditor-${caseId}` });
    const path2 = `/cases/${caseId}/agreements/1/signatures`;
    expect(
      (await service.post(path2, creditor, ACCEPTED).send({ signatoryId: 's-second' }).expect(403)).body.code,
    ).toBe('AUTH.NOT_A_PARTY');
    // The case itself takes the signature: no workflow runs here, and that is what both are told.
    const taken = [
      await sign(own, 's-guarantor'),
      await service.post(path2, debtor, ACCEPTED).send({ signatoryId: 's-second' }),
    ];
    expect(taken.map(({ body }) => body.code)).toEqual(['CASE.UNKNOWN', 'CASE.UNKNOWN']);
  });
});
