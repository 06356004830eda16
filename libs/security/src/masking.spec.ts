import { describe, expect, it } from '@jest/globals';
import { isConfidentialField, maskDeep, maskName, maskNumber, maskText } from './masking.js';

describe('masking for logs', () => {
  it.each([
    ['张三', '张某'],
    ['张三丰', '张某某'],
    ['欧阳震华', '欧某某'],
    ['Smith', 'S***'],
    ['', ''],
  ])('the name %s reads %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('an identity number keeps two characters at each end', () => {
    expect(maskNumber('46020019900101123X')).toBe('46**************3X');
    expect(maskNumber('12345')).toBe('*****');
  });

  it.each([
    ['身份证46020019900101123X的当事人', '身份证46**************3X的当事人'],
    ['call 13812345678 now', 'call 13*******78 now'],
    ['card 6222021234567890123', 'card 62***************23'],
    ['code 91460200MA5T0ABC12', 'code 91**************12'],
  ])('%s reads %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('money, dates and case numbers stay readable', () => {
    const text = '(2026)鲁0502执前调17号 应付 900000.00 元，2026-10-09T00:00:00+08:00';
    expect(maskText(text)).toBe(text);
  });

  it('no token and no password of a database URL stays', () => {
    const text = maskText('postgres://intake:geheim@127.0.0.1/x Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.sig-sig');
    expect(text).not.toMatch(/geheim|eyJ/);
  });

  it.each(['password', 'client_secret', 'Authorization', 'identityNumber', 'name', 'ID_NUMBER'])(
    'the field %s is confidential',
    (field) => {
      expect(isConfidentialField(field)).toBe(true);
    },
  );

  it('a whole object is masked however deep, and bigint survives', () => {
    expect(
      maskDeep({ caseId: 'c', party: { name: '张三', phone: '13812345678' }, owed: 5n, note: ['电话13812345678'] }),
    ).toEqual({
      caseId: 'c',
      party: { name: '***', phone: '***' },
      owed: '5',
      note: ['电话13*******78'],
    });
  });

  it('an object that contains itself ends', () => {
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    expect(() => JSON.stringify(maskDeep(loop))).not.toThrow();
  });
});
