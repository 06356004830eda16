import kafkajs from 'kafkajs';

import { kafkaClient } from '../client.js';

/** Nobody may write this topic any more, on a broker that asks for rights. */
export async function forbidWriting(brokers: readonly string[], topic: string): Promise<void> {
  const admin = kafkaClient({ brokers, clientId: 'test-rights' }).admin();
  await admin.connect();
  try {
    await admin.createAcls({
      acl: [
        {
          resourceType: kafkajs.AclResourceTypes.TOPIC,
          resourceName: topic,
          resourcePatternType: kafkajs.ResourcePatternTypes.LITERAL,
          principal: 'User:ANONYMOUS',
          host: '*',
          operation: kafkajs.AclOperationTypes.WRITE,
          permissionType: kafkajs.AclPermissionTypes.DENY,
        },
      ],
    });
  } finally {
    await admin.disconnect();
  }
}
