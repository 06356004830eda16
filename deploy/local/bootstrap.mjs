/**
 * The first file that runs. On a very old Node the other files would fail with a syntax error
 * instead of a message, so the version is judged before they are loaded.
 */
import { judgeNode, render } from './preinstall/preflight.mjs';

const findings = judgeNode({ platform: process.platform, arch: process.arch, node: process.versions.node });
if (findings.length > 0) {
  process.stderr.write(render(findings) + '\nNothing was started.\n');
  process.exitCode = 1;
} else {
  import('./preinstall/command-line.mjs').then(({ run }) => run(process.argv.slice(2)));
}
