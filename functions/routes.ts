/** What every path of the API begins with. */
export const API_PATH = '/api/v1';

/** The header in which whoever runs the code hands on the client's address; a stranger's is overwritten. */
export const CLIENT_ADDRESS = 'x-client-address';

/** The header in which the CDN says the word that only it and the functions know. */
export const EDGE_WORD = 'x-portal-word';

/** How often one client may come: `times` in `seconds`, shared by all instances. */
export interface Rate {
  readonly times: number;
  readonly seconds: number;
}

/** A door of the API: what it is for, who may come, and what breaks when it fails; what it may touch is in `grants.ts`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Below `API_PATH`. */
  readonly path: string;
  readonly name: string;
  readonly who: 'public' | 'applicant' | 'officer';
  readonly harm: string;
  readonly rate: Rate;
  /** Where what is refused unread must not use up `rate`: how often one may try at all. */
  readonly tries?: Rate;
  /** Where 查询码 is asked for: only a wrong one uses up `rate`. */
  readonly guessed?: true;
}

const OFTEN: Rate = { times: 120, seconds: 60 };
/** What readers send in by a form of a page. */
export const FORM_RATE: Rate = { times: 20, seconds: 3600 };
const SELDOM: Rate = { times: 20, seconds: 3600 };
/** Guessing a 查询码 must be hopeless. */
const GUESSING: Rate = { times: 10, seconds: 600 };
/** Right and wrong together: a library with one address, an applicant who looks at every letter and file. */
const LOOKING: Rate = { times: 120, seconds: 600 };

/** Every door of the API. The API serves it, OpenAPI describes it, `infra/` leads to it. */
// biome-ignore format: a door is read as a line
export const ROUTES = {
  computeDeadline: { method: 'POST', path: '/deadlines', name: '计算期限', who: 'public', harm: '无法核对期限', rate: OFTEN },
  readWorkflow: { method: 'GET', path: '/workflow', name: '办理流程', who: 'public', harm: '流程页面以外的系统读不到流程', rate: OFTEN },
  search: { method: 'GET', path: '/search', name: '搜索', who: 'public', harm: '其他系统搜不到已公开的信息', rate: OFTEN },
  submitApplication: { method: 'POST', path: '/applications', name: '提出申请', who: 'public', harm: '公民不能提出申请', rate: SELDOM, tries: OFTEN },
  requestUpload: { method: 'POST', path: '/uploads', name: '申请上传附件', who: 'public', harm: '申请人不能附上材料', rate: { times: 60, seconds: 3600 } },
  readUpload: { method: 'GET', path: '/uploads/{id}', name: '查看上传的附件', who: 'public', harm: '不知道附件能不能用', rate: OFTEN },
  trackApplication: { method: 'POST', path: '/applications/track', name: '查询办理进度', who: 'applicant', harm: '申请人看不到进度', rate: GUESSING, tries: LOOKING, guessed: true },
  takeApplicantStep: { method: 'POST', path: '/applications/{number}/applicant-steps/{step}', name: '申请人办理一步', who: 'applicant', harm: '申请人不能补正、说明理由或撤回', rate: GUESSING, tries: LOOKING, guessed: true },
  listApplications: { method: 'GET', path: '/applications', name: '待办列表', who: 'officer', harm: '工作人员看不到待办', rate: OFTEN },
  readApplication: { method: 'GET', path: '/applications/{number}', name: '读取一件申请', who: 'officer', harm: '工作人员读不到申请', rate: OFTEN },
  takeStep: { method: 'POST', path: '/applications/{number}/steps/{step}', name: '办理一步', who: 'officer', harm: '申请停在原处，可能超期', rate: OFTEN },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof ROUTES;
