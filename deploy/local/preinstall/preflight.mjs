/**
 * What can be wrong before anything is started, each with a message of its own.
 * Facts come in, messages go out: nothing here asks the machine.
 *
 * @typedef {{port: number, what: string}} TakenPort
 * @typedef {{
 *   platform: string, arch: string, node: string, npm: string | null,
 *   go: string | null, java: string | null, mvn: string | null, openssl: string | null,
 *   needs: {go: string[], java: string[], mvn: string[], openssl: string[]},
 *   takenPorts: TakenPort[],
 *   freeBytes: number, neededBytes: number, folder: string,
 *   unreachable: {variable: string, address: string}[],
 *   running: {pid: number, since: string} | null,
 * }} MachineFacts
 * @typedef {{code: string, cause: string, remedy: string}} Finding
 */

const GIB = 1024 ** 3;
const DEBIAN = { go: 'golang-go', java: 'openjdk-17-jre-headless', mvn: 'maven', openssl: 'openssl' };
/** @type {Record<'go' | 'java' | 'mvn' | 'openssl', [number, number]>} */
const LEAST = { go: [1, 26], java: [17, 0], mvn: [3, 6], openssl: [1, 1] };
const TOOL_NAMES = { go: 'Go 1.26', java: 'Java 17', mvn: 'Maven 3.6', openssl: 'OpenSSL 1.1' };

/** @param {string} version @returns {[number, number]} */
function majorMinor(version) {
  const match = /(\d+)(?:\.(\d+))?/.exec(version);
  return match === null ? [0, 0] : [Number(match[1]), Number(match[2] || 0)];
}

/** @param {string | null} version @param {[number, number]} least */
function newEnough(version, least) {
  if (version === null) return false;
  const [major, minor] = majorMinor(version);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

/**
 * The one check that must run before any other file is loaded.
 * @param {{platform: string, arch: string, node: string}} facts
 * @returns {Finding[]}
 */
export function judgeNode(facts) {
  // On Linux x64 npm installs Node 24 as a package, so the Node that is here only has to run the installer.
  const bundled = facts.platform === 'linux' && facts.arch === 'x64';
  /** @type {[number, number]} */
  const least = bundled ? [20, 0] : [22, 13];
  if (newEnough(facts.node, least)) return [];
  return [
    {
      code: 'NODE_TOO_OLD',
      cause: `Node ${facts.node} is too old: ${least.join('.')} or newer is needed.`,
      remedy: 'Install a current Node, for instance with `nvm install 24`, and run the command again.',
    },
  ];
}

/** @param {MachineFacts} facts @returns {Finding[]} */
function judgeNpm(facts) {
  if (facts.npm === null)
    return [{ code: 'NPM_MISSING', cause: 'npm is not on PATH.', remedy: 'Install it: apt-get install npm' }];
  if (newEnough(facts.npm, [10, 0])) return [];
  return [
    {
      code: 'NPM_TOO_OLD',
      cause: `npm ${facts.npm} is too old: 10 or newer is needed.`,
      remedy: 'Update it: npm install --global npm@11',
    },
  ];
}

/** @param {MachineFacts} facts @returns {Finding[]} */
function judgeTools(facts) {
  const tools = /** @type {const} */ (['go', 'java', 'mvn', 'openssl']);
  const missing = tools.filter((tool) => facts.needs[tool].length > 0 && !newEnough(facts[tool], LEAST[tool]));
  if (missing.length === 0) return [];
  const lines = missing.map((tool) => {
    const state = facts[tool] === null ? 'missing' : `version ${facts[tool]}, too old`;
    return `${TOOL_NAMES[tool]} (${state}; for ${facts.needs[tool].join(' and ')})`;
  });
  const packages = missing.map((tool) => DEBIAN[tool]).join(' ');
  const old = missing.includes('go')
    ? ' (where Debian\'s Go is older: enable the backports of your release and apt-get install -t "$(. /etc/os-release; echo $VERSION_CODENAME)-backports" golang-go)'
    : '';
  return [
    {
      code: 'TOOLS_MISSING',
      cause: `Servers must be built and these tools are needed: ${lines.join(', ')}.`,
      remedy: `On Debian: apt-get install ${packages}${old}. Or name running servers in TEMPORAL_ADDRESS, KAFKA_BROKERS and DATABASE_URL.`,
    },
  ];
}

/** @param {MachineFacts} facts @returns {Finding[]} */
function judgeSpace(facts) {
  if (facts.freeBytes >= facts.neededBytes) return [];
  /** @param {number} bytes */
  const gib = (bytes) => (bytes / GIB).toFixed(1);
  return [
    {
      code: 'DISK_FULL',
      cause: `Only ${gib(facts.freeBytes)} GiB are free in ${facts.folder}; ${gib(facts.neededBytes)} GiB are needed.`,
      remedy: 'Make room on that disk, or move the checkout to another one.',
    },
  ];
}

/** @param {{port: number, what: string}} taken @returns {Finding} */
export function portInUse({ port, what }) {
  return {
    code: 'PORT_IN_USE',
    cause: `Port ${port}, for the ${what}, is in use by another program.`,
    remedy: `Stop that program (\`ss -ltnp 'sport = :${port}'\` names it), or move all our ports: npm start -- --ports-offset 10000`,
  };
}

/**
 * All that stands in the way, worst first; empty when everything may start.
 * @param {MachineFacts} facts
 * @returns {Finding[]}
 */
export function judge(facts) {
  const found = [...judgeNode(facts), ...judgeNpm(facts), ...judgeTools(facts), ...judgeSpace(facts)];
  if (facts.running !== null) {
    found.push({
      code: 'ALREADY_RUNNING',
      cause: `The stack runs already: process ${facts.running.pid}, since ${facts.running.since}.`,
      remedy:
        'See it with `npm run status`, or stop it with Ctrl-C in its terminal (`kill -INT` and its pid, where it has none).',
    });
    // Its ports are taken by itself: saying so again would hide the cause.
    return found;
  }
  found.push(...facts.takenPorts.map(portInUse));
  for (const { variable, address } of facts.unreachable) {
    found.push({
      code: 'SERVER_UNREACHABLE',
      cause: `${variable} names ${address}, but nothing answers there.`,
      remedy: `Start that server, or unset ${variable} so that we start our own.`,
    });
  }
  return found;
}

/**
 * The findings as text for a terminal.
 * @param {Finding[]} findings
 */
export function render(findings) {
  return findings.map(({ cause, remedy }) => `✖ ${cause}\n  → ${remedy}`).join('\n');
}
