import { describe, expect, it } from '@jest/globals';
import { isConfidentialField, maskDeep, maskName, maskNumber, maskText } from './masking.js';

describe('masking for logs', () => {
  it.each([
    ['张三', '张某'],
    ['张三丰', '张某某'],
    ['欧阳震华', '欧阳某某'],
    ['欧阳锋', '欧阳某'],
    ['欧阳', '欧某'],
    ['司马相如', '司马某某'],
    ['马司令', '马某某'],
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
    ['code 91460200ma5t0abc12', 'code 91**************12'],
    ['旧证370502880615001，', '旧证37***********01，'],
    ['证号 370502 19880615 0017。', '证号 37**************17。'],
    ['证号370502-1988-0615-001x', '证号37**************1x'],
    ['卡号 6222 0212 3456 7890 123', '卡号 62***************23'],
    ['电话+86 138-1234-5678', '电话13*******78'],
    ['电话+8613812345678', '电话13*******78'],
    ['(+86)13812345678', '(+86)13*******78'],
    ['电话138 1234 5678', '电话13*******78'],
    ['电话8613812345678', '电话13*******78'],
    ['座机0546-8301234', '座机05*******34'],
    ['2026-10-09 370502198806150017', '2026-10-09 37**************17'],
  ])('%s reads %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('money, dates and case numbers stay readable', () => {
    for (const text of [
      '(2026)鲁0502执前调17号 应付 900000.00 元，2026-10-09T00:00:00+08:00',
      '自 2026-10-09 2026-10-10 2026-10-11 起',
      'trace 4bf92f3577b34da6a3ce929d0e0e4736 id 12345678-1234-4123-8123-123412341234 at 1759968000000',
      'case 2026-鲁0502-执前调-17 offset 4711 took 1500 ms',
    ])
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
