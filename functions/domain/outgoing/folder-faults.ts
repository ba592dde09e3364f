import { UPLOAD_FAULTS } from '../attachment-rules.ts';

/** Why a file is not taken into the folder of a draft, or what is done with it there is refused. */
export const FOLDER_FAULTS = {
  ...UPLOAD_FAULTS,
  notDrafting: {
    fault: '现在不能改动',
    remedy: '只有主办单位的经办人在办理中可以改动；已经送审的，请审核人退回修改',
  },
  unknownFile: { fault: '不在这件申请的文件里', remedy: '请刷新页面后重新选择' },
  tooMany: { fault: '已经有 10 个文件', remedy: '请合并文件，或者先移除不用的' },
  unscanned: { fault: '安全检查没有完成', remedy: '请几分钟后重新上传' },
  noFile: { fault: '没有选择', remedy: '请先选择文件再上传' },
  noReason: { fault: '没有写明可以公开的理由', remedy: '请逐处核对以后写明理由' },
  notConfirmable: { fault: '不是可以逐处确认的文件', remedy: '请按检查结果修改后重新上传' },
  noArea: { fault: '没有遮盖的位置', remedy: '请写要遮盖的词，或者标出至少一处' },
  noLaw: { fault: '没有选择遮盖的理由', remedy: '请选择不予公开所依据的条款' },
  wrongArea: { fault: '遮盖的位置写得不对', remedy: '每行写“页码 左 上 宽 高”，都是数字' },
  noSuchWord: { fault: '里找不到要遮盖的词', remedy: '请逐行核对写法；图片和扫描件里的字，请标出位置' },
  notRedactable: { fault: '不能遮盖', remedy: '请先导出为 PDF 再遮盖；字体没有嵌入的请重新导出' },
  areaOutside: { fault: '遮盖区不在页面上', remedy: '请在页面以内重画' },
  notRemoved: { fault: '遮盖后没有通过检查', remedy: '请拆分后重试，或者打印后扫描' },
} as const satisfies Readonly<Record<string, { fault: string; remedy: string }>>;

export type FolderFault = keyof typeof FOLDER_FAULTS;
