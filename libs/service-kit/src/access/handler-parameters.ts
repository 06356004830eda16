import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal';

/** What the handler of an endpoint declares to read from the body, or from the query, of a request: each with its schema. */
export function parametersOf(controller: object, method: string, from: 'BODY' | 'QUERY'): { schema?: unknown }[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { schema?: unknown }
  >;
  return Object.entries(parameters).flatMap(([key, parameter]) =>
    key.startsWith(`${RouteParamtypes[from]}:`) ? [parameter] : [],
  );
}
