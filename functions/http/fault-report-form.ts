import { isSiteFaultKind } from '#domain/site-fault-kinds.ts';
import type { FaultReport } from '../usecases/keep-fault-report.ts';
import type { Fault } from './fault.ts';
import type { FormLimits } from './form.ts';
import { fieldFault, textFault, written } from './written.ts';

export const FAULT_REPORT_LIMITS: FormLimits = { sentBytes: 16_384, decodedBytes: 8192 };

const ADDRESS_CHARACTERS = 300;
const WORDS_CHARACTERS = 1000;
const CONTACT_CHARACTERS = 100;

/** 网站找错 as sent, checked field by field. */
export const parseFaultReport = (form: URLSearchParams): FaultReport | Fault => {
  const [address, kind, words, contact] = [
    written(form, 'address'),
    written(form, 'kind'),
    written(form, 'words'),
    written(form, 'contact'),
  ];
  if (address === '') return fieldFault('出错的网页', '没有填写', '请写下网页的地址或名称后重新提交');
  if (!isSiteFaultKind(kind)) return fieldFault('哪一类错误', '没有选择', '请选择一类后重新提交');
  if (words === '') return fieldFault('错在哪里', '没有填写', '请写下错在哪里后重新提交');
  return (
    textFault('出错的网页', address, ADDRESS_CHARACTERS) ??
    textFault('错在哪里', words, WORDS_CHARACTERS) ??
    textFault('联系方式', contact, CONTACT_CHARACTERS) ?? { address, kind, words, contact }
  );
};
