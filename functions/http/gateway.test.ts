import { describe, expect, it } from 'vitest';
import { EDGE_WORD } from '../routes.ts';
import { edgeAddress, type GatewayEvent, gateway } from './gateway.ts';

const event = (more: Partial<GatewayEvent> = {}): GatewayEvent => ({
  rawPath: '/office/sign-in',
  rawQueryString: 'back=%2Foffice%2F',
  cookies: ['a=1', 'b=2'],
  requestContext: { http: { method: 'GET', sourceIp: '192.0.2.1' } },
  ...more,
});

const edge = () => ({ origin: 'https://open.example.gov.cn', word: 'secret' });

describe('a door behind API Gateway', () => {
  it('is seen under the name of the site, whatever a stranger calls it', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-client-address': '203.0.113.9' };
    const seen: Request[] = [];
    await gateway(async (request) => {
      seen.push(request);
      return new Response('');
    }, edge)(event({ headers }));
    expect(seen[0]?.url).toBe('https://open.example.gov.cn/office/sign-in?back=%2Foffice%2F');
    expect(seen[0]?.headers.get('cookie')).toBe('a=1; b=2');
    expect(seen[0]?.headers.has('x-forwarded-host')).toBe(false);
    expect(seen[0]?.headers.has('x-client-address')).toBe(false);
  });

  it('hands on bytes as they came, both ways', async () => {
    const bytes = Buffer.from([0, 255, 128, 10]);
    const post = { http: { method: 'POST', sourceIp: '192.0.2.1' } };
    const echo = gateway(
      async (request) => new Response(await request.arrayBuffer(), { headers: { 'content-type': 'application/pdf' } }),
      edge,
    );
    const answer = await echo(event({ body: bytes.toString('base64'), isBase64Encoded: true, requestContext: post }));
    expect(answer.isBase64Encoded).toBe(true);
    expect(Buffer.from(answer.body, 'base64')).toEqual(bytes);
  });

  it('gives every cookie by itself', async () => {
    const headers = new Headers({ 'content-type': 'text/html' });
    headers.append('set-cookie', 's=1; Secure');
    headers.append('set-cookie', 't=2; Secure');
    const answer = await gateway(async () => new Response('文', { headers }), edge)(event());
    expect(answer).toMatchObject({ cookies: ['s=1; Secure', 't=2; Secure'], body: '文', isBase64Encoded: false });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });
});

describe("the reader's address", () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7, 192.0.2.1' };

  it('is the last that the CDN forwards for, when it says its word', () => {
    expect(edgeAddress(event({ headers: { ...forwarded, [EDGE_WORD]: 'secret' } }), 'secret')).toBe('198.51.100.7');
  });

  it.each(['wrong', undefined])('is the caller’s own with the word %s', (word) => {
    expect(edgeAddress(event({ headers: { ...forwarded, [EDGE_WORD]: word } }), 'secret')).toBe('192.0.2.1');
  });
});
