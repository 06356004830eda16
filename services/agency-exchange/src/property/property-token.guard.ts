import { ServiceTokenGuard } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';

/** The secret that asset control brings; undefined: a rehearsal on loopback, where there is none. */
export const PROPERTY_TOKEN = Symbol('PROPERTY_TOKEN');

/** Lets nobody in but asset control. */
@Injectable()
export class PropertyTokenGuard extends ServiceTokenGuard {
  constructor(@Inject(PROPERTY_TOKEN) secret: string | undefined) {
    super(secret);
  }
}
