import { WORKFLOW_TYPES, type AssetControlOpening, type FileResult, type FileStatus } from '@hejie/contracts/workflows';
import { PROPERTY_STATES } from '@hejie/settlement';
import { fileCase, type FileState } from '../file-case/file-case.js';
import type { CaseDefinition } from '../kernel/index.js';

const { review, definition } = fileCase<AssetControlOpening>({
  workflow: WORKFLOW_TYPES.assetControl,
  states: PROPERTY_STATES,
  service: 'asset-control',
  acts: { review: 'reviewProperty', deadline: 'reachPropertyDeadline' },
  about: () => ({}),
  titled: ({ authority }) => `财产查控 ${authority}`,
});

/** 财产查控: the property file of a case, from its opening under a number to the end of its last control. */
export const assetControlDefinition: CaseDefinition<AssetControlOpening, FileState, FileResult, FileStatus> = {
  ...definition,
  facts: { propertyChanged: () => review, propertyReopened: () => review },
  reopenedBy: 'propertyReopened',
};
