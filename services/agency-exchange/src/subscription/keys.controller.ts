import { type PublicKey } from '@hejie/agency-link';
import { keysAnswer } from '@hejie/contracts/http';
import { Public, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject } from '@nestjs/common';

/** The public keys with which the court signs what it tells agencies. */
export const COURT_KEYS = Symbol('COURT_KEYS');

/** Whoever verifies what the court tells agencies finds its keys here, as at their own door. */
@Controller('agency-keys')
export class KeysController {
  constructor(@Inject(COURT_KEYS) private readonly keys: readonly PublicKey[]) {}

  @Get()
  @Public('法院向协助单位推送所用的公钥')
  @Returns(keysAnswer)
  list(): { keys: readonly PublicKey[] } {
    return { keys: this.keys };
  }
}
