import type { RouteName } from '../routes.ts';
import * as answers from './answer-schemas.ts';

/** Every answer but a refusal's is one of these, under its name in the document. */
export const ANSWERS = {
  Receipt: answers.RECEIPT,
  Progress: answers.PROGRESS,
  StepTaken: answers.STEP_TAKEN,
  Application: answers.APPLICATION,
  Applications: answers.APPLICATIONS,
  Deadline: answers.DEADLINE,
  Workflow: answers.STEPS,
  SearchAnswer: answers.SEARCH_ANSWER,
  UploadPlace: answers.UPLOAD_PLACE,
  UploadState: answers.UPLOAD_STATE,
  Problem: answers.PROBLEM,
} as const;

type AnswerName = keyof typeof ANSWERS;

/** What each door answers when it has done what was asked. */
export const ANSWER_OF: Readonly<Record<RouteName, AnswerName>> = {
  computeDeadline: 'Deadline',
  readWorkflow: 'Workflow',
  search: 'SearchAnswer',
  submitApplication: 'Receipt',
  requestUpload: 'UploadPlace',
  readUpload: 'UploadState',
  trackApplication: 'Progress',
  takeApplicantStep: 'StepTaken',
  listApplications: 'Applications',
  readApplication: 'Application',
  takeStep: 'StepTaken',
};
