import { type IncomingMessage } from 'node:http';
import { accessErrors, bringsSecret } from '@hejie/security';
import { type CanActivate, type ExecutionContext } from '@nestjs/common';

/** Lets nobody in but services that bring a secret of the court: who comes is a service, and no person ({@link BetweenServices}). */
export abstract class ServiceTokenGuard implements CanActivate {
  /** @param secret what they bring; undefined: a rehearsal on loopback, where there is none. */
  protected constructor(private readonly secret: string | undefined) {}

  /** @throws AccessError 401. */
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<IncomingMessage>();
    if (this.secret === undefined) return true;
    if (headers.authorization === undefined) throw accessErrors.tokenMissing();
    if (!bringsSecret(headers.authorization, this.secret)) throw accessErrors.tokenInvalid();
    return true;
  }
}
