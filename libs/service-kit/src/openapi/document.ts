import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { type INestApplication } from '@nestjs/common';
import { z } from 'zod';

/** The service's interface as OpenAPI 3.1, whose schemas are JSON Schema as it is, the same for the same code: paths and schemas in alphabetical order. */
export function openApiDocument(app: INestApplication, service: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Hejie ${service}`)
    .setDescription(
      'Errors are application/problem+json (RFC 9457) with a code, Chinese and English. Commands need an Idempotency-Key.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: operationId,
    standardSchemaConverter: jsonSchema,
  });
  const paths = sorted(document.paths);
  for (const [path, operations] of Object.entries(paths)) {
    for (const operation of Object.values(operations as Record<string, Operation>)) {
      nameParameters(path, operation);
      answerProblems(operation);
    }
  }
  const schemas = sorted({ ...document.components?.schemas, Problem: PROBLEM as object });
  return { ...document, paths, components: { ...document.components, schemas } };
}

/** What an endpoint is called, in its description and in the log: its controller and its handler. */
export function operationId(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '')}.${method}`;
}

/** A schema as OpenAPI 3.1 has it. Under 3.0 a value that may be null would need a word of its own, which not every reader knows. */
function jsonSchema(schema: unknown, { schemaType }: { readonly schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema: _draft, $defs = {}, ...rest } = z.toJSONSchema(schema, { io: schemaType, target: 'draft-2020-12' });
  return { schema: rest as Record<string, unknown>, components: $defs as Record<string, Record<string, unknown>> };
}

interface Operation {
  parameters?: { in: string; name: string; required: boolean; schema: object }[];
  responses: Record<string, unknown>;
}

/** A parameter of the path that only the guard reads is one all the same. */
function nameParameters(path: string, operation: Operation): void {
  const named = new Set(
    (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name),
  );
  const missing = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).filter((name) => !named.has(name));
  operation.parameters = [
    ...missing.map((name) => ({ name, required: true, in: 'path', schema: TEXT })),
    ...(operation.parameters ?? []),
  ];
}

/** Every operation may answer with a problem. */
function answerProblems({ responses }: Operation): void {
  responses.default = {
    description: 'Problem',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

const TEXT = { type: 'string' } as const;
const PROBLEM = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'code', 'zh', 'en'],
  properties: {
    type: TEXT,
    title: TEXT,
    status: { type: 'integer' },
    code: { type: 'string', description: 'CONTEXT.REASON; programs branch on it' },
    rule: { type: 'string', description: 'The rule of law that refused' },
    zh: TEXT,
    en: TEXT,
    path: { type: 'string', description: 'JSON Pointer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'zh', 'en'],
        properties: { path: TEXT, code: TEXT, zh: TEXT, en: TEXT },
      },
    },
    problems: {
      type: 'array',
      description: 'Each reason of a refusal of law, where there are several',
      items: {
        type: 'object',
        required: ['code', 'zh', 'en'],
        properties: { code: TEXT, rule: TEXT, path: TEXT, zh: TEXT, en: TEXT },
      },
    },
    instance: TEXT,
  },
} as const;

function sorted<T extends object>(entries: T): T {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
