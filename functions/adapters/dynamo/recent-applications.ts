import type { Stored } from '../../usecases/ports/applications.ts';

/** So many applications are remembered at the most. */
const MOST = 500;

/** The applications that a process has seen last; a bound keeps it small. */
export const recentApplications = () => {
  const seen = new Map<string, Stored>();
  return {
    remember: <S extends Stored | undefined>(number: string, stored: S): S => {
      seen.delete(number);
      if (stored) seen.set(number, stored);
      const [oldest] = seen.size > MOST ? seen.keys() : [];
      if (oldest !== undefined) seen.delete(oldest);
      return stored;
    },
    recall: (number: string, version: number): Stored | undefined => {
      const stored = seen.get(number);
      return stored?.version === version ? stored : undefined;
    },
  };
};
