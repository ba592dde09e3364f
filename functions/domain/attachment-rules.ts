/** 附件类型 — what an applicant may send, by extension; what it really is is judged by its bytes. */
export const ATTACHMENT_TYPES = {
  pdf: { name: 'PDF', media: 'application/pdf' },
  jpg: { name: 'JPG 图片', media: 'image/jpeg' },
  png: { name: 'PNG 图片', media: 'image/png' },
  docx: { name: 'Word 文档', media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { name: 'Excel 表格', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  ofd: { name: 'OFD 版式文件', media: 'application/ofd' },
  txt: { name: '纯文本', media: 'text/plain; charset=utf-8' },
} as const;

export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

/** How a file is to be saved, under its name (Content-Disposition, RFC 6266). */
export const dispositionOf = (name: string, type: AttachmentType): string =>
  `attachment; filename="file.${type}"; filename*=UTF-8''${encodeURIComponent(name)}`;

const MIB = 1024 * 1024;

/** One file, all files of one application, and how many. */
export const ATTACHMENT_LIMITS = { fileBytes: 20 * MIB, allBytes: 50 * MIB, files: 10 } as const;

/** The limits as people are told them: 20 MB, 50 MB. */
export const LIMIT_WORDS = {
  file: `${ATTACHMENT_LIMITS.fileBytes / MIB} MB`,
  all: `${ATTACHMENT_LIMITS.allBytes / MIB} MB`,
} as const;

/** 附件 of an application: which upload, and what it was when it was found clean. Its name is not kept: names tell of people. */
export interface Attachment {
  readonly id: string;
  readonly type: AttachmentType;
  readonly sizeBytes: number;
  /** Hexadecimal, as announced; bytes with another hash are not the file. */
  readonly sha256: string;
}

const TYPE_NAMES = Object.values(ATTACHMENT_TYPES)
  .map(({ name }) => name)
  .join('、');

/** Why a file is not taken, and what to do. */
export const UPLOAD_FAULTS = {
  typeNotAllowed: { fault: '不是可以上传的类型', remedy: `请改用${TYPE_NAMES}` },
  tooLarge: { fault: `超过 ${LIMIT_WORDS.file}`, remedy: '请压缩图片或者分成几个文件' },
  empty: { fault: '是空的', remedy: '请重新选择文件' },
  notWhatItSays: { fault: '内容与扩展名不符', remedy: '请用原来的程序打开，另存为这种类型再上传' },
  changed: { fault: '传到的内容与所选的文件不同', remedy: '请重新上传' },
  broken: { fault: '已经损坏，打不开', remedy: '请用原来的程序打开，另存以后再上传' },
  locked: { fault: '有密码', remedy: '请去掉密码再上传' },
  bomb: { fault: '解开以后太大', remedy: '请只放需要的内容，另存以后再上传' },
  twoInOne: { fault: '里面藏着另一个文件', remedy: '请用原来的程序打开，另存以后再上传' },
  strangePath: { fault: '里面的文件名不正常', remedy: '请用原来的程序打开，另存以后再上传' },
  macro: { fault: '带有宏、脚本或者嵌入的程序', remedy: '请另存为不带宏的类型，或者导出为 PDF' },
  tooManyPixels: { fault: '图片的尺寸太大', remedy: '请把图片缩小到 1 亿像素以内' },
  forbidden: { fault: '没有通过安全检查', remedy: '请检查您的设备有没有病毒，换一个文件再上传' },
} as const satisfies Readonly<Record<string, { fault: string; remedy: string }>>;

export type UploadFault = keyof typeof UPLOAD_FAULTS;

const SAME_TYPE: Readonly<Record<string, AttachmentType>> = { jpeg: 'jpg', text: 'txt' };

/** The type that a file's name says; undefined for one that is not taken. */
export const typeOfName = (name: string): AttachmentType | undefined => {
  const extension = /\.([A-Za-z]{2,5})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const type = SAME_TYPE[extension] ?? extension;
  return Object.hasOwn(ATTACHMENT_TYPES, type) ? (type as AttachmentType) : undefined;
};

const LONGEST_NAME = { head: 60, tail: 39 } as const;

/** A file's name as it may be shown on one line: nothing that hides, breaks or turns it, the middle of a long one left out. */
export const shownName = (name: string): string => {
  const letters = [
    ...name
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  ];
  const { head, tail } = LONGEST_NAME;
  if (letters.length <= head + tail) return letters.join('') || '没有名字';
  return `${letters.slice(0, head).join('')}…${letters.slice(-tail).join('')}`;
};

/** What a file is refused for before it is sent. */
export const announcedFault = (name: string, sizeBytes: number): UploadFault | undefined => {
  if (!typeOfName(name)) return 'typeNotAllowed';
  if (sizeBytes === 0) return 'empty';
  return sizeBytes > ATTACHMENT_LIMITS.fileBytes ? 'tooLarge' : undefined;
};

/** An upload that an application is to take. */
interface Chosen extends Attachment {
  readonly state: 'waiting' | 'clean' | 'refused';
  readonly fault?: UploadFault | undefined;
  readonly claimedBy?: string | undefined;
}

/** Why uploads cannot be attached, with what to do. */
export interface AttachmentRefusal {
  readonly kind: 'attachmentUnusable';
  readonly fault: string;
  readonly remedy: string;
}

const unusable = (fault: string, remedy: string): AttachmentRefusal => ({ kind: 'attachmentUnusable', fault, remedy });

const refusalOf = (upload: Chosen | undefined, number: string): AttachmentRefusal | undefined => {
  if (!upload) return unusable('没有这个附件', '请重新上传');
  if (upload.claimedBy && upload.claimedBy !== number) return unusable('已经用在另一件申请', '请重新上传');
  if (upload.state === 'waiting') return unusable('还没有检查完', '请稍等片刻再提交');
  if (upload.state === 'clean') return undefined;
  const { fault, remedy } = UPLOAD_FAULTS[upload.fault ?? 'broken'];
  return unusable(fault, remedy);
};

/** 附件 of the application `number`, from the uploads it names; or why one of them cannot be taken. */
export const attachmentsFrom = (
  uploads: readonly (Chosen | undefined)[],
  number: string,
): { readonly attachments: readonly Attachment[] } | { readonly refusal: AttachmentRefusal } => {
  for (const upload of uploads) {
    const refusal = refusalOf(upload, number);
    if (refusal) return { refusal };
  }
  const attachments = uploads.flatMap((upload) =>
    upload ? [{ id: upload.id, type: upload.type, sizeBytes: upload.sizeBytes, sha256: upload.sha256 }] : [],
  );
  const bytes = attachments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const { allBytes, files } = ATTACHMENT_LIMITS;
  if (bytes > allBytes || attachments.length > files)
    return {
      refusal: unusable(`附件多于 ${files} 个或者合计超过 ${LIMIT_WORDS.all}`, '请减少附件，或者压缩以后再上传'),
    };
  return { attachments };
};
