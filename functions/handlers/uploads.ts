import { faultPage } from '../http/fault.ts';
import { gateway } from '../http/gateway.ts';
import { uploadDoors } from '../http/upload-doors.ts';
import { readApplication } from '../usecases/read-application.ts';
import { settleUpload } from '../usecases/settle-upload.ts';
import { world } from '../world.ts';
import { edge } from '../world-edge.ts';
import { uploadWorld } from '../world-uploads.ts';

export { isUploadDoor } from '../http/upload-doors.ts';

/** Made when the first file comes. */
let doors: ReturnType<typeof uploadDoors> | undefined;

/** A door of attachments. */
export const upload = async (request: Request): Promise<Response> => {
  const { now, sessions, log, loopback, frame } = world;
  doors ??= uploadDoors({
    now,
    sessions,
    loopback,
    frame,
    isOurs: uploadWorld.isOurs,
    blobs: uploadWorld.blobs,
    settle: settleUpload(uploadWorld),
    read: readApplication(world),
  });
  try {
    return await doors(request);
  } catch (error) {
    log({ level: 'error', door: 'upload', error: (error as Error).stack });
    return faultPage({ status: 500, field: '附件', fault: '服务器出错', remedy: '请过几分钟再试' });
  }
};

/** Behind API Gateway: there a bucket takes files by its own links, and this door gives them. */
export const handler = gateway(upload, edge);

/** What nobody took goes, on its schedule. */
export const sweepUploads = async (): Promise<void> => {
  const removed = await uploadWorld.sweep();
  if (removed.length > 0) world.log({ level: 'info', uploadsForgotten: removed.length });
};
