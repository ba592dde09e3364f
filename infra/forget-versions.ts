import { DeleteObjectsCommand, HeadObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { OF_ALL_VERSIONS, WHOLE } from './publish.ts';

interface Versions {
  readonly client: S3Client;
  readonly bucket: string;
  /** The version that readers see. */
  readonly shown: string;
  /** So many of the newest stay, to go back to. */
  readonly kept?: number;
}

/** When a version was whole; one that never was is older than any. */
const wholeSince = async (client: S3Client, Bucket: string, folder: string): Promise<number> => {
  try {
    const { LastModified } = await client.send(new HeadObjectCommand({ Bucket, Key: `${folder}${WHOLE}` }));
    return LastModified?.getTime() ?? 0;
  } catch (error) {
    if ((error as Error).name === 'NotFound') return 0;
    throw error;
  }
};

const foldersOf = async (client: S3Client, Bucket: string): Promise<string[]> => {
  const folders: string[] = [];
  for await (const { CommonPrefixes = [] } of paginateListObjectsV2({ client }, { Bucket, Delimiter: '/' }))
    folders.push(...CommonPrefixes.map(({ Prefix = '' }) => Prefix));
  return folders.filter((folder) => folder !== OF_ALL_VERSIONS);
};

const empty = async (client: S3Client, Bucket: string, Prefix: string): Promise<void> => {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
    if (Contents.length > 0) {
      const Objects = Contents.map(({ Key }) => ({ Key }));
      await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    }
};

/** Takes old versions of the site away; the bucket keeps what was taken for as long as its rule says. @returns their names */
export const forgetVersions = async ({ client, bucket, shown, kept = 10 }: Versions): Promise<readonly string[]> => {
  const folders = await foldersOf(client, bucket);
  const since = new Map<string, number>();
  for (const folder of folders) since.set(folder, await wholeSince(client, bucket, folder));
  const newestFirst = folders.sort((a, b) => (since.get(b) ?? 0) - (since.get(a) ?? 0));
  const old = newestFirst.slice(kept).filter((folder) => folder !== `${shown}/`);
  for (const folder of old) await empty(client, bucket, folder);
  return old.map((folder) => folder.slice(0, -1));
};
