/** Something the person at the terminal can put right; the message is the one sentence that says what and how. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}

/** Errors whose message is meant to be read; any other is ours, and shows its stack. */
const SPOKEN = new Set(['Complaint', 'ContentError', 'EngineError', 'KeyFileError']);

export const say = (message: string): void => {
  process.stderr.write(`${message}\n`);
};

/** Runs a tool; a complaint becomes its sentence and exit code 1. */
export const run = async (main: () => Promise<void>): Promise<void> => {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Error && SPOKEN.has(error.name)) say(error.message);
    else throw error;
  }
};

/** A progress line with the seconds since the tool began: `  12 秒  正在生成页面`. */
export const progressSince =
  (startedAtMs: number) =>
  (message: string): void =>
    say(`${String(Math.round((performance.now() - startedAtMs) / 1000)).padStart(4)} 秒  ${message}`);
