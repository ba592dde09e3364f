import type { Fault } from './fault.ts';
import type { Problem } from './problem.ts';

/** A form that is not of this session, as a problem beside what it says: nothing is done, and nothing written is lost. */
export const foreignForm = ({ status, fault }: Fault): Problem => ({
  status,
  code: 'invalid',
  title: `这份表单${fault}`,
  detail: '如果是您刚才写的，请核对以后再提交一次。',
});
