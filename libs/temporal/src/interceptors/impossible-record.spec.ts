import { describe, expect, it } from '@jest/globals';
import { impossibilityOf } from './impossible-record.js';

/** As TypeORM throws it: the driver's error inside, its fields copied. */
const database = (code: string, fields = {}): Error =>
  Object.assign(new Error('invalid input: "张三"'), { code, driverError: { code }, ...fields });
const own = (code: string, status?: number): Error => Object.assign(new Error(code), { code, status });
const problem = (code: string, status: number): Error => Object.assign(new Error(code), { problem: { code, status } });

describe('a record that can never be written', () => {
  it.each([
    ['an amount out of range', database('22003')],
    ['a text that is no date', database('22P02')],
    ['a missing column', database('23502')],
    ['a violated check', database('23514')],
    ['a fact that does not match its definition', own('FACT.INVALID')],
    ['a value that is no JSON', own('PERSISTENCE.NOT_STORABLE', 500)],
    ['a key that stands for another record', own('IDEMPOTENCY.KEY_REUSED', 422)],
    ['a wrong value', problem('RECEIPT.MALFORMED', 422)],
    ['one of these behind another error', new Error('the commit', { cause: database('22001') })],
  ])('is known by %s', (_, error) => {
    expect(impossibilityOf(error)).toBeDefined();
  });

  it.each([
    ['a lost connection', database('08006')],
    ['a broken pipe, whose code has five letters too', database('EPIPE')],
    ['a row that may still come', database('23503')],
    ['a row that somebody else wrote', database('23505')],
    ['a stage that may change', problem('RECEIPT.NO_SETTLEMENT', 409)],
    ['a case that may still be opened', problem('CASE.UNKNOWN', 404)],
    ['somebody else at work', own('PERSISTENCE.CONCURRENT_CHANGE', 409)],
    ['a lost database', own('PERSISTENCE.CONNECTION_LOST', 503)],
    ['what nobody knows', new Error('?')],
    ['no error at all', 'text'],
  ])('is not seen in %s', (_, error) => {
    expect(impossibilityOf(error)).toBeUndefined();
  });

  it('is described by its place, without a value', () => {
    expect(impossibilityOf(database('23514', { table: 'receipt', constraint: 'amount_positive' }))).toBe(
      'PostgreSQL refuses the record: SQLSTATE 23514 (receipt amount_positive)',
    );
    expect(impossibilityOf(database('22P02'))).not.toContain('张三');
  });
});
