import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as http from '../src/http/index.js';

type Node = z.core.$ZodType;

/** Every schema of a text with a form, wherever it lies in what people send and are answered. */
function formsIn(node: Node, seen = new Set<Node>()): Set<z.ZodString> {
  const found = new Set<z.ZodString>();
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || seen.has(one as Node)) return;
    seen.add(one as Node);
    if (one instanceof z.ZodString && z.toJSONSchema(one).pattern !== undefined) found.add(one);
    const { def } = (one as Node)._zod ?? {};
    if (def === undefined) return;
    for (const value of Object.values(def))
      if (value instanceof z.ZodType) walk(value);
      else if (Array.isArray(value)) value.forEach((each) => each instanceof z.ZodType && walk(each));
      else if (typeof value === 'object' && value !== null)
        Object.values(value).forEach((each) => each instanceof z.ZodType && walk(each));
  };
  walk(node);
  return found;
}

describe('a text that is not of its form', () => {
  const seen = new Set<Node>();
  const schemas = Object.values<unknown>(http).filter((one) => one instanceof z.ZodType);
  const forms = schemas.flatMap((schema) => [...formsIn(schema, seen)]);

  it('is found in what people send', () => {
    expect(forms.length).toBeGreaterThan(5);
  });

  it('is told of in words of one language each, never as a pattern', () => {
    for (const form of forms) {
      const words = form.safeParse('?').error?.issues.find(({ code }) => code === 'custom');
      const { zh, en } = (words as { params?: { zh?: string; en?: string } } | undefined)?.params ?? {};
      const { pattern } = z.toJSONSchema(form);
      expect([pattern, zh]).toEqual([pattern, expect.stringMatching(/^[^\\^$*]*\p{Script=Han}[^\\^$*]*$/u)]);
      expect([pattern, en]).toEqual([pattern, expect.stringMatching(/^[^\\^$*]*[a-z]{3}[^\\^$*]*$/)]);
    }
  });
});
