import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { legalDate } from '@hejie/law';
import PizZip from 'pizzip';
import {
  DOCUMENT_KINDS,
  Documents,
  type CourtDocument,
  type DocumentKind,
  type DocumentRequest,
} from '../src/index.js';
import { readDocument } from '../src/docx/read.js';
import { chineseDate } from '../src/fields/chinese-date.js';
import { BY_THEMSELVES } from '../src/kinds/kind.js';
import { drawn, ink, textsOf } from './fixture/pages.js';
import { REQUESTS } from './fixture/requests.js';

const documents = new Documents();
const otherDocuments = new Documents();
const KINDS = Object.keys(DOCUMENT_KINDS) as DocumentKind[];
const make = (kind: DocumentKind): Promise<CourtDocument> => documents.make<DocumentKind>(REQUESTS[kind]);

const BEFORE_ENFORCEMENT = '（2026）浙1122执前调12号';

/** A text without its layout. */
const bare = (text: string): string => text.replace(/[\s\u3000]/g, '');
const pdfText = async (document: CourtDocument): Promise<string> =>
  bare((await textsOf(document.pdf.bytes)).map((text) => text.replace(/— \d+ —/g, '')).join(''));
const docxText = ({ docx }: CourtDocument): string => {
  const xml = new PizZip(docx.bytes).file('word/document.xml')?.asText() ?? '';
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text);
  return bare(texts.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
};
/** Every text among the fields of a request. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** Is it a paper of the parties or of a guarantor, which the court neither heads nor seals? */
const ofTheirOwn = (kind: DocumentKind): boolean => DOCUMENT_KINDS[kind].signedBy === BY_THEMSELVES;

describe.each(KINDS)('%s', (kind) => {
  it('opens as PDF: its pages show ink, and say what the .docx says', async () => {
    const document = await make(kind);
    for (const page of await drawn(document.pdf.bytes)) {
      expect([page.width, page.height]).toEqual([595, 841]);
      expect(ink(page, [79, 104, 522, 743])).toBeGreaterThan(200);
      // Nothing stands in the margins but the number of the page.
      expect(ink(page, [0, 0, 595, 100])).toBe(0);
      expect(ink(page, [0, 0, 74, 841]) + ink(page, [530, 0, 595, 841])).toBe(0);
    }
    expect(await pdfText(document)).toBe(docxText(document));
  });

  it('bears court, title, number and date, or a paper of the parties its title and the case, and every field that was given', async () => {
    const document = await make(kind);
    const text = await pdfText(document);
    const { court, number, date, fields } = REQUESTS[kind];
    const head = ofTheirOwn(kind)
      ? `${document.title}案号：${document.caseNumber}`
      : `${court}${document.title}${number}`;
    expect(text.startsWith(bare(head))).toBe(true);
    expect(text.includes(chineseDate(date))).toBe(!ofTheirOwn(kind));
    const asWritten = textsIn(fields).filter((one) => /\p{Script=Han}/u.test(one));
    expect(asWritten.filter((one) => !text.includes(bare(one)))).toEqual([]);
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  it('has the same bytes each time, and their hash', async () => {
    const [once, again] = [await make(kind), await otherDocuments.make<DocumentKind>(REQUESTS[kind])];
    for (const part of ['docx', 'pdf'] as const) {
      expect(once[part].sha256).toBe(createHash('sha256').update(once[part].bytes).digest('hex'));
      expect(again[part].sha256).toBe(once[part].sha256);
    }
  });

  it('has a place for the seal over its date, where it is the court’s, and a place in the file of the case', async () => {
    const document = await make(kind);
    const { seals, filedUnder, caseNumber } = document;
    expect(filedUnder.heading).not.toBe('');
    expect(caseNumber).toBe('（2026）浙1122执12号');
    if (ofTheirOwn(kind)) return expect(seals).toEqual([]);
    expect(seals).toEqual([
      { of: REQUESTS[kind].court, page: expect.any(Number), x: expect.any(Number), y: expect.any(Number) },
    ]);
    const [seal] = seals;
    const page = (await drawn(document.pdf.bytes))[seal!.page - 1]!;
    const [x, y] = [(seal!.x / 25.4) * 72, (seal!.y / 25.4) * 72];
    expect(ink(page, [x - 30, y - 10, x + 30, y + 10])).toBeGreaterThan(50);
    expect((await textsOf(document.pdf.bytes))[seal!.page - 1]).toContain('二〇二六年十二月一日');
  });
});

describe('the citations of a document', () => {
  const on = (date: string): Promise<CourtDocument> =>
    documents.make<DocumentKind>({ ...REQUESTS.FINE_DECISION, date: legalDate(date) });

  it('are those of its date', async () => {
    const [before, after] = [await on('2021-12-31'), await on('2022-01-01')];
    expect(before.citations.map(({ article }) => article)).toEqual([111, 115, 116]);
    expect(after.citations.map(({ article }) => article)).toEqual([114, 118, 119]);
    expect(await pdfText(before)).toContain(
      '《中华人民共和国民事诉讼法》第一百一十一条、第一百一十五条、第一百一十六条',
    );
    expect(await pdfText(after)).toContain(
      '《中华人民共和国民事诉讼法》第一百一十四条、第一百一十八条、第一百一十九条',
    );
  });

  it('refuse a date on which a provision was not in force', async () => {
    const early = { ...REQUESTS.CONTROL_RULING, date: legalDate('2020-12-31') };
    await expect(documents.make(early)).rejects.toThrow('STATUTE.NOT_IN_FORCE');
  });
});

describe('what a request says', () => {
  const certificate = REQUESTS.REPAIR_CERTIFICATE;

  it.each([
    ['REPAIR_CERTIFICATE', '被执行人：缙云县某某机械有限公司统一社会信用代码：91331122MA2XXXXX0X', '特此证明。'],
    ['PERFORMANCE_CERTIFICATE', '被执行人：缙云县某某机械有限公司统一社会信用代码：91331122MA2XXXXX0X', '特此证明。'],
    ['REPAIR_LETTER', '三亚市发展和改革委员会、三亚市市场监督管理局：', '联系人：'],
    ['SUSPENSION_DECISION', '统一社会信用代码91331122MA2XXXXX0X。', '二〇二六年'],
  ] as const)(
    'CR-L-PD, PRE-13, CR-L-SY, CR-REV: a %s states the words that it was given, and no others',
    async (kind, head, tail) => {
      const { statement, conclusion } = REQUESTS[kind].fields;
      const text = await pdfText(await make(kind));
      expect(text.slice(text.indexOf(head) + head.length, text.indexOf(tail))).toBe(
        bare([...statement, conclusion].join('')),
      );
    },
  );

  it('PRE-8: talks that failed before enforcement leave the creditor to apply for it; in enforcement it goes on', async () => {
    const { fields, ...request } = REQUESTS.FAILED_NOTICE;
    const said = async (number: string, over: Partial<typeof fields> = {}) =>
      pdfText(await documents.make({ ...request, number, fields: { ...fields, ...over } }));
    const before = await said(BEFORE_ENFORCEMENT);
    expect(before).toMatch(/债权人可以依照.*在申请执行的期间内申请执行；已经提交申请材料的，由本院依法办理执行立案/);
    const withdrawn = await said(BEFORE_ENFORCEMENT, { reason: 'APPLICATION_WITHDRAWN', notFiled: true });
    expect(withdrawn).toContain('在申请执行的期间内申请执行。');
    const rejected = await said(BEFORE_ENFORCEMENT, { reason: 'REJECTED' });
    expect(rejected).toContain('经释明仍坚持申请，转立案后裁定驳回执行申请，于2026年11月30日终止。');
    expect(rejected).toContain('补正后符合立案条件的，债权人可以依照');
    expect(rejected).not.toContain('由本院依法办理执行立案');
    const within = await said(request.number);
    expect(within).toContain('恢复原执行程序，由本院继续执行。');
    expect([before, withdrawn, rejected].some((text) => text.includes('恢复原执行程序'))).toBe(false);
    expect(within).not.toContain('申请执行的期间');
  });

  it('民诉法50: a decision on recusal speaks of reconsideration only where it is open', async () => {
    const { fields, ...request } = REQUESTS.RECUSAL_DECISION;
    const { reconsiderable: _, ...final } = fields;
    const words = '可以在接到决定时申请复议一次';
    expect(await pdfText(await documents.make({ ...request, fields }))).toContain(words);
    expect(await pdfText(await documents.make({ ...request, fields: final }))).not.toContain(words);
  });

  it('GUA-2, CASE-7: a guarantor speaks for himself, of the court as another, and of the agreement as it is called', async () => {
    const { fields, ...request } = REQUESTS.SECURITY_BOND;
    const said = async (number: string) => pdfText(await documents.make({ ...request, number, fields }));
    const [before, within] = [await said(BEFORE_ENFORCEMENT), await said(request.number)];
    for (const text of [before, within]) {
      expect(text).toContain('自愿接受直接强制执行，人民法院可以依照');
      expect(text).not.toContain('本院');
    }
    expect(before).toContain('债权人同意上述担保的');
    expect(before).toContain('履行执前和解协议提供担保');
    expect(within).toContain('申请执行人同意上述担保的');
    expect(within).toContain('履行执行和解协议提供担保');
  });

  it('和解规定9, 11: a resumption over a breach is ordered by both articles', async () => {
    const text = await pdfText(await make('RESUMPTION_RULING'));
    expect(text).toMatch(/依照《中华人民共和国民事诉讼法》第二百四十一条、《[^》]*》第九条、第十一条的规定，裁定如下/);
  });

  it('CASE-7: what was performed before enforcement is an agreement of that time', async () => {
    const said = async (number: string) =>
      pdfText(await documents.make({ ...REQUESTS.COMPLETION_CERTIFICATE, number }));
    expect(await said(BEFORE_ENFORCEMENT)).toContain('达成执前和解协议');
    expect(await said(REQUESTS.COMPLETION_CERTIFICATE.number)).toContain('达成执行和解协议');
  });

  it('S22: a refusal of repair names its reasons and the way to cure', async () => {
    const { fields, ...request } = REQUESTS.REPAIR_DECISION;
    const reasons = ['以暴力妨碍执行。修复途径：书面悔过', '违反限制消费令。修复途径：全部履行后申请'];
    const { effectiveUntil: _, ...rest } = fields;
    const refusal = await documents.make({
      ...request,
      fields: { ...rest, outcome: 'REFUSE', reasons },
    });
    expect(await pdfText(refusal)).toContain(
      '不予信用修复。理由：以暴力妨碍执行。修复途径：书面悔过理由：违反限制消费令。修复途径：全部履行后申请',
    );
    expect(await pdfText(refusal)).not.toContain('准予');
  });

  it.each(['PERFORMED', 'SECURITY', 'CREDITOR_CONSENTS', 'NEEDED', 'PRIVATE_MEANS'] as const)(
    'LIM-ART-8, LIM-ART-9-1: a limit of consumption lifted on the ground %s has its words, and those alone',
    async (ground) => {
      const { fields, ...request } = REQUESTS.CONSUMPTION_LIMIT_LIFT;
      const text = await pdfText(await documents.make({ ...request, fields: { ...fields, ground } }));
      const words = text
        .slice(text.indexOf('申请执行人认可。'), text.lastIndexOf('依照《'))
        .match(/(可以|应当)(解除|准许)/g);
      expect([ground, words?.length]).toEqual([ground, 1]);
    },
  );

  it.each(['CONSUMPTION_LIMIT', 'EXIT_LIMIT'] as const)(
    'LIM-ART-1, LIM-EXIT: a %s says that a notice of enforcement was not heeded only where it names it',
    async (kind) => {
      const { fields, ...request } = REQUESTS[kind];
      const { noticeServedOn: _, noticeLastDay: __, ...without } = fields as Record<string, unknown>;
      const said = await pdfText(await make(kind));
      expect(said).toMatch(
        /，执行通知书于2026年9月3日送达，指定的履行期间于2026年9月10日届满。[^，]+未按执行通知书指定的期间履行/,
      );
      const text = await pdfText(await documents.make({ ...request, fields: without } as never));
      expect(text).toMatch(/已经发生法律效力。[^，]+未履行生效法律文书/);
      expect(text).not.toContain('执行通知书');
    },
  );

  it('LIM-EXIT: a limit of exit is lifted because everything is performed, or because the court above found it wrong', async () => {
    const { fields, ...request } = REQUESTS.EXIT_LIMIT_LIFT;
    const performed = await documents.make({ ...request, fields: { ...fields, ground: 'PERFORMED' } });
    expect(await pdfText(performed)).toContain('已经履行完毕，应当解除限制出境措施');
    expect(await pdfText(performed)).not.toContain('复议理由成立');
    expect(await pdfText(await documents.make(REQUESTS.EXIT_LIMIT_LIFT))).toContain(
      '若干问题的规定》第九条审查，认为复议理由成立，应当解除限制出境措施',
    );
  });

  it('S18: a preservation is told in writing when a renewal must be asked for', async () => {
    const { fields, ...request } = REQUESTS.CONTROL_RULING;
    const words = '在上列期限届满七日以前向本院提出';
    expect(await pdfText(await documents.make({ ...request, fields }))).toContain(words);
    expect(
      await pdfText(await documents.make({ ...request, fields: { ...fields, preservation: false } })),
    ).not.toContain(words);
  });

  it.each([
    'STEP_OF_PLAN',
    'CREDITOR_APPLIES',
    'PERFORMED',
    'OVER_LIMIT',
    'PROTECTED',
    'OUTSIDER_UPHELD',
    'PRESERVATION_LAPSED',
    'WITHDRAWN',
    'SUBSTITUTED',
    'SOLD_UNDER_SUPERVISION',
    'LAW_ORDERS',
  ] as const)('a release on the ground %s has its words, and those alone', async (ground) => {
    const { fields, ...request } = REQUESTS.RELEASE_RULING;
    const text = await pdfText(await documents.make({ ...request, fields: { ...fields, ground } }));
    expect(text.match(/本院认为，/g)).toHaveLength(1);
    expect(text).toContain('的规定，裁定如下：1.解除对');
  });

  it('解释163: before enforcement a ruling speaks of a preservation and of who suffers it, and of no executed party', async () => {
    const said = async (preservation: boolean) => {
      const texts = [];
      for (const kind of ['CONTROL_RULING', 'RENEWAL_RULING', 'RELEASE_RULING'] as const) {
        const { fields, ...request } = REQUESTS[kind];
        const parties = fields.parties.map(({ standing, ...party }) => ({
          ...party,
          standing: preservation ? (standing === 'DEBTOR' ? 'PRESERVED' : 'APPLICANT') : standing,
        }));
        const release = kind === 'RELEASE_RULING' && { ground: 'PRESERVATION_LAPSED', facts: '期满未申请执行。' };
        const of = { ...request, fields: { ...fields, ...release, parties, preservation } };
        texts.push(await pdfText(await documents.make(of as DocumentRequest)));
      }
      return texts;
    };
    for (const text of await said(true)) {
      expect(text).toContain('向本院申请财产保全');
      expect(text).toContain('被保全人');
      expect(text).not.toMatch(/被执行人|本院执行的/);
    }
    for (const text of await said(false)) {
      expect(text).toContain('本院执行的上列当事人之间');
      expect(text).not.toContain('被保全人');
    }
    const { fields, ...request } = REQUESTS.RELEASE_RULING;
    const on = async (ground: typeof fields.ground) =>
      pdfText(await documents.make({ ...request, fields: { ...fields, ground, preservation: true } }));
    expect(await on('PRESERVATION_LAPSED')).toContain('保全应当解除。依照《最高人民法院关于适用');
    for (const ground of ['CREDITOR_APPLIES', 'LAW_ORDERS'] as const)
      expect(await on(ground)).toContain('财产保全案件若干问题的规定》第二十三条');
  }, 30_000);

  it('long lists go on over pages, and signatures never stand on a page alone', async () => {
    const { fields, ...request } = REQUESTS.CONTROL_RULING;
    for (const many of [1, 2, 3, 4, 5, 6, 7, 40]) {
      const properties = Array.from({ length: many }, () => fields.properties[1]!);
      const pages = await textsOf((await documents.make({ ...request, fields: { ...fields, properties } })).pdf.bytes);
      const end = bare(pages.at(-1)!);
      expect([many, end.includes('本裁定送达后立即生效'), end.includes('书记员孙八')]).toEqual([many, true, true]);
    }
  });

  it('a QR code is printed in its place', async () => {
    const document = await documents.make(certificate);
    expect(new PizZip(document.docx.bytes).file('word/media/qr.png')?.asUint8Array()).toEqual(
      new Uint8Array(certificate.qr!),
    );
    expect(await pdfText(document)).toContain('凭证编号：urn:uuid:0b8f3a52');
    const [last] = (await drawn(document.pdf.bytes)).slice(-1);
    // 55 mm square: a copy at 150 dpi shows what one at 200 dpi showed of 40 mm.
    expect(ink(last!, [79, 104, 242, 743])).toBeGreaterThan(24_000);
  });

  it.each(['REPAIR_CERTIFICATE', 'PERFORMANCE_CERTIFICATE'] as const)(
    'the number of its credential stands on the first page of a %s',
    async (kind) => {
      const [first] = await textsOf((await make(kind)).pdf.bytes);
      expect(bare(first!)).toContain(`凭证编号：${REQUESTS[kind].fields.credential}`);
    },
  );

  it('the tail of a paper never stands on a page without what it says: what a letter asks for goes with it', async () => {
    const { fields, ...request } = REQUESTS.REPAIR_LETTER;
    for (const many of [1, 3, 5, 9]) {
      const recipients = Array.from({ length: many }, () => '三亚市住房和城乡建设局');
      const pages = await textsOf((await documents.make({ ...request, fields: { ...fields, recipients } })).pdf.bytes);
      expect([many, bare(pages.at(-1)!).includes('现告知：各有关单位在政府采购')]).toEqual([many, true]);
    }
    const [last] = (await textsOf((await make('REPAIR_CERTIFICATE')).pdf.bytes)).slice(-1);
    expect(bare(last!)).toContain('经本院于2026年11月30日查询');
  });

  it('a letter to one who was never listed or limited, and a certificate, are one page without an empty paragraph', async () => {
    const { REPAIR_LETTER: letter, REPAIR_CERTIFICATE: proof } = REQUESTS;
    for (const document of [
      await documents.make({
        ...letter,
        fields: { ...letter.fields, statement: letter.fields.statement.slice(0, 1) },
      }),
      await documents.make(proof),
    ]) {
      expect(await textsOf(document.pdf.bytes)).toHaveLength(1);
      const texts = readDocument(document.docx.bytes).blocks.flatMap((one) =>
        one.kind === 'PARAGRAPH' && one.style === '正文' && one.pitch > 1 ? [one.runs.length] : [],
      );
      expect(texts).not.toContain(0);
    }
  });

  it.each([
    ['（2026）浙1122民初345号', '（2026）浙1122民初345号法律文书已经发生法律效力'],
    ['（2026）浙1122执12号之一百零一', '（2026）浙1122执12号之一百零一法律文书已经发生法律效力'],
    ['（2026）浙1122民初345号民事判决书', '（2026）浙1122民初345号民事判决书已经发生法律效力'],
  ])('a title that is on record as %s is called a document', async (titleNumber, words) => {
    const { fields, ...request } = REQUESTS.REPAIR_DECISION;
    expect(await pdfText(await documents.make({ ...request, fields: { ...fields, titleNumber } }))).toContain(words);
  });

  it('others have their turn while documents are made one after the other', async () => {
    let turns = 0;
    let making = true;
    const turn = (): void => {
      turns += 1;
      if (making) setImmediate(turn);
    };
    setImmediate(turn);
    for (let n = 0; n < 4; n += 1) await make('CONSUMPTION_LIMIT');
    making = false;
    expect(turns).toBeGreaterThanOrEqual(8);
  });
});

describe('a refusal', () => {
  const limit = REQUESTS.CONSUMPTION_LIMIT;
  const refused = async (request: unknown): Promise<{ code: string; problems?: unknown }> =>
    documents.make(request as (typeof REQUESTS)['CONSUMPTION_LIMIT']).then(
      () => ({ code: 'none' }),
      (error: { code: string }) => error,
    );

  it('names every field that is missing, unknown or wrong', async () => {
    const { cause: _, ...fields } = limit.fields;
    const error = await refused({
      ...limit,
      fields: { ...fields, filedOn: '2026-02-30', persons: [{ name: '' }], more: 1 },
    });
    expect(error.problems).toMatchObject([
      { code: 'DOCUMENT.FIELD_MISSING', path: '/fields/cause', zh: '缺少“案由”。' },
      { code: 'DOCUMENT.FIELD_INVALID', path: '/fields/filedOn', zh: '“立案日”不合要求。' },
      { code: 'DOCUMENT.FIELD_MISSING', path: '/fields/persons/0/standing', zh: '缺少“身份”。' },
      { code: 'DOCUMENT.FIELD_INVALID', path: '/fields/persons/0/name', zh: '“姓名”不合要求。' },
      { code: 'DOCUMENT.FIELD_UNKNOWN', path: '/fields/more' },
    ]);
  });

  it.each([
    ['an order that the president has not signed', { signatories: [] }, 'DOCUMENT.SIGNATORY_MISSING'],
    ['a number that is none', { number: '浙1122执12号' }, 'DOCUMENT.NUMBER_INVALID'],
    ['a QR code without a place', { qr: REQUESTS.REPAIR_CERTIFICATE.qr }, 'DOCUMENT.QR_UNPLACED'],
    [
      'a character that the font has not',
      { fields: { ...limit.fields, creditors: ['张\u{E000}'] } },
      'DOCUMENT.GLYPH_MISSING',
    ],
    ['what is no single paragraph', { fields: { ...limit.fields, creditors: ['张\n三'] } }, 'DOCUMENT.FIELD_INVALID'],
  ])('meets %s', async (_, part, code) => {
    expect((await refused({ ...limit, ...part })).code).toBe(code);
  });

  it('meets a certificate without its QR code, and a picture that is none', async () => {
    const { qr: _, ...request } = REQUESTS.REPAIR_CERTIFICATE;
    expect((await refused(request)).code).toBe('DOCUMENT.QR_MISSING');
    expect((await refused({ ...request, qr: new Uint8Array(8) })).code).toBe('DOCUMENT.QR_INVALID');
  });

  it('what looks like a placeholder or like XML is text', async () => {
    const document = await documents.make({ ...limit, fields: { ...limit.fields, creditors: ['{法院}<&>"甲"'] } });
    expect(await pdfText(document)).toContain('申请执行人{法院}<&>"甲"与你单位');
  });
});

describe('the words of a ruling are those of its law', () => {
  const textOf = async <K extends DocumentKind>(kind: K, over: object): Promise<string> => {
    const request = REQUESTS[kind];
    return pdfText(await documents.make<DocumentKind>({ ...request, fields: { ...request.fields, ...over } } as never));
  };

  it.each(['CONTROL_RULING', 'RENEWAL_RULING', 'RELEASE_RULING'] as const)(
    '保全规定25: %s under a preservation is a civil ruling with one reconsideration, else one of enforcement with an objection',
    async (kind) => {
      const preserved = await textOf(kind, { preservation: true });
      expect(preserved).toContain('民事裁定书');
      expect(preserved).toContain('自裁定书送达之日起五日内向本院申请复议一次');
      expect(preserved).not.toContain('提出书面异议');
      const enforced = await textOf(kind, { preservation: undefined });
      expect(enforced).toMatch(/执行裁定书.*提出书面异议/);
      expect(enforced).not.toContain('申请复议一次');
      const request = { ...REQUESTS[kind], fields: { ...REQUESTS[kind].fields, preservation: true } };
      expect((await documents.make<DocumentKind>(request as never)).title).toBe('民事裁定书');
    },
  );

  it('PRE-13, CASE-7: in a case of mediation a paper of repair speaks of no executed party', async () => {
    const number = '（2026）鲁0502执前调1号之一';
    const HELD = ['listingNumber', 'listedOn', 'deletedOn', 'limitNumber', 'liftedOn'];
    for (const kind of ['REPAIR_LETTER', 'REPAIR_CERTIFICATE', 'PERFORMANCE_CERTIFICATE', 'REPAIR_DECISION'] as const) {
      const { fields, ...request } = REQUESTS[kind];
      const stated =
        kind === 'REPAIR_DECISION' ? { checks: ['已经履行完毕。'] } : { statement: ['…'], conclusion: '…' };
      const neverSanctioned = Object.entries({ ...fields, ...stated }).filter(([name]) => !HELD.includes(name));
      const textUnder = async (of: object) =>
        pdfText(
          await documents.make<DocumentKind>({
            ...request,
            ...of,
            fields: Object.fromEntries(neverSanctioned),
          } as never),
        );
      expect([kind, /债务人.*某/.test(await textUnder({ number }))]).toEqual([kind, true]);
      expect(await textUnder({ number })).not.toMatch(/(?<!失信)被执行人|本院执行的/);
      expect(await textUnder({})).not.toContain('债务人');
    }
  }, 30_000);

  it('解释163: a preservation, and the notice of it, rests on 民诉法106 and 解释163, and on no article of enforcement', async () => {
    const ENFORCING = /第二百五十三条|第二百五十五条/;
    for (const kind of ['CONTROL_RULING', 'ASSISTANCE_NOTICE'] as const) {
      const preserved = await textOf(kind, { preservation: true });
      expect([
        kind,
        preserved.match(/依照《中华人民共和国民事诉讼法》第一百零六条、《[^》]*〉的解释》第一百六十三条/)?.length,
      ]).toEqual([kind, 1]);
      expect(preserved).not.toMatch(ENFORCING);
      const enforced = await textOf(kind, { preservation: undefined });
      expect([kind, ENFORCING.test(enforced), enforced.includes('第一百零六条')]).toEqual([kind, true, false]);
    }
  }, 30_000);

  it('保全规定22: a preservation that is lifted for security cites its article, and not that of the other grounds', async () => {
    const lifted = (over: object) => textOf('RELEASE_RULING', { ground: 'LAW_ORDERS', preservation: true, ...over });
    expect(await lifted({ securityGiven: true })).toMatch(/财产保全案件若干问题的规定》第二十二条的规定，裁定如下/);
    expect(await lifted({})).toMatch(/财产保全案件若干问题的规定》第二十三条的规定，裁定如下/);
  });

  it('a release cites 和解规定3 while a settlement stands, 解释167 under a preservation, and with consent 查扣冻28', async () => {
    const applied = { ground: 'CREDITOR_APPLIES' };
    expect(await textOf('RELEASE_RULING', { ...applied, inSettlement: true })).toContain(
      '执行和解若干问题的规定》第三条',
    );
    expect(await textOf('RELEASE_RULING', applied)).not.toContain('执行和解若干问题的规定》第三条');
    const swapped = { ground: 'SUBSTITUTED' };
    const preserved = await textOf('RELEASE_RULING', { ...swapped, preservation: true });
    expect([preserved.includes('第一百六十七条'), preserved.includes('同意解除')]).toEqual([true, false]);
    const enforced = await textOf('RELEASE_RULING', swapped);
    expect([enforced.includes('第一百六十七条'), enforced.includes('同意解除')]).toEqual([false, true]);
    expect(await textOf('RELEASE_RULING', { ground: 'OUTSIDER_UPHELD' })).toContain('第三百一十四条');
  });

  it('DIS-ART-8, DIS-ART-12: a unit reads who is listed for what, whatever he is to it; of a revocation that it was wrong, and not that it was deleted', async () => {
    const [listed, deleted, revoked] = await Promise.all(
      (['LISTED', 'DELETED', 'REVOKED'] as const).map((outcome) => textOf('EMPLOYER_NOTICE', { outcome })),
    );
    expect(listed).toContain('李四（公民身份号码：3325221988****0017）');
    expect(listed).toContain('第（三）项规定的情形');
    expect(listed).toContain('将名下车辆无偿转让他人');
    expect(listed).toContain('任职、隶属、主管或者出资');
    for (const text of [listed, deleted, revoked]) expect(text).not.toMatch(/你单位工作人员|下级单位/);
    expect(deleted).toContain('从失信被执行人名单中删除');
    expect(revoked).toContain('将其纳入失信被执行人名单不当');
    expect(revoked).toContain('第十二条');
    expect(revoked).not.toContain('删除');
  });

  it('PROC-9: a notice says how the term of a queued control runs, and asks for the days on its keeper’s books', async () => {
    const notice = await textOf('ASSISTANCE_NOTICE', {});
    expect(notice).toContain('自转为正式控制之日起计算');
    expect(notice).toContain('请在回执中注明控制期限的起止日期');
    expect(await textOf('ASSISTANCE_NOTICE', { queuedTerm: 'RUNS' })).toContain('轮候期间计入所列期限');
  });

  it('DIS-ART-10-2: a decision to list for a term says that it is deleted when that is over, one without a term when it is performed', async () => {
    const early =
      '纳入期限届满后三个工作日内，依照《最高人民法院关于公布失信被执行人名单信息的若干规定》第十条的规定删除；积极履行义务';
    const term = await textOf('LISTING_DECISION', { termYears: undefined });
    expect(term).toContain(early);
    expect(term).toContain('第二条的规定决定提前删除');
    expect(term).not.toContain('履行完毕的，依照');
    const open = await textOf('LISTING_DECISION', { ground: '1', termYears: undefined, termLastDay: undefined });
    expect(open).not.toContain(early);
    expect(open).toContain('履行完毕的，依照');
  });

  it('LIM-ART-3-2: an order that limits one behind a unit does not order it of the unit, nor the other way round', async () => {
    const behind = await textOf('CONSUMPTION_LIMIT', {});
    expect(behind).toContain('对法定代表人李四采取限制消费措施，限制李四不得以单位财产实施以下');
    expect(behind).not.toContain('对你单位采取限制消费措施');
    const unit = await textOf('CONSUMPTION_LIMIT', { persons: undefined });
    expect(unit).toContain('对你单位采取限制消费措施，限制你单位不得实施以下');
    expect(unit).not.toContain('不得以单位财产');
  });

  it('DIS-ART-2-1: a decision on a longer term says why, by how much and until when, with the facts', async () => {
    const several = await textOf('TERM_EXTENSION', {});
    expect(several).toMatch(
      /2026年6月1日作出（2026）浙1122执12号之一失信决定书.*本院查明：.*转移名下车辆.*具有多项失信行为，可以延长.*第二条的规定，决定如下.*延长一年，延长后纳入期限至2029年6月1日止/,
    );
    expect(several).toContain('第十一条、第十二条的规定，向本院书面申请纠正');
    const violent = await textOf('TERM_EXTENSION', { reason: 'SERIOUS_VIOLENCE', years: '3' });
    expect(violent).toContain('以暴力、威胁方法妨碍、抗拒执行情节严重');
    expect(violent).toContain('延长三年');
    await expect(textOf('TERM_EXTENSION', { facts: undefined })).rejects.toMatchObject({
      code: 'DOCUMENT.FIELD_MISSING',
      path: '/fields/facts',
    });
  });

  it('DIS-ART-2-1: a decision to list for a longer term says why and by how much, under its article; one for two years says nothing of it', async () => {
    const dated = await textOf('LISTING_DECISION', { termYears: undefined });
    expect(dated).toMatch(
      /第（三）项规定的情形；被执行人具有多项失信行为，可以延长纳入失信被执行人名单的期限。.*第二条的规定，纳入期限延长一年，延长后至2028年12月1日止。/,
    );
    const fromEntry = await textOf('LISTING_DECISION', { termLastDay: undefined });
    expect(fromEntry).toContain('第二条的规定，纳入期限延长一年，延长后为三年，自失信信息公布之日起计算。');
    const plain = await textOf('LISTING_DECISION', {
      ...{ termYears: undefined, extensionReason: undefined, extensionYears: undefined },
    });
    expect(plain).toContain('第（三）项规定的情形。本院依申请执行人张三的申请，依照');
    expect(plain).toContain('第二条的规定，纳入期限至2028年12月1日止。');
    expect(plain).not.toContain('延长');
  });

  it('DIS-ART-5-1, 限高规定4, 执行程序解释23: a decision to list and an order of a limit say on whose application it is, or that it is of the court’s own motion', async () => {
    const cited = '第一条、第三条、第四条、第五条的规定，对';
    for (const [kind, article] of [
      ['CONSUMPTION_LIMIT', cited],
      ['EXIT_LIMIT', '第二十三条、第二十四条的规定，决定如下'],
      ['LISTING_DECISION', '第一条、第五条的规定，决定如下'],
    ] as const) {
      const applied = await textOf(kind, {});
      expect(applied).toContain('本院依申请执行人张三的申请，依照');
      expect(applied).toContain(article);
      const own = await textOf(kind, { applicant: undefined });
      expect(own).toContain('本院依职权，依照');
      expect(own).not.toContain('的申请，依照');
      if (kind === 'LISTING_DECISION') continue;
      const necessary = await textOf(kind, { applicant: undefined, necessity: '被执行人正在办理移居手续' });
      expect(necessary).toContain('本院因被执行人正在办理移居手续，确有必要，依职权，依照');
    }
    expect(await textOf('CONSUMPTION_LIMIT', { persons: undefined })).toContain('本院依申请执行人张三的申请，依照');
    expect(await textOf('EXIT_LIMIT', { standing: 'DEBTOR' })).toContain('第二十三条的规定，决定如下');
  }, 30_000);

  it('a sanction names every creditor of the case', async () => {
    for (const kind of ['CONSUMPTION_LIMIT', 'EXIT_LIMIT', 'LISTING_DECISION', 'TERM_EXTENSION'] as const)
      expect(await textOf(kind, {})).toContain('申请执行人张三、某某银行缙云支行与');
  });

  it('DIS-ART-11: a lift of a limit that should never have stood says so, and cites no article on lifting', async () => {
    const wrong = await textOf('CONSUMPTION_LIMIT_LIFT', { ground: 'CORRECTED', scope: undefined });
    expect(wrong).toMatch(
      /采取限制消费措施不当，应予纠正。依照《最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见》第十八条，参照《最高人民法院关于公布失信被执行人名单信息的若干规定》第十二条的规定，解除对/,
    );
    expect(wrong).not.toMatch(/有关消费的若干规定》第九条/);
    const performed = await textOf('CONSUMPTION_LIMIT_LIFT', { ground: 'PERFORMED', scope: undefined });
    expect(performed).toMatch(/有关消费的若干规定》第九条的规定，解除对/);
    expect(performed).not.toContain('不当');
  });

  it('LIM-ART-8, LIM-ART-9-1, LIM-ART-3-2, LIM-35-17, LIM-EXIT: a lift cites the article of its ground, and none where the law names none', async () => {
    const [named, exit] = ['有关消费的若干规定》', '执行程序若干问题的解释》'];
    const opinions = '善意文明执行理念的意见》';
    const cited = async (kind: 'CONSUMPTION_LIMIT_LIFT' | 'EXIT_LIMIT_LIFT', ground: string) => {
      const until = ground === 'NEEDED' ? '2026-12-31' : undefined;
      const text = await textOf(kind, { ground, ...(kind === 'CONSUMPTION_LIMIT_LIFT' && { until }) });
      return /[^《]*》第[^条]+条(?=的规定，(?:决定)?解除对)/.exec(text)?.[0];
    };
    for (const [ground, article] of [
      ['PERFORMED', `${named}第九条`],
      ['SECURITY', `${named}第九条`],
      ['NEEDED', `${named}第八条`],
      ['PRIVATE_MEANS', `${named}第三条`],
      ['NO_LONGER_RESPONSIBLE', `${opinions}第十七条`],
    ] as const)
      expect([ground, await cited('CONSUMPTION_LIMIT_LIFT', ground)]).toEqual([
        ground,
        expect.stringContaining(article),
      ]);
    for (const [ground, article] of [
      ['CREDITOR_CONSENTS', `${exit}第二十五条`],
      ['NO_LONGER_RESPONSIBLE', `${exit}第二十四条`],
    ] as const)
      expect([ground, await cited('EXIT_LIMIT_LIFT', ground)]).toEqual([ground, expect.stringContaining(article)]);
    for (const kind of ['CONSUMPTION_LIMIT_LIFT', 'EXIT_LIMIT_LIFT'] as const)
      for (const ground of ['CREDIT_REPAIRED', 'ENFORCEMENT_ENDED'])
        expect([ground, await cited(kind, ground)]).toEqual([ground, undefined]);
    expect(await cited('EXIT_LIMIT_LIFT', 'REVIEWED')).toBeUndefined();
  });

  it('LIM-EXIT: a limit of exit says as whose agent somebody is limited, and by which article whoever is not the debtor', async () => {
    const agent = await textOf('EXIT_LIMIT', { standing: 'STATUTORY_AGENT', debtorCapacity: 'NONE' });
    expect(agent).toContain('被限制出境人：李四（法定代理人）');
    expect(agent).toContain('被执行人系无民事行为能力人，李四系其法定代理人。');
    const article = '执行程序若干问题的解释》第二十三条、第二十四条的规定，决定如下';
    expect(agent).toContain(article);
    expect(await textOf('EXIT_LIMIT', {})).toContain(article);
    const himself = await textOf('EXIT_LIMIT', { standing: 'DEBTOR' });
    expect(himself).not.toContain('第二十四条');
    expect(himself).not.toContain('民事行为能力');
  });

  it('LIM-ART-8, CLS-2: a lift says up to which day something is needed, or how the case was closed', async () => {
    const needed = await textOf('CONSUMPTION_LIMIT_LIFT', { ground: 'NEEDED', until: '2026-12-31' });
    expect(needed).toContain('可以准许，至2026年12月31日止，期满恢复限制');
    for (const kind of ['CONSUMPTION_LIMIT_LIFT', 'EXIT_LIMIT_LIFT'] as const)
      for (const closedAs of ['终结执行', '不予执行'])
        expect(await textOf(kind, { ground: 'ENFORCEMENT_ENDED', closedAs })).toContain(
          `本案已经以“${closedAs}”方式结案，应当解除`,
        );
  });
});
