import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { tokenCommand } from './token.js';

/** What an identity provider was asked, and an answer as it gives it. */
let asked: Record<string, string> | undefined;
let server: Server;
let issuer: string;
const printed: string[] = [];
const complained: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk) => (form += String(chunk)));
    request.on('end', () => {
      asked = Object.fromEntries(new URLSearchParams(form));
      const known = asked.subject !== 'nobody';
      response.writeHead(known ? 200 : 400, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          known ? { access_token: 'a.b.c' } : { error_description: 'there is no such demonstration person' },
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tokenCommand
    .exitOverride()
    .configureOutput({ writeOut: (text) => void printed.push(text), writeErr: (text) => void complained.push(text) });
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = undefined;
  printed.length = complained.length = 0;
});

const token = (...args: string[]) => tokenCommand.parseAsync(['--issuer', issuer, ...args], { from: 'user' });

describe('hejie token', () => {
  it('prints the token and nothing else', async () => {
    await token('--role', 'clerk', '--court', '鲁0502', '--ttl', '60');
    expect(printed).toEqual(['a.b.c\n']);
    expect(asked).toMatchObject({ role: 'clerk', court: '鲁0502', ttl: '60' });
  });

  it('understands "judge" as the enforcement judge', async () => {
    await token('--role', 'judge');
    expect(asked).toMatchObject({ role: 'enforcement-judge' });
  });

  it('gives a token that has expired, for tests', async () => {
    await token('--subject', 'creditor-demo', '--ttl', '-5');
    expect(asked).toMatchObject({ subject: 'creditor-demo', ttl: '-5' });
  });

  it.each([
    ['a role that does not exist', ['--role', 'emperor'], 'There is no such role'],
    ['nobody in particular', [], 'say who'],
    ['a life longer than an hour', ['--role', 'clerk', '--ttl', '3601'], 'at most 3600'],
    ['a life that is no number', ['--role', 'clerk', '--ttl', '1e3'], 'whole number'],
    ['somebody the provider does not know', ['--subject', 'nobody'], 'no such demonstration person'],
  ])('asked for %s says so and prints no token', async (_what, args, complaint) => {
    await expect(token(...args)).rejects.toThrow();
    expect(complained.join()).toContain(complaint);
    expect(printed).toEqual([]);
  });

  it('says when there is no provider', async () => {
    await expect(
      tokenCommand.parseAsync(['--role', 'clerk', '--issuer', 'http://127.0.0.1:1'], { from: 'user' }),
    ).rejects.toThrow();
    expect(complained.join()).toContain('cannot be reached');
  });
});
