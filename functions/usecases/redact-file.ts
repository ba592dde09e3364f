import { folderFault } from '#domain/application/handlers.ts';
import type { FolderFault } from '#domain/outgoing/folder-faults.ts';
import { type Mark, REMOVAL_LAWS, type RemovalLaw } from '#domain/outgoing/removals.ts';
import type { Applications } from './ports/applications.ts';
import type { AtFolder, Brought, FolderFile, Kept, OutgoingFolder } from './ports/folder.ts';
import type { Area, PageReader, PageSize, RedactionRefusal, Redactor } from './ports/outgoing.ts';
import type { Blobs } from './ports/uploads.ts';

interface World {
  readonly applications: Applications;
  readonly blobs: Blobs;
  readonly folder: OutgoingFolder;
  readonly pages: PageReader;
  readonly redactor: Redactor;
  readonly attach: (at: AtFolder, brought: Brought) => Promise<Kept>;
}

/** What is to be removed, and under which article. */
export interface Removing {
  readonly marks: readonly Mark[];
  readonly words: readonly string[];
  readonly law: RemovalLaw;
}

const FAULTS = {
  notRedactable: 'notRedactable',
  unreadable: 'notRedactable',
  encrypted: 'locked',
  tooLarge: 'tooLarge',
  fontMissing: 'notRedactable',
  noArea: 'noArea',
  areaOutside: 'areaOutside',
  notRemoved: 'notRemoved',
} as const satisfies Readonly<Record<RedactionRefusal, FolderFault>>;

/** A mark in the measure of its page; one on no page stays where no page is, and is refused there. */
const areaOf = ({ page, left, top, width, height }: Mark, sizes: readonly PageSize[]): Area => {
  const size = sizes[page - 1] ?? { width: 1, height: 1 };
  const [across, down] = [size.width / 100, size.height / 100];
  return { page, x: left * across, y: top * down, width: width * across, height: height * down };
};

/** 遮盖 (第三十七条) — a new file without what is marked, beside the one it is made of, with the reason of each removal. */
export const redactFile = (world: World) => {
  const faultAt = async ({ number, officer }: AtFolder) =>
    folderFault((await world.applications.load(number))?.application, officer);

  const sourceOf = async (at: AtFolder, id: string): Promise<{ file: FolderFile; bytes: Uint8Array } | undefined> => {
    const file = (await world.folder.list(at.number)).find((each) => each.id === id);
    const bytes = file && (await world.blobs.read(file));
    return bytes && { file, bytes };
  };

  return {
    redact: async (at: AtFolder, id: string, { marks, words, law }: Removing): Promise<Kept> => {
      const fault = await faultAt(at);
      if (fault) return fault;
      const source = await sourceOf(at, id);
      if (!source) return { fault: 'unknownFile' };
      const file = { name: source.file.name, bytes: source.bytes };
      const found = words.length > 0 ? await world.pages.find(file, words) : [];
      if (words.some((_, at) => !found[at]?.length)) return { fault: 'noSuchWord' };
      const sizes = marks.length > 0 ? await world.pages.sizes(file) : [];
      const areas = [...marks.map((mark) => areaOf(mark, sizes)), ...found.flat()];
      const made = await world.redactor.redact(file, areas);
      if (made.kind === 'refused') return { fault: FAULTS[made.reason] };
      const removals = [...new Set(areas.map(({ page }) => page))].map((page) => ({
        where: `第 ${page} 页，${areas.filter((area) => area.page === page).length} 处`,
        law: REMOVAL_LAWS[law],
      }));
      return world.attach(at, {
        ...made.file,
        sha256: made.sha256,
        madeFrom: {
          id,
          name: file.name,
          removals: [...(source.file.madeFrom?.removals ?? []), ...removals],
          elsewhere: made.elsewhere,
        },
      });
    },

    /** A page of a file as a picture (PNG), for whoever drafts. */
    page: async (at: AtFolder, id: string, page: number): Promise<Uint8Array | undefined> => {
      const source = (await faultAt(at)) ? undefined : await sourceOf(at, id);
      return source && world.pages.draw({ name: source.file.name, bytes: source.bytes }, page);
    },
  };
};
