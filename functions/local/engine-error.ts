/** Something about the embedded database that whoever runs the machine must put right; the message says what and how. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** Another process runs the database of this folder. */
export class AlreadyRunning extends EngineError {
  /** Where it answers; undefined when it has not said so yet. */
  readonly endpoint: string | undefined;

  constructor(folder: string, endpoint: string | undefined) {
    super(`${folder} 里的数据库正由另一个明白系统使用：请先停掉它，或给这一个设另外的 DATA_DIR。`);
    this.endpoint = endpoint;
  }
}
