import type { Consultation } from '#domain/application/facts.ts';
import type { StepName } from '#domain/application/steps.ts';
import type { Case } from '#functions/usecases/read-application.ts';

interface Known {
  readonly options: readonly { readonly value: string; readonly name: string }[];
  /** Why the step cannot be taken while there is nothing to choose. */
  readonly none: string;
}

const nameOf = ({ id, of }: Consultation): string => `${of === 'agency' ? '机关' : '第三方'} ${id}`;

/** What a step is taken of, chosen among what the case has; undefined for a step that is taken of the case itself. */
export const knownIds = ({ consultations, challenges }: Case['application'], step: StepName): Known | undefined => {
  const asked = (fits: (consultation: Consultation) => boolean, none: string): Known => ({
    options: consultations.filter(fits).map((each) => ({ value: each.id, name: nameOf(each) })),
    none,
  });
  switch (step) {
    case 'noteLetterReceived':
    case 'receiveOpinion':
      return asked(({ endedOn }) => !endedOn, '没有正在征求的意见');
    case 'tellThirdParty':
      return asked(({ opinion }) => opinion === 'objects', '没有第三方不同意公开');
    case 'noteChallengeResult':
      return {
        options: challenges
          .filter(({ result }) => !result)
          .map(({ id, kind }) => ({ value: id, name: `${kind === 'reconsideration' ? '复议' : '诉讼'} ${id}` })),
        none: '没有等待结果的复议和诉讼',
      };
    default:
      return undefined;
  }
};
