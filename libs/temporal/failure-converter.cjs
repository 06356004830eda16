'use strict';
/**
 * Failure messages and stack traces travel as a payload, so that the codec encrypts them.
 * CommonJS and outside src: the SDK loads this file by its path, both with `require` in the process
 * and with webpack in the workflow bundle, and the same file serves the sources and the build.
 */
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
