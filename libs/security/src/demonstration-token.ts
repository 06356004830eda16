/** The client and the grant by which the local identity provider gives tokens without a log-in. No other issuer knows them. */
export const DEMONSTRATION_CLIENT = 'hejie-cli';
export const DEMONSTRATION_GRANT = 'urn:hejie:params:oauth:grant-type:demonstration';

/** Longest life of such a token. Seconds. */
export const DEMONSTRATION_TOKEN_LIFE = 3_600;

/** Which demonstration person's token is wanted: by subject, or the first of a role (and court). */
export interface DemonstrationWish {
  readonly subject?: string;
  readonly role?: string;
  /** Court code. */
  readonly court?: string;
  /** Seconds until it expires, at most an hour; negative: it already has. */
  readonly ttl?: number;
}

/** The local identity provider gave no token. */
export class NoTokenError extends Error {
  override readonly name = 'NoTokenError';
}

/**
 * An access token of a demonstration person, from the identity provider of the local stack.
 * @throws NoTokenError when the provider cannot be reached, or knows no such person.
 */
export async function demonstrationToken(
  issuer: string,
  { subject, role, court, ttl }: DemonstrationWish,
): Promise<string> {
  const form = new URLSearchParams({ grant_type: DEMONSTRATION_GRANT, client_id: DEMONSTRATION_CLIENT });
  for (const [name, value] of Object.entries({ subject, role, court, ttl }))
    if (value !== undefined) form.set(name, String(value));
  let response: Response;
  try {
    response = await fetch(`${issuer.replace(/\/$/, '')}/token`, {
      method: 'POST',
      body: form,
      signal: AbortSignal.timeout(5_000),
    });
  } catch (error) {
    throw new NoTokenError(`The identity provider at ${issuer} cannot be reached. Is the local stack running?`, {
      cause: error,
    });
  }
  const answer = (await response.json().catch(() => ({}))) as { access_token?: string; error_description?: string };
  if (!response.ok || answer.access_token === undefined)
    throw new NoTokenError(answer.error_description ?? `The identity provider answered ${response.status}`);
  return answer.access_token;
}
