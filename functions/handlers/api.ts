import { handle } from 'hono/aws-lambda';
import { createApi } from '../http/api.ts';
import { world } from '../world.ts';

/** What runs the API hands over beside a request: API Gateway's context, or the connection on one machine. */
interface Surroundings {
  readonly requestContext?: { readonly http: { readonly sourceIp: string } };
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
}

const addressOf = ({ requestContext, incoming }: Surroundings): string =>
  requestContext?.http.sourceIp ?? incoming?.socket.remoteAddress ?? '';

export const api = createApi(world, (surroundings) => addressOf(surroundings as Surroundings));

/** Every door of the API behind API Gateway (payload 2.0). */
export const handler = handle(api);
