/** A file that would be refused is refused where it is chosen, before it is sent. */
import { announcedFault, UPLOAD_FAULTS } from '#domain/attachment-rules.ts';

export const judgeFile = (input: HTMLInputElement | null): void =>
  input?.addEventListener('change', () => {
    const [file] = input.files ?? [];
    const fault = file && announcedFault(file.name, file.size);
    input.setCustomValidity(fault ? `文件${UPLOAD_FAULTS[fault].fault}：${UPLOAD_FAULTS[fault].remedy}。` : '');
    input.reportValidity();
  });
