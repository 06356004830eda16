import { isGrpcServiceError } from '@temporalio/client';

/** gRPC status ALREADY_EXISTS. */
const ALREADY_EXISTS = 6;

/** Did somebody else create it first? */
export function alreadyExists(error: unknown): boolean {
  return isGrpcServiceError(error) && Number(error.code) === ALREADY_EXISTS;
}
