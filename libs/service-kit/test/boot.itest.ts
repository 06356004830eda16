import { Body, Controller, Delete, Get, Module, Post, Query, type DynamicModule, type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Allow, Command, ConfigurationError, EndpointRuleError, makeService, Public } from '../src/index.js';

@Module({})
class SomeModule {}

const env = { PORT: '0', LOG_LEVEL: 'silent' };
const start = (controller: Type<object>) =>
  makeService(
    {
      name: 'some',
      configSchema: z.object({}),
      module: (): DynamicModule => ({ module: SomeModule, controllers: [controller] }),
    },
    { env },
  );

const faultsOf = async (controller: Type<object>): Promise<readonly string[]> => {
  try {
    await (await start(controller)).stop();
    return [];
  } catch (error) {
    if (error instanceof EndpointRuleError) return error.faults;
    throw error;
  }
};

describe('a service does not start', () => {
  it('with endpoints without a rule, and names each of them', async () => {
    @Controller('cases')
    class Unruled {
      @Get() list() {}
      @Get('numbers') @Allow({ summary: '探测', roles: ['clerk'], scope: 'any' }) numbers() {}
      @Get(':caseId/parties') parties() {}
    }
    expect(await faultsOf(Unruled)).toEqual([
      'GET /cases/ (Unruled.list): has no rule; declare @Allow({ summary, roles, scope }) or @Public()',
      'GET /cases/:caseId/parties (Unruled.parties): has no rule; declare @Allow({ summary, roles, scope }) or @Public()',
    ]);
  });

  it('with an endpoint that inherits its rule from nowhere, though its base has none', async () => {
    class Base {
      @Get('inherited') inherited() {}
    }
    @Controller('derived')
    class Derived extends Base {}
    expect(await faultsOf(Derived)).toHaveLength(1);
  });

  it('with a rule that admits nobody', async () => {
    @Controller()
    class Nobody {
      @Get('x') @Allow({ summary: '探测', roles: [], scope: 'any' }) x() {}
    }
    expect(await faultsOf(Nobody)).toEqual([expect.stringContaining('allows no role')]);
  });

  it('with a rule about own cases where the path names one', async () => {
    @Controller()
    class Named {
      @Get(':caseId') @Allow({ summary: '探测', roles: ['operator'], scope: 'any', keepsToOwnCases: true }) one() {}
      @Get('all') @Allow({ summary: '探测', roles: ['operator'], scope: 'any', keepsToOwnCases: true }) all() {}
    }
    expect(await faultsOf(Named)).toEqual([expect.stringContaining('Named.one): is about a case')]);
  });

  it('with a rule for a case that cannot be found', async () => {
    @Controller()
    class Lost {
      @Get('x') @Allow({ summary: '探测', roles: ['clerk'], scope: 'case' }) x() {}
      @Get(':caseId') @Allow({ summary: '探测', roles: ['clerk'], scope: 'court' }) y() {}
    }
    expect(await faultsOf(Lost)).toEqual([
      expect.stringContaining("scope 'case' needs :caseId"),
      expect.stringContaining('needs a CASE_LOCATOR'),
    ]);
  });

  it('with a change that is no command, or a command without a database', async () => {
    @Controller()
    class Changes {
      @Delete('x') @Allow({ summary: '探测', roles: ['clerk'], scope: 'any' }) x() {}
      @Post('y') @Allow({ summary: '探测', roles: ['clerk'], scope: 'any' }) @Command() y() {}
    }
    expect(await faultsOf(Changes)).toEqual([
      expect.stringContaining('declare @Command()'),
      expect.stringContaining('needs a UnitOfWork'),
    ]);
  });

  it('with a body or a query that nobody checks', async () => {
    @Controller()
    class Unchecked {
      @Post('x') @Public() x(@Body() body: unknown) {
        return body;
      }
      @Post('y') @Public() y(@Body({ schema: z.strictObject({}) }) body: unknown) {
        return body;
      }
      @Get('z') @Public() z(@Query() query: unknown) {
        return query;
      }
    }
    expect(await faultsOf(Unchecked)).toEqual([
      'POST /x (Unchecked.x): reads a body without a schema; use @Body({ schema })',
      'GET /z (Unchecked.z): reads a query without a schema; use @Query({ schema })',
    ]);
  });

  it('with a wrong configuration', async () => {
    const service = {
      name: 'some',
      configSchema: z.object({ DATABASE_URL: z.string() }),
      module: () => ({ module: SomeModule }),
    };
    await expect(makeService(service, { env: { PORT: 'x' } })).rejects.toBeInstanceOf(ConfigurationError);
  });
});
