import {
  controlOrder,
  controlReceipt,
  propertyAnswer,
  propertyQuery,
  searchRequest,
  searchResult,
  type ControlOrder,
  type ControlReceipt,
  type PropertyAnswer,
  type PropertyQuery,
  type SearchRequest,
  type SearchResult,
} from '@hejie/contracts/exchange';
import { shapes } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { BetweenServices, Returns } from '@hejie/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { PropertyRequests } from './property-requests.js';
import { PropertyTokenGuard } from './property-token.guard.js';

/** The instant by which an answer is asked for, on the court's clock. */
const byWhen = z.strictObject({ at: shapes.instant });
interface ByWhen {
  readonly at: CourtInstant;
}
const id = { schema: shapes.identifier };
const TAKEN = 202;

/** What asset control asks those who keep property (网络执行查控): under this one address, whoever they are and however they are reached. */
@Controller('property-queries/:id')
export class PropertyQueriesController {
  constructor(@Inject(PropertyRequests) private readonly requests: PropertyRequests) {}

  @Put()
  @HttpCode(TAKEN)
  @BetweenServices('提出财产查询', PropertyTokenGuard)
  @Returns(propertyAnswer.pick({ queryId: true }), { status: TAKEN })
  async put(@Param('id', id) queryId: string, @Body({ schema: propertyQuery }) of: PropertyQuery) {
    await this.requests.put(queryId, { kind: 'QUERY', of });
    return { queryId };
  }

  @Get()
  @BetweenServices('财产查询的答复', PropertyTokenGuard)
  @Returns(propertyAnswer)
  show(@Param('id', id) queryId: string, @Query({ schema: byWhen }) { at }: ByWhen): Promise<PropertyAnswer> {
    return this.requests.answer(queryId, at);
  }
}

/** Persons and vehicles that are looked for. */
@Controller('searches/:id')
export class SearchesController {
  constructor(@Inject(PropertyRequests) private readonly requests: PropertyRequests) {}

  @Put()
  @HttpCode(TAKEN)
  @BetweenServices('提出查找下落、车辆', PropertyTokenGuard)
  @Returns(searchResult.pick({ searchId: true }), { status: TAKEN })
  async put(@Param('id', id) searchId: string, @Body({ schema: searchRequest }) of: SearchRequest) {
    await this.requests.put(searchId, { kind: 'SEARCH', of });
    return { searchId };
  }

  @Get()
  @BetweenServices('查找结果', PropertyTokenGuard)
  @Returns(searchResult)
  show(@Param('id', id) searchId: string, @Query({ schema: byWhen }) { at }: ByWhen): Promise<SearchResult> {
    return this.requests.searched(searchId, at);
  }
}

/** Orders upon what a keeper has named. */
@Controller('control-orders/:id')
export class ControlOrdersController {
  constructor(@Inject(PropertyRequests) private readonly requests: PropertyRequests) {}

  @Put()
  @HttpCode(TAKEN)
  @BetweenServices('提出控制、续行或者解除', PropertyTokenGuard)
  @Returns(controlReceipt.pick({ orderId: true }), { status: TAKEN })
  async put(@Param('id', id) orderId: string, @Body({ schema: controlOrder }) of: ControlOrder) {
    await this.requests.put(orderId, { kind: 'ORDER', of });
    return { orderId };
  }

  @Get()
  @BetweenServices('控制、续行或者解除的回执', PropertyTokenGuard)
  @Returns(controlReceipt)
  show(@Param('id', id) orderId: string, @Query({ schema: byWhen }) { at }: ByWhen): Promise<ControlReceipt> {
    return this.requests.receipt(orderId, at);
  }
}
