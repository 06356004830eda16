import { accessErrors, bringsSecret } from '@hejie/security';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { type IncomingMessage } from 'node:http';

/** The secret that asset control brings; undefined: a rehearsal on loopback, where there is none. */
export const PROPERTY_TOKEN = Symbol('PROPERTY_TOKEN');

/** Lets nobody in but asset control: who comes is a service, and no person. */
@Injectable()
export class PropertyTokenGuard implements CanActivate {
  constructor(@Inject(PROPERTY_TOKEN) private readonly secret: string | undefined) {}

  /** @throws AccessError 401. */
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<IncomingMessage>();
    if (this.secret === undefined) return true;
    if (headers.authorization === undefined) throw accessErrors.tokenMissing();
    if (!bringsSecret(headers.authorization, this.secret)) throw accessErrors.tokenInvalid();
    return true;
  }
}
