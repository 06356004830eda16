import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const ASKS = 'hejie:asks';

/**
 * A question that is too long for a query, so that it is put in a body (POST): it changes nothing, needs no key, and its answer is not kept. An endpoint that changes
 * something is a `@Command()`.
 */
export function Asks(): MethodDecorator {
  return applyDecorators(SetMetadata(ASKS, true), HttpCode(200), ApiExtension('x-hejie-asks', true));
}
