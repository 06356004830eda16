/**
 * Loaded once into each thread that runs workflows, before any case. The SDK notes the stack of every promise of a case, and looks up
 * each of its frames in the source map, for the page "Call Stack" of the UI: half of the processor time of a case. What a case waits
 * for stands in its details instead. So a promise, whose error says nothing, has no stack here; a fault has one, with the
 * positions of the bundle.
 */
Error.prepareStackTrace = (error, frames) =>
  error.message === ''
    ? String(error)
    : [String(error), ...frames.map((frame) => `    at ${String(frame)}`)].join('\n');

export {};
