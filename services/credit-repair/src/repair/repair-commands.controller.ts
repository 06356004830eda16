import { Controller, Inject } from '@nestjs/common';
import { CommandEndpoints, CreditCommander } from '../credit/command-endpoints.js';
import { REPAIR_ENDPOINTS } from './repair-endpoints.js';

/** Commands of people in credit repair (信用修复), one endpoint for each that the law names. */
@CommandEndpoints(REPAIR_ENDPOINTS)
@Controller('cases/:caseId/credit')
export class RepairController {
  constructor(@Inject(CreditCommander) readonly commander: CreditCommander) {}
}
