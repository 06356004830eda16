/** What a log line may say of an error: its name, never its message, for a database's message may quote a row. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
