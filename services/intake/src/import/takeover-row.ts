/** A line of a file of settlements to take over: the number of the case at its sender, and the body of `POST /takeovers`, still to be checked. */
export interface TakeoverRow {
  readonly reference: string | null;
  /** undefined: the line is no JSON object. */
  readonly body: Record<string, unknown> | undefined;
}

/** Reads a line: `{"reference": …}` beside the fields of the body. */
export function takeoverRow(text: string): TakeoverRow {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    line = undefined;
  }
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return { reference: null, body: undefined };
  const { reference, ...body } = line as Record<string, unknown>;
  const written = typeof reference === 'string' ? reference.trim() : '';
  return { reference: written === '' ? null : written, body };
}

/** The body with the court and the pack of its file where the line names none. */
export function asOfFile(
  body: Record<string, unknown>,
  about: { readonly court: string; readonly packId: string },
): Record<string, unknown> {
  const { application } = body;
  return typeof application === 'object' && application !== null
    ? { ...body, application: { ...about, ...application } }
    : body;
}
