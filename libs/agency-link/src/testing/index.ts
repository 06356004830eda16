// Counterparts of tests: certificates, keys, and real servers on loopback
export { testPki, type TestCertificate, type TestPki } from './pki.js';
export { testKeys } from './keys.js';
export { startSftpServer, type TestSftpServer } from './sftp-server.js';
export { startSecuredKafka, type SecuredKafka } from './secured-kafka.js';
export { ownFolder } from './own-folder.js';
