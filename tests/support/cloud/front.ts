import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Arns, dynamoCalls, kmsCall, s3Calls } from './calls.ts';
import type { Call } from './policy.ts';

export interface Behind {
  /** Where the real engines listen. */
  readonly dynamodb: string;
  readonly s3: string;
  readonly kms: (operation: string, body: object) => object;
  readonly arns: Arns;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** AWS as one function sees it: every call is noted, then answered by what stands behind. */
export const startFront = async ({ dynamodb, s3, kms, arns }: Behind) => {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const body = await bodyOf(request);
    const [service = '', operation = ''] = String(headers['x-amz-target'] ?? '').split('.');
    if (service === 'TrentService') {
      const input = JSON.parse(body.toString('utf8'));
      calls.push(kmsCall(operation, input));
      const answer = kms(operation, input);
      response.writeHead('__type' in answer ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      return response.end(JSON.stringify(answer));
    }
    if (service.startsWith('DynamoDB')) calls.push(...dynamoCalls(operation, JSON.parse(body.toString('utf8')), arns));
    else {
      const copySource = headers['x-amz-copy-source']?.toString();
      const lockMode = headers['x-amz-object-lock-mode']?.toString();
      calls.push(...s3Calls(method, url.split('?', 1)[0] ?? '', { copySource, lockMode }, arns));
    }
    const sent = new Headers();
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined && !/^(?:host|connection|content-length|expect)$/.test(name))
        sent.set(name, String(value));
    const answer = await fetch(new URL(url, service.startsWith('DynamoDB') ? dynamodb : s3), {
      method,
      headers: sent,
      body: method === 'GET' || method === 'HEAD' ? null : new Uint8Array(body),
    });
    // No role may list a bucket: S3 then tells nobody what is missing.
    if (answer.status === 404 && method === 'GET') {
      response.writeHead(403, { 'content-type': 'application/xml' });
      return response.end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
    }
    const kept = [...answer.headers].filter(
      ([name]) => !/^(?:content-encoding|content-length|transfer-encoding|connection)$/.test(name),
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { ...Object.fromEntries(kept), 'content-length': String(bytes.length) });
    return response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, stop: () => server.close() };
};
