import { describe, expect, it } from '@jest/globals';
import { withContext } from './request-context.js';
import { ServiceLog } from './service-log.js';

function recorded(level = 'trace') {
  const lines: string[] = [];
  const log = new ServiceLog('intake', level, { write: (line: string) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

describe('a log line', () => {
  it('is one JSON object with level, time, service and what happened', () => {
    const { log, last } = recorded();
    log.event('application filed', { kind: 'LABOUR' });
    expect(last()).toMatchObject({
      level: 'info',
      service: 'intake',
      message: 'application filed',
      kind: 'LABOUR',
      time: expect.stringMatching(/^\d{4}-/),
    });
  });

  it('carries the request and the case that it belongs to', () => {
    const { log, last } = recorded();
    withContext({ requestId: 'r-1', caseId: '2026-鲁0502-执前调-5~2' }, () => log.event('x'));
    expect(last()).toMatchObject({ requestId: 'r-1', caseId: '2026-鲁0502-执前调-5~2' });
  });

  it('holds no name, number, token or password, wherever they stand', () => {
    const { log, lines } = recorded();
    log.event('called 13812345678', {
      party: { name: '张三丰', idNumber: '46020019900101123X' },
      authorization: 'Bearer abc',
    });
    log.failure(
      'failed',
      new Error('insert of 46020019900101123X', { cause: new Error('postgres://intake:geheim@h/d') }),
    );
    log.error('of 13812345678', 'stack with 13812345678', 'SomeContext');
    log.warn({ toString: () => 'token eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln' });
    expect(lines.join()).not.toMatch(/13812345678|张三丰|46020019900101123X|abc|geheim|eyJ/);
  });

  it('of a failure tells the whole chain of causes', () => {
    const { log, last } = recorded();
    log.failure(
      'not stored',
      new Error('query failed', { cause: Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' }) }),
    );
    expect(last().error).toMatchObject([
      { message: 'query failed' },
      { message: 'no connection', code: 'ECONNREFUSED' },
    ]);
  });

  it("is the framework's as well", () => {
    const { log, last } = recorded();
    log.log('Nest application started', 'NestApplication');
    expect(last()).toMatchObject({ level: 'info', message: 'Nest application started', context: 'NestApplication' });
  });

  it('below the level is not written', () => {
    const { log, lines } = recorded('warn');
    log.event('x');
    log.debug('x');
    expect(lines).toEqual([]);
  });
});
