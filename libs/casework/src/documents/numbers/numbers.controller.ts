import {
  documentNumberAllotted,
  documentNumberAsked,
  documentNumberReturned,
  numberedDocument,
  type DocumentNumberAsked,
  type DocumentNumberReturned,
} from '@hejie/contracts/exchange';
import { BetweenServices, Returns, ServiceTokenGuard } from '@hejie/service-kit';
import { Body, Controller, Delete, Inject, Injectable, Param, Put } from '@nestjs/common';
import { LentNumbers } from './lent-numbers.js';

/** The secret that services bring which ask for a number; undefined: a rehearsal on loopback, where there is none. */
export const NUMBERS_TOKEN = Symbol('NUMBERS_TOKEN');

/** Lets nobody in but services of the court that make documents. */
@Injectable()
export class NumbersTokenGuard extends ServiceTokenGuard {
  constructor(@Inject(NUMBERS_TOKEN) secret: string | undefined) {
    super(secret);
  }
}

const path = { schema: numberedDocument };

/** Numbers of titles that this service counts, for documents that another one makes (CASE-8). */
@Controller('document-numbers/:id')
export class DocumentNumbersController {
  constructor(@Inject(LentNumbers) private readonly numbers: LentNumbers) {}

  @Put()
  @BetweenServices('编排文书编号', NumbersTokenGuard)
  @Returns(documentNumberAllotted)
  async ask(@Param('id', path) id: string, @Body({ schema: documentNumberAsked }) asked: DocumentNumberAsked) {
    return { serial: await this.numbers.ask(id, asked) };
  }

  @Delete()
  @BetweenServices('退回文书编号', NumbersTokenGuard)
  @Returns(documentNumberReturned)
  async giveBack(
    @Param('id', path) id: string,
    @Body({ schema: documentNumberReturned }) returned: DocumentNumberReturned,
  ) {
    await this.numbers.giveBack(id, returned);
    return returned;
  }
}
