import { LawError } from '@hejie/law';

/** What the law says of a thing that the request names at `path`: its refusal says where. @throws LawError as `read`, with the path. */
export function asNamed<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (refusal) {
    throw refusal instanceof LawError ? refusal.at(path) : refusal;
  }
}
