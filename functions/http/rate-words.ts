import type { Rate } from '../routes.ts';

/** 每 10 分钟 10 次、每小时 20 次 */
export const rateWords = ({ times, seconds }: Rate): string => {
  const [amount, unit] = seconds % 3600 === 0 ? [seconds / 3600, '小时'] : [seconds / 60, '分钟'];
  return `每${amount === 1 ? '' : ` ${amount} `}${unit} ${times} 次`;
};
