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
