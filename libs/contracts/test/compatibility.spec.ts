import { describe, expect, it } from '@jest/globals';
import { defineFact, shapes, type FactDefinition } from '@hejie/contracts/facts';
import { z } from 'zod';
import { problemsOf } from '../scripts/check.js';
import { breakagesOf } from '../scripts/compatibility.js';
import { documentsOf, schemasOf } from '../scripts/documents.js';

const CASE = '2026-鲁0502-执前调-7';
const channel = { context: 'intake', aggregate: 'hearing' };
const fields = {
  caseId: shapes.caseId,
  room: z.string().min(1).max(20),
  outcome: z.enum(['AGREED', 'ADJOURNED']),
  parties: z.array(z.strictObject({ partyId: shapes.identifier, present: z.boolean().optional() })).min(1),
  clock: z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('real') }),
    z.strictObject({ mode: z.literal('compressed'), rate: z.number().positive() }),
  ]),
};
const sample = { caseId: CASE, room: 'A-1', outcome: 'AGREED', parties: [{ partyId: 'p-1' }], clock: { mode: 'real' } };

/** A fact like the published one, but for the given fields. */
function hearing(changed: Record<string, z.ZodType | undefined> = {}, on = channel): FactDefinition {
  const shape = Object.fromEntries(Object.entries({ ...fields, ...changed }).filter(([, schema]) => schema)) as Record<
    string,
    z.ZodType
  >;
  const kept = Object.fromEntries(
    Object.entries({ ...sample, judge: 'j-1', outcome: 'AGREED' }).filter(([name]) => shape[name]),
  );
  const schema = z.strictObject(shape) as z.ZodType;
  return defineFact(on, 'hearing-held', { zh: '已开庭', en: 'A hearing was held' }, schema, kept) as FactDefinition;
}

const schemas = (...facts: FactDefinition[]) => schemasOf(documentsOf(facts, []));
const published = schemas(hearing());
const breakages = (...facts: FactDefinition[]) => breakagesOf(published, schemas(...facts));

describe('a published fact', () => {
  it.each<[string, Record<string, z.ZodType | undefined>]>([
    ['nothing changes', {}],
    ['an optional field is added', { judge: shapes.identifier.optional() }],
    [
      'an optional field is added inside a list',
      {
        parties: z
          .array(
            z.strictObject({
              partyId: shapes.identifier,
              present: z.boolean().optional(),
              seat: z.string().optional(),
            }),
          )
          .min(1),
      },
    ],
    ['only the order of an enumeration changes', { outcome: z.enum(['ADJOURNED', 'AGREED']) }],
  ])('keeps its promise when %s', (_, changed) => {
    expect(breakages(hearing(changed))).toEqual([]);
  });

  it.each<[string, string, Record<string, z.ZodType | undefined>]>([
    ['a field is removed', 'room', { room: undefined }],
    ['a field is renamed', 'room', { room: undefined, courtroom: z.string().optional() }],
    ['a required field is added', 'judge', { judge: shapes.identifier }],
    [
      'an optional field becomes required',
      'parties[].present',
      { parties: z.array(z.strictObject({ partyId: shapes.identifier, present: z.boolean().default(true) })).min(1) },
    ],
    ['a required field becomes optional', 'room', { room: fields.room.optional() }],
    ['a type changes', 'room', { room: z.union([z.string(), z.number()]) }],
    ['a bound is narrowed', 'room', { room: z.string().min(1).max(10) }],
    ['a bound is widened', 'room', { room: z.string().min(1).max(40) }],
    ['a pattern is added', 'room', { room: fields.room.regex(/^A-/) }],
    ['a value of an enumeration is added', 'outcome', { outcome: z.enum(['AGREED', 'ADJOURNED', 'FAILED']) }],
    ['a value of an enumeration is removed', 'outcome', { outcome: z.enum(['AGREED']) }],
    [
      'the least length of a list changes',
      'parties',
      { parties: z.array(z.strictObject({ partyId: shapes.identifier, present: z.boolean().optional() })) },
    ],
    [
      'a field inside a list is removed',
      'parties[].present',
      { parties: z.array(z.strictObject({ partyId: shapes.identifier })).min(1) },
    ],
    ['a branch of a union is removed', 'clock', { clock: z.union([z.strictObject({ mode: z.literal('real') })]) }],
  ])('breaks its promise when %s', (_, field, changed) => {
    const found = breakages(hearing(changed));
    expect(found.map((breakage) => breakage.field)).toContain(field);
    expect(found[0]).toMatchObject({ fact: 'cn.court.settlement.intake.hearing-held.v1' });
    expect(found[0]!.remedy).toContain('cn.court.settlement.intake.hearing-held.v2');
  });

  it('breaks its promise when it is gone', () => {
    expect(breakages()).toMatchObject([{ field: '', change: 'the fact is gone' }]);
  });

  it('breaks its promise when it moves to another topic', () => {
    expect(breakages(hearing({}, { context: 'intake', aggregate: 'session' }))).toMatchObject([
      { field: '', change: 'its topic moved from court.intake.hearing.v1 to court.intake.session.v1' },
    ]);
  });
});

describe('the check of the contracts', () => {
  const sources = documentsOf([hearing({ judge: shapes.identifier.optional() })], []);

  it('finds nothing when what is generated and published is what the sources give', () => {
    expect(problemsOf({ sources, generated: sources, published: sources })).toEqual([]);
  });

  it('names a generated document that is out of date, and the command', () => {
    const problems = problemsOf({ sources, generated: new Map(), published: sources });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('npm run generate');
  });

  it('names a fact or a new field that was not published, and the command', () => {
    const before = documentsOf([hearing()], []);
    for (const published of [new Map<string, string>(), before]) {
      const problems = problemsOf({ sources, generated: sources, published });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain('npm run publish-facts');
    }
  });
});
