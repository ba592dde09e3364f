import type { Consultation } from '#domain/application/facts.ts';
import { isOpen } from '#domain/application/states.ts';
import type { StepName } from '#domain/application/steps.ts';
import type { SameRecord } from '#functions/usecases/find-same.ts';
import type { Case } from '#functions/usecases/read-application.ts';

interface Known {
  /** The field it is chosen in. */
  readonly field: 'id' | 'into';
  readonly options: readonly { readonly value: string; readonly name: string }[];
  /** Why the step cannot be taken while there is nothing to choose. */
  readonly none: string;
}

const nameOf = ({ id, of }: Consultation): string => `${of === 'agency' ? '机关' : '第三方'} ${id}`;

/** What a step is taken of, chosen among what the case has; undefined for a step that is taken of the case itself. */
export const knownIds = (
  { arrivedOn, consultations, challenges }: Case['application'],
  step: StepName,
  same: SameRecord,
): Known | undefined => {
  const asked = (fits: (consultation: Consultation) => boolean, none: string): Known => ({
    field: 'id',
    options: consultations.filter(fits).map((each) => ({ value: each.id, name: nameOf(each) })),
    none,
  });
  switch (step) {
    case 'noteLetterReceived':
    case 'receiveOpinion':
      return asked(({ endedOn }) => !endedOn, '没有正在征求的意见');
    case 'tellThirdParty':
      return asked(
        ({ of, opinion, toldOn }) => of === 'thirdParty' && opinion === 'objects' && !toldOn,
        '没有不同意公开、还没有告知的第三方',
      );
    case 'noteChallengeResult':
      return {
        field: 'id',
        options: challenges
          .filter(({ result }) => !result)
          .map(({ id, kind }) => ({ value: id, name: `${kind === 'reconsideration' ? '复议' : '诉讼'} ${id}` })),
        none: '没有等待结果的复议和诉讼',
      };
    case 'merge':
      return {
        field: 'into',
        options: same.others
          .filter(
            (other) => other.sameApplicant && isOpen(other.state) && !other.replyNo && other.arrivedOn <= arrivedOn,
          )
          .map(({ number, title }) => ({ value: number, name: `${number} ${title}` })),
        none: '同一个申请人没有更早的、还在办理的相同申请',
      };
    default:
      return undefined;
  }
};
