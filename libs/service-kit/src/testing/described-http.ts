import { type INestApplication } from '@nestjs/common';
import supertest, { type Response, type Test } from 'supertest';
import { openApiDocument } from '../openapi/document.js';
import { DescribedAnswers } from './described-answers.js';

/**
 * The HTTP of a service in a test: each answer must be what the service's API description says of it, whatever else the test
 * expects. That the committed description says what the code says, a test of each service holds.
 */
export function describedHttp(app: INestApplication, service: string): ReturnType<typeof supertest.agent> {
  const answers = new DescribedAnswers(openApiDocument(app, service));
  return supertest.agent(app.getHttpServer() as never).use((request: unknown) => {
    (request as Test).expect((response) => answers.require(wireAnswer(response)));
  });
}

function wireAnswer({ request, status, type, body, text }: Response) {
  const { method, url } = request as { readonly method: string; readonly url: string };
  return { method, path: new URL(url).pathname, status, type, body: (type.endsWith('json') ? body : text) as unknown };
}
