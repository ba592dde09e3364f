import type { InterpretationFields } from '#content/schema/publication.ts';
import type { IconName } from '../components/icons.ts';

/** The icon of each form of interpretation. */
export const FORM_ICONS: Record<InterpretationFields['form'], IconName> = {
  文字解读: 'explain',
  图解: 'picture',
  视频解读: 'video',
  问答: 'question',
  新闻发布会: 'press',
};
