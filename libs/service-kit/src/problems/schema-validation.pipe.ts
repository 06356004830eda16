import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';
import { invalidRequest } from './problem.js';

/**
 * Validates what `@Body({ schema })`, `@Query({ schema })` and `@Param(name, { schema })` declare.
 * Answers 422 REQUEST.INVALID with every wrong field, not only the first.
 */
@Injectable()
export class SchemaValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) => invalidRequest(fieldErrors(issues as readonly z.core.$ZodIssue[])),
    });
  }

  // `reportInput` lets a missing field be told from one of the wrong type; the input itself is never answered.
  protected override validate<T>(...[value, schema, options]: Parameters<StandardSchemaValidationPipe['validate']>) {
    if (!(schema instanceof z.ZodType)) return super.validate<T>(value, schema, options);
    const parsed = schema.safeParse(value, { reportInput: true });
    return parsed.success ? { value: parsed.data as T } : { issues: parsed.error.issues };
  }
}
