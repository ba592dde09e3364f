import { handle } from 'hono/aws-lambda';
import { createApi } from '../http/api.ts';
import { addressOf } from '../http/client-address.ts';
import { world } from '../world.ts';

export const api = createApi(world, addressOf);

/** Every door of the API behind API Gateway (payload 2.0). */
export const handler = handle(api);
