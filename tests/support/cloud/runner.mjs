// A packed function as Lambda's runtime calls it: the handler of index.mjs in this folder, an event a message.
import { pathToFileURL } from 'node:url';

const { handler } = await import(pathToFileURL(`${process.cwd()}/index.mjs`).href);
process.on('message', async ({ id, event }) => {
  try {
    process.send({ id, result: await handler(event, { awsRequestId: String(id) }) });
  } catch (error) {
    process.send({ id, error: error.stack ?? String(error) });
  }
});
process.send({ ready: true });
