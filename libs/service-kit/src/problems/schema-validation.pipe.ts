import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';
import { ProblemError } from './problem.js';

/**
 * Validates what `@Body({ schema })`, `@Query({ schema })` and `@Param(name, { schema })` declare.
 * Answers 422 REQUEST.INVALID with every wrong field, not only the first.
 */
@Injectable()
export class SchemaValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) =>
        new ProblemError({
          status: 422,
          code: 'REQUEST.INVALID',
          zh: '请求内容有误，请逐项更正',
          en: 'The request has wrong fields; each is listed',
          errors: fieldErrors(issues as readonly z.core.$ZodIssue[]).slice(0, 100),
        }),
    });
  }

  // `reportInput` lets a missing field be told from one of the wrong type; the input itself is never answered.
  protected override validate<T>(...[value, schema, options]: Parameters<StandardSchemaValidationPipe['validate']>) {
    if (!(schema instanceof z.ZodType)) return super.validate<T>(value, schema, options);
    const parsed = schema.safeParse(value, { reportInput: true });
    return parsed.success ? { value: parsed.data as T } : { issues: parsed.error.issues };
  }
}
