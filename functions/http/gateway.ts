import { EDGE_WORD } from '../routes.ts';
import { addressOf } from './client-address.ts';

/** What of an event of API Gateway (payload 2.0) makes a request. */
export interface GatewayEvent {
  readonly rawPath: string;
  readonly rawQueryString?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: { readonly http: { readonly method: string; readonly sourceIp: string } };
}

export interface GatewayResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** Behind the CDN: how the site is called, and the word by which the CDN shows that it is no stranger. */
export interface Edge {
  readonly origin: string;
  readonly word: string | undefined;
}

/** The reader's address: with the CDN's word the last it forwarded for, before its own; without, whoever called. */
export const edgeAddress = ({ headers = {}, requestContext }: GatewayEvent, word: string | undefined): string => {
  const forwarded = (headers['x-forwarded-for'] ?? '').split(',').map((each) => each.trim());
  const told = word && headers[EDGE_WORD] === word ? forwarded.at(-2) : undefined;
  return told ?? addressOf({ requestContext });
};

/** What a proxy adds and a stranger can forge. */
const FORGEABLE = /^(?:forwarded|x-forwarded-.+|x-client-address|x-portal-word)$/;

const requestOf = (event: GatewayEvent, origin: string): Request => {
  const { rawPath, rawQueryString, headers = {}, cookies = [], body, isBase64Encoded, requestContext } = event;
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !FORGEABLE.test(name)) sent.set(name, value);
  if (cookies.length > 0) sent.set('cookie', cookies.join('; '));
  const bytes = body === undefined ? null : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const { method } = requestContext.http;
  return new Request(`${origin}${rawPath}${rawQueryString ? `?${rawQueryString}` : ''}`, {
    method,
    headers: sent,
    body: method === 'GET' || method === 'HEAD' ? null : bytes,
  });
};

const isText = (type: string): boolean => /^text\/|json|xml|javascript/.test(type);

const resultOf = async (response: Response): Promise<GatewayResult> => {
  const { 'set-cookie': _cookies, ...headers } = Object.fromEntries(response.headers);
  const isBase64Encoded = !isText(headers['content-type'] ?? 'text/');
  const body = Buffer.from(await response.arrayBuffer()).toString(isBase64Encoded ? 'base64' : 'utf8');
  return { statusCode: response.status, headers, cookies: response.headers.getSetCookie(), body, isBase64Encoded };
};

/** A door as a Lambda function behind API Gateway; it sees the site under its own name alone. */
export const gateway =
  (answer: (request: Request, address: string) => Promise<Response>, edge: () => Edge) =>
  async (event: GatewayEvent): Promise<GatewayResult> => {
    const { origin, word } = edge();
    return resultOf(await answer(requestOf(event, origin), edgeAddress(event, word)));
  };
