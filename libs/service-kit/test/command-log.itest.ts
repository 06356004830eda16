import { casePath } from '@hejie/contracts/http';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CASE_ID } from './fixture/receipts.service.js';
import { serveReceipts } from './fixture/served.js';

const served = serveReceipts({ LOG_LEVEL: 'info' });
const PATH = casePath(CASE_ID, '/receipts');
const RECEIPT = { amount: '8182.00', valueDate: '2026-10-09' };
let clerk: string;
let already: number;

/** The lines of commands since the test began. */
const commands = () => served.log.slice(already).filter(({ message }) => message === 'command');

beforeAll(async () => {
  clerk = await served.issuer.token({ subject: 'clerk-1', roles: ['clerk'], court: '鲁0502' });
});
beforeEach(() => void (already = served.log.length));

describe('the log of commands', () => {
  it('tells who did what in which case, and what became of it', async () => {
    await served.post(PATH, clerk).send(RECEIPT).expect(201);
    expect(commands()).toEqual([
      expect.objectContaining({
        command: 'Receipts.record',
        subject: 'clerk-1',
        roles: ['clerk'],
        caseId: CASE_ID,
        outcome: 'DONE',
      }),
    ]);
  });

  it('tells a repeated answer from an effect', async () => {
    for (const _time of [1, 2]) await served.post(PATH, clerk, 'twice').send(RECEIPT).expect(201);
    expect(commands().map(({ outcome }) => outcome)).toEqual(['DONE', 'REPEATED']);
  });

  it.each([
    ['by the law', { ...RECEIPT, amount: '404.00' }, 'LEDGER.CLOSED'],
    ['for its shape', { ...RECEIPT, amount: -1 }, 'REQUEST.INVALID'],
    ['by a fault', { ...RECEIPT, amount: '500.00' }, 'SERVER.UNEXPECTED'],
  ])('tells of a command refused %s its code, once', async (_why, body, outcome) => {
    await served.post(PATH, clerk).send(body);
    expect(commands()).toEqual([expect.objectContaining({ command: 'Receipts.record', caseId: CASE_ID, outcome })]);
  });

  it.each([
    ['a role that may not', { subject: 'judge-1', roles: ['supervisor'], court: '鲁0502' }, 'AUTH.ROLE_DENIED'],
    ['another court', { subject: 'clerk-9', roles: ['clerk'], court: '鲁0503' }, 'CASE.UNKNOWN'],
  ])('tells of a command refused to %s who it was, and the code', async (_who, person, outcome) => {
    const token = await served.issuer.token(person as never);
    await served.post(PATH, token).send(RECEIPT);
    const { subject, roles } = person;
    expect(commands()).toEqual([
      expect.objectContaining({ command: 'Receipts.record', subject, roles, caseId: CASE_ID, outcome }),
    ]);
  });

  it.each([
    ['without a token that counts', PATH, 'nobody', /^AUTH.TOKEN_INVALID$/],
    ['with an unknown question beside it', `${PATH}?also=1`, undefined, /^REQUEST/],
  ])('tells of a command refused because it came %s', async (_why, path, token, outcome) => {
    await served.post(path, token ?? clerk).send(RECEIPT);
    expect(commands()).toEqual([
      expect.objectContaining({ command: 'Receipts.record', outcome: expect.stringMatching(outcome) }),
    ]);
  });

  it('holds nothing of what was said', async () => {
    await served.post(PATH, clerk).send(RECEIPT).expect(201);
    const [line] = commands();
    expect(Object.keys(line ?? {}).sort()).toEqual([
      'caseId',
      'command',
      'level',
      'message',
      'outcome',
      'pid',
      'requestId',
      'roles',
      'service',
      'subject',
      'time',
    ]);
    expect(JSON.stringify(line)).not.toContain(RECEIPT.amount);
  });

  it('is of commands only', async () => {
    await served.get(PATH, clerk).expect(200);
    expect(commands()).toEqual([]);
  });
});
