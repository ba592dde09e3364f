import type { Stored } from '../../usecases/ports/applications.ts';

/** The applications that a process has seen last; a bound keeps it small. */
export const memory = (most = 500) => {
  const seen = new Map<string, Stored>();
  return {
    remember: <S extends Stored | undefined>(number: string, stored: S): S => {
      seen.delete(number);
      if (stored) seen.set(number, stored);
      const [oldest] = seen.size > most ? seen.keys() : [];
      if (oldest !== undefined) seen.delete(oldest);
      return stored;
    },
    recall: (number: string, version: number): Stored | undefined => {
      const stored = seen.get(number);
      return stored?.version === version ? stored : undefined;
    },
  };
};
