import { HTTP_EXAMPLES } from '@hejie/contracts/http';
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
      showExamples(operation);
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

/** What a field means stands in its schema (`.describe`), in another register than the examples. */
function describeField({ zodSchema, jsonSchema: field }: { zodSchema: z.core.$ZodTypes; jsonSchema: object }): void {
  const { description } = z.globalRegistry.get(zodSchema) ?? {};
  if (description !== undefined) Object.assign(field, { description });
}

/** A schema as OpenAPI 3.1 has it, with its examples. Under 3.0 a value that may be null would need a word of its own, which not every reader knows. */
function jsonSchema(schema: unknown, { schemaType }: { readonly schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const options = {
    io: schemaType,
    target: 'draft-2020-12',
    metadata: HTTP_EXAMPLES,
    override: describeField,
  } as const;
  const { $schema: _draft, $defs = {}, examples, ...rest } = z.toJSONSchema(schema, options);
  const carried = examples === undefined ? rest : { ...rest, [CARRIED]: examples };
  return { schema: carried as Record<string, unknown>, components: $defs as Record<string, Record<string, unknown>> };
}

/** Where a schema bears its examples on the way to the content that shows them: of `examples`, Nest leaves the first only. */
const CARRIED = 'x-hejie-examples';

interface Media {
  schema?: Record<string, unknown>;
  examples?: Record<string, { value: unknown }>;
}

interface Body {
  description?: string;
  content?: Record<string, Media>;
}

interface Operation {
  parameters?: { in: string; name: string; required: boolean; schema: object }[];
  requestBody?: Body;
  responses: Record<string, Body>;
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

/** What goes in and what comes out is shown by its examples, numbered. */
function showExamples({ requestBody = {}, responses }: Operation): void {
  for (const media of [requestBody, ...Object.values(responses)].flatMap(({ content = {} }) =>
    Object.values(content),
  )) {
    const { [CARRIED]: examples, ...schema } = media.schema ?? {};
    if (!Array.isArray(examples)) continue;
    media.schema = schema;
    media.examples = Object.fromEntries(examples.map((value: unknown, index) => [`${index + 1}`, { value }]));
  }
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
  examples: [
    {
      type: 'urn:hejie:problem:RECEIPT.AMOUNT_NOT_POSITIVE',
      title: 'Unprocessable Entity',
      status: 422,
      code: 'RECEIPT.AMOUNT_NOT_POSITIVE',
      rule: 'SET-LEDGER',
      path: '/amount',
      zh: '收款金额应大于零。',
      en: 'A receipt must be of more than zero.',
    },
  ],
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
