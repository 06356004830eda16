import { describe, expect, it } from '@jest/globals';
import * as doors from '@hejie/contracts/facts';
import { applicationAccepted, FACTS, factOf, readFact, shapes, TOPICS } from '@hejie/contracts/facts';
import { casePath, completionPath, enrolMediator, filedParty, proposeAgreement } from '@hejie/contracts/http';
import { schemaOf } from '../scripts/json-schema.js';

const TYPE = /^cn\.court\.settlement\.([a-z]+(?:-[a-z]+)*)\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/;
const TOPIC = /^court\.([a-z]+(?:-[a-z]+)*)\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/;

describe.each(FACTS.map((fact) => ({ type: fact.type, fact })))('$type', ({ fact }) => {
  it('is named after its context, and its topic after the same', () => {
    expect(fact.type).toMatch(TYPE);
    expect(fact.topic).toMatch(TOPIC);
    expect(TYPE.exec(fact.type)![1]).toBe(TOPIC.exec(fact.topic)![1]);
    expect(factOf(fact.type)).toBe(fact);
    expect(TOPICS).toContain(fact.topic);
  });

  it('admits its sample, also after a journey as JSON', () => {
    expect(fact.schema.parse(JSON.parse(JSON.stringify(fact.sample)))).toEqual(fact.sample);
  });

  it('is refused when it is written with an unknown field, or without its case', () => {
    const sample = fact.sample as Record<string, unknown>;
    const { caseId, ...caseless } = sample;
    expect(caseId).toEqual(expect.any(String));
    expect(fact.schema.safeParse({ ...sample, unheardOf: 1 }).success).toBe(false);
    expect(fact.schema.safeParse(caseless).success).toBe(false);
  });

  it('says in Chinese and in English what has happened', () => {
    expect(fact.summary.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(fact.summary.en).toMatch(/^[A-Z][^\u4e00-\u9fff]+$/);
  });
});

describe('the catalogue of facts', () => {
  it('holds every fact that a context defines', () => {
    const defined = Object.values<unknown>(doors).filter(
      (value) => typeof value === 'object' && value !== null && 'topic' in value,
    );
    expect(defined.filter((fact) => !(FACTS as readonly unknown[]).includes(fact))).toEqual([]);
    expect(defined).toHaveLength(FACTS.length);
  });
});

describe('the JSON Schema of a fact', () => {
  const { properties } = schemaOf(factOf('cn.court.settlement.performance.receipt-posted.v1')!) as {
    properties: Record<string, { pattern?: string; oneOf?: unknown[] }>;
  };

  it.each([
    ['a sum', 'amount', '8182.00', '1e5'],
    ['a date of law', 'valueDate', '2026-06-30', '30.6.2026'],
    ['a court instant', 'postedAt', '2026-06-30T14:00:00+08:00', '2026-06-30T06:00:00Z'],
  ])('carries the pattern of %s', (_, field, right, wrong) => {
    const pattern = new RegExp(properties[field]!.pattern!);
    expect([pattern.test(right), pattern.test(wrong)]).toEqual([true, false]);
  });

  it('leaves to the law what only the law can decide', () => {
    expect(shapes.date.safeParse('2026-02-30').success).toBe(false);
    expect(new RegExp(properties.valueDate!.pattern!).test('2026-02-30')).toBe(true);
  });
});

describe('free text', () => {
  it.each([
    ['half of a surrogate pair', '张\ud83d三'],
    ['the other half', '\ude00张三'],
    ['NUL', '张\u0000三'],
    ['an escape sequence', '张\u001b[31m三'],
    ['a carriage return', '第一行\r第二行'],
    ['a C1 control', '张\u0085三'],
  ])('refuses %s, wherever people write', (_, written) => {
    expect(shapes.prose.safeParse(written).error?.issues[0]).toMatchObject({ params: { code: 'TEXT.NOT_WRITABLE' } });
    expect(shapes.text(120).safeParse(written).success).toBe(false);
    expect(applicationAccepted.schema.safeParse({ ...applicationAccepted.sample, cause: written }).success).toBe(false);
    expect(
      enrolMediator.safeParse({ mediatorId: 'm', court: '鲁0502', name: written, profession: 'LAWYER', subject: 's' })
        .error?.issues[0]?.path,
    ).toEqual(['name']);
  });

  it.each(['', ' \u3000', '\u200b', '\u2060\u202e\ufeff', '\ufe0f', '\u{e0100}', '\u00ad \u3164', '\u2800'])(
    'is empty where it shows nothing: %j',
    (written) => {
      const refused = { code: 'too_small', origin: 'string', minimum: 1 };
      expect(shapes.text(120).safeParse(written).error?.issues).toMatchObject([refused]);
      expect(shapes.text(120, 0).parse(written)).toBe('');
      const party = { side: 'DEBTOR', kind: 'NATURAL_PERSON', name: written };
      expect(filedParty.safeParse(party).error?.issues).toMatchObject([{ ...refused, path: ['name'] }]);
      expect(shapes.text(120).parse(`张${written}三`)).toBe(`张${written}三`);
    },
  );

  it.each(['\u202e甲', '张\n三', '张\u200b三'])('is no name where something is hidden in it: %j', (written) => {
    const party = { side: 'DEBTOR', kind: 'NATURAL_PERSON', name: written };
    expect(filedParty.safeParse(party).error?.issues).toMatchObject([
      { path: ['name'], params: { code: 'TEXT.NOT_A_NAME' } },
    ]);
    expect(shapes.prose.safeParse(written).success).toBe(true);
    // Of a rare character the form is chosen: that is part of the name.
    expect(filedParty.safeParse({ ...party, name: '葛\u{e0100}三' }).success).toBe(true);
  });

  it('of an agreement is bounded as a whole, for its review is waited for', () => {
    const terms = {
      version: 1,
      total: '1.00',
      mode: 'LUMP_SUM',
      schedule: [],
      security: [],
      waivers: [],
      breachConsequence: null,
      allocationOrder: null,
      feeBurden: 'DEBTOR',
      signatories: [{ id: 's-1', role: 'CREDITOR', by: 'SELF', specialAuthority: false }],
    };
    const proposed = (clauses: number) =>
      proposeAgreement.safeParse({ terms: { ...terms, otherClauses: Array(clauses).fill('款'.repeat(2_000)) } });
    expect(proposed(10).error?.issues).toBeUndefined();
    expect(proposed(11).error?.issues).toMatchObject([
      { path: ['terms', 'otherClauses'], params: { code: 'AGREEMENT.CLAUSES_TOO_LONG' } },
    ]);
  });

  it('takes lines, tabs, rare characters and emoji as they are, and trims', () => {
    expect(shapes.prose.parse(' 第一行\n\t第二行 𠮷 😀 ')).toBe('第一行\n\t第二行 𠮷 😀');
    expect(shapes.text(4).safeParse('一二三四五').success).toBe(false);
    expect(shapes.text(4, 0).safeParse('').success).toBe(true);
    expect(shapes.text(4).safeParse('  ').success).toBe(false);
  });
});

describe('an identifier', () => {
  const caseId = '2026-鲁0502-执前调-5~2';

  it('that the court makes holds the case id: of a party, of a letter', () => {
    expect(shapes.caseId.safeParse(caseId).success).toBe(true);
    expect(shapes.partyId.safeParse(`${caseId}.1`).success).toBe(true);
    expect(shapes.noticeId.safeParse(`${caseId}:breach-2:${caseId}.1`).success).toBe(true);
  });

  it.each(['张三', '2026-鲁0502-执前调-5张三', '2026-张三', '11张三', '', `${'2026-鲁0502-执前调-5'.repeat(6)}!`])(
    'holds no name and no other Chinese: %s',
    (text) => {
      expect(
        [shapes.partyId, shapes.noticeId, shapes.identifier].map((shape) => shape.safeParse(text).success),
      ).toEqual([false, false, false]);
    },
  );
});

describe('a path', () => {
  it('is percent-encoded, so that it may stand in a header, and is decoded to the id', () => {
    const id = '2026-鲁0502-执前调-5~2';
    expect(casePath(id, '/receipts')).toBe(`/cases/${encodeURIComponent(id)}/receipts`);
    const completion = completionPath(`ruling/${id}/1`);
    expect(() => new Headers({ location: completion })).not.toThrow();
    expect(completion.split('/').map(decodeURIComponent)).toEqual(['', 'work-items', `ruling/${id}/1`, 'completion']);
  });
});

describe('a reader of facts', () => {
  const { sample } = applicationAccepted;

  it('ignores fields that a newer writer added, at any depth', () => {
    const newer = {
      ...sample,
      urgency: 'HIGH',
      title: { ...sample.title, currency: 'CNY' },
      parties: sample.parties.map((party) => ({ ...party, kind: 'PERSON' })),
    };
    expect(readFact(applicationAccepted, newer).data).toEqual(sample);
    expect(newer.urgency).toBe('HIGH');
  });

  it('is as strict as a writer in everything else', () => {
    expect(readFact(applicationAccepted, { ...sample, claim: '1e5' }).success).toBe(false);
    expect(readFact(applicationAccepted, { ...sample, claim: '1e5', urgency: 'HIGH' }).success).toBe(false);
    expect(readFact(applicationAccepted, 'not an object').success).toBe(false);
  });
});
