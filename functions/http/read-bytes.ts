/** A body read no further than `limit` bytes, or why not. Only the sender can make the reading fail, by going away. */
export const readBytes = async (
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Buffer | 'tooLarge' | 'brokenOff'> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > limit) return 'tooLarge';
      chunks.push(chunk);
    }
  } catch {
    return 'brokenOff';
  }
  return Buffer.concat(chunks);
};
