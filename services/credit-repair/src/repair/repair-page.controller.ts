import { packPath, repairPageAnswer, type RepairPageAnswer } from '@hejie/contracts/http';
import { POLICY_PACKS } from '@hejie/law';
import { notFound, Public, Returns } from '@hejie/service-kit';
import { repairPage } from '@hejie/settlement';
import { Controller, Get, Header, Param } from '@nestjs/common';

/** The page on credit repair (信用修复专题网页) as data: the seven modules of Harbin's, with what a pack asks (CR-L-HRB). */
@Controller('repair-page')
export class RepairPageController {
  /** Of a pack as it is named, or its newest version. */
  @Get(':packId')
  @Public('信用修复专题网页模块')
  @Returns(repairPageAnswer)
  @Header('Cache-Control', 'public, max-age=3600')
  show(@Param('packId', { schema: packPath }) packId: string): RepairPageAnswer {
    const pack = POLICY_PACKS.findLast(({ id, ref }) => id === packId || ref === packId);
    if (!pack) throw notFound('PACK.UNKNOWN', '没有该规则包', 'There is no such policy pack');
    return repairPage(pack).map(({ id, title, lines }) => ({ id, title, lines: [...lines] }));
  }
}
