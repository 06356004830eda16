import { ApiResponse } from '@nestjs/swagger';
import { type z } from 'zod';

/** What an endpoint answers, for its API description. Errors need no mention: they are all problem+json. */
export function Returns(schema: z.ZodType, options: { status?: number; description?: string } = {}): MethodDecorator {
  const { status = 200, description = '' } = options;
  return ApiResponse({ status, description, standardSchema: schema as never });
}

/** The media types of which an endpoint answers a file, for its API description. */
export function ReturnsFile(media: readonly string[]): MethodDecorator {
  const content = Object.fromEntries(media.map((type) => [type, { schema: {} }]));
  return ApiResponse({ status: 200, description: '', content });
}
