import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';
import { invalidRequest } from './problem.js';

/**
 * Validates what `@Body({ schema })`, `@Query({ schema })` and `@Param(name, { schema })` declare.
 * Answers 422 REQUEST.INVALID with every wrong field, not only the first; a parameter is named like a field.
 */
@Injectable()
export class SchemaValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema, data: name } = metadata;
    if (!(schema instanceof z.ZodType) || !this.toValidate(metadata)) return super.transform(value, metadata);
    this.stripProtoKeys(value);
    // `reportInput` lets a missing field be told from one of the wrong type; the input itself is never answered.
    const parsed = await schema.safeParseAsync(value, { reportInput: true });
    if (parsed.success) return parsed.data as T;
    throw invalidRequest(fieldErrors(parsed.error.issues, name === undefined ? [] : [name]));
  }
}
