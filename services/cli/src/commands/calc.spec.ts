import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { calcCommand } from './calc.js';

const complained: string[] = [];
let written: string;

beforeEach(() => {
  complained.length = 0;
  written = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  calcCommand.exitOverride().configureOutput({ writeErr: (text) => void complained.push(text) });
});
afterEach(() => {
  Object.defineProperty(process, 'stdin', stdin);
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

const calc = (...args: string[]) => calcCommand.parseAsync(args, { from: 'user' });
const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
const given = (input: Readable): void => void Object.defineProperty(process, 'stdin', { ...stdin, get: () => input });

describe('the exit status of hejie calc', () => {
  it('is 0 for a batch whose lines were all read, whatever they were answered', async () => {
    given(Readable.from([Buffer.from('{"kind":"enforcementFee","input":"8182"}\n{"kind":"none","input":1}\nx\n')]));
    await calc('--batch');
    expect(process.exitCode).toBeUndefined();
    expect(written.trim().split('\n')).toHaveLength(3);
  });

  it('is 1, with a sentence and no trace, for a batch that cannot be read to its end', async () => {
    const broken = new Readable({
      read() {
        this.destroy(Object.assign(new Error('illegal operation on a directory'), { code: 'EISDIR' }));
      },
    });
    given(broken);
    await expect(calc('--batch')).rejects.toMatchObject({ exitCode: 1 });
    expect(complained).toEqual(['error: the lines cannot be read to their end (EISDIR)\n']);
  });

  it('is 2 for one calculation that was refused, and 0 for one that was not', async () => {
    await calc('enforcementFee', '"-1"');
    expect(process.exitCode).toBe(2);
    process.exitCode = undefined;
    await calc('enforcementFee', '"8182"');
    expect(process.exitCode).toBeUndefined();
  });
});
