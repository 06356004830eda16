import { z } from 'zod';
import { partyId } from '../facts/shapes.js';

/** The registered agent who acts for the party that a body names (SET-ART-4-1); absent: it acts itself. */
export const agentId = partyId.optional();

/** The registered agents who act for any of the parties that a body names. */
export const agentIds = z.array(partyId).max(50).default([]);
