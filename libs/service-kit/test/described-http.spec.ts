import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { Returns } from '../src/index.js';
import { describedHttp } from '../src/testing/index.js';

const answer = z.object({ ending: z.string().nullable() });

@Controller()
class AnswersController {
  @Get('null')
  @Returns(answer)
  nothing() {
    return { ending: null };
  }

  @Get('more')
  @Returns(answer)
  more() {
    return { ending: 'x', more: 1 };
  }

  @Get('silent')
  silent() {
    return { ending: 'x' };
  }
}

@Module({ controllers: [AnswersController] })
class AnswersModule {}

describe('HTTP that is held to its description', () => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await NestFactory.create(AnswersModule, { logger: false });
    await app.init();
  });
  afterAll(() => app.close());

  it('gives the answer that was described', async () => {
    const { body } = await describedHttp(app, 'answers').get('/null?x=1').expect(200);
    expect(body).toEqual({ ending: null });
  });

  it.each(['/more', '/silent'])('fails the test that is answered otherwise: %s', async (path) => {
    await expect(describedHttp(app, 'answers').get(path).expect(200)).rejects.toThrow(
      'as its description does not say',
    );
  });
});
