import { Logger } from '@nestjs/common';

import type { MessagingLog } from '../log.js';

/** Through Nest's logger, which the service has set to its structured log. */
export function nestLog(): MessagingLog {
  const logger = new Logger('Messaging');
  const line = (fields: object, message: string): string => `${message} ${JSON.stringify(fields)}`;
  return {
    debug: (fields, message) => logger.debug(line(fields, message)),
    info: (fields, message) => logger.log(line(fields, message)),
    warn: (fields, message) => logger.warn(line(fields, message)),
    error: (fields, message) => logger.error(line(fields, message)),
  };
}
