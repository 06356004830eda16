import { type Resource } from '@hejie/security';
import { type ResourceLocator } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BankLine } from './bank-line.entity.js';
import { unknownLine } from './bank-lines.js';

/** Whose account a line of the bank is on, for the guard. */
@Injectable()
export class BankLineLocator implements ResourceLocator {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async locate({ lineId }: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    if (lineId === undefined || !/^[1-9]\d{0,17}$/.test(lineId)) return undefined;
    const line = await this.dataSource.manager.findOne(BankLine, { where: { lineId }, select: { court: true } });
    return line ? { court: line.court } : undefined;
  }

  readonly unknown = unknownLine;
}
