import { handle } from 'hono/aws-lambda';
import { createApi } from '../http/api.ts';
import { addressOf } from '../http/client-address.ts';
import { edgeAddress, type GatewayEvent } from '../http/gateway.ts';
import { world } from '../world.ts';
import { edge } from '../world-edge.ts';

/** Behind the CDN the reader's address is the one it forwards for; on one machine the one it wrote down. */
const clientAddress = (surroundings: unknown): string => {
  const { event } = surroundings as { readonly event?: GatewayEvent };
  return event ? edgeAddress(event, edge().word) : addressOf(surroundings);
};

export const api = createApi(world, clientAddress);

/** Every door of the API behind API Gateway (payload 2.0). */
export const handler = handle(api);
