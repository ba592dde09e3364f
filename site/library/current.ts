import { openLibrary } from './library.ts';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: build through tools/build.ts or tools/dev.ts`);
  return value;
};

/** The library this build is made from: the content folder and the day are the builder's to say. */
export const library = openLibrary(need('CONTENT_DIR'), need('BUILD_DAY'));
