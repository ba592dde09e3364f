import { clientOf } from '../http/client-address.ts';
import { faultPage } from '../http/fault.ts';
import { folderDoors } from '../http/folder-doors.ts';
import { gateway } from '../http/gateway.ts';
import { checkOutgoing } from '../usecases/check-outgoing.ts';
import { giveFile } from '../usecases/give-file.ts';
import { keepFolder } from '../usecases/keep-folder.ts';
import { redactFile } from '../usecases/redact-file.ts';
import { settleUpload } from '../usecases/settle-upload.ts';
import { trackApplication } from '../usecases/track-application.ts';
import { world } from '../world.ts';
import { outgoingFolder } from '../world-blobs.ts';
import { edge } from '../world-edge.ts';
import { outgoingWorld } from '../world-outgoing.ts';
import { uploadWorld } from '../world-uploads.ts';

export { isFolderDoor } from '../http/folder-doors.ts';

/** Made when the first file is brought or fetched. */
let doors: ReturnType<typeof folderDoors> | undefined;

const make = (): ReturnType<typeof folderDoors> => {
  const { now, today, sessions, rates, loopback, frame, applications, uploads, blobs } = world;
  const folder = outgoingFolder();
  const { files, pages, redactor } = outgoingWorld;
  const kept = keepFolder({
    now,
    applications,
    uploads,
    blobs,
    folder,
    countPages: async (file) => (await pages.sizes(file)).length,
    settle: settleUpload(uploadWorld),
    check: checkOutgoing({ files, today }),
  });
  return folderDoors({
    now,
    sessions,
    rates,
    loopback,
    frame,
    folder: kept,
    redaction: redactFile({
      applications,
      blobs,
      folder,
      pages,
      redactor,
      attach: kept.attach,
    }),
    give: giveFile({ applications, blobs, folder, track: trackApplication(world) }),
    incoming: world.incoming,
  });
};

/** A door of released files. */
export const folder = async (request: Request, address: string): Promise<Response> => {
  doors ??= make();
  try {
    return await doors(request, clientOf(address));
  } catch (error) {
    world.log({ level: 'error', door: 'folder', error: (error as Error).stack });
    return faultPage({ status: 500, field: '文件', fault: '服务器出错', remedy: '请过几分钟再试' });
  }
};

/** Behind API Gateway. */
export const handler = gateway(folder, edge);
