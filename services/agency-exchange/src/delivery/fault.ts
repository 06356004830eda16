import { LinkAway, LinkRefusal, LinkUntrusted } from '@hejie/agency-link';
import { errorName } from '@hejie/persistence';

/**
 * What went wrong on the way to a body, as logs and operators read it: codes alone, never what was said. Of a refusal also the code of whoever refused:
 * `AGENCY_LINK.REFUSED UNKNOWN_TOPIC_OR_PARTITION` where the body's topic is not there, which whoever runs the broker creates.
 */
export function faultOf(error: unknown): string {
  if (error instanceof LinkRefusal)
    return [error.code, ...(error.status === 0 ? [] : [error.status]), error.reason].join(' ');
  return error instanceof LinkAway || error instanceof LinkUntrusted ? error.code : errorName(error);
}
