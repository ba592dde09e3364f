import type { Adapter, AdapterPayload } from 'oidc-provider';

/** More than a demonstration ever has under way; the oldest makes room. */
const MOST = 10_000;

/**
 * What the embedded provider remembers, until the process ends. Sessions of officers are not here but in the table;
 * here are interactions, codes and grants, and the provider itself judges what has expired.
 */
export const identityMemory = (nowSeconds: () => number): ((model: string) => Adapter) => {
  const kept = new Map<string, AdapterPayload>();
  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`;
    const findBy = async (name: 'uid' | 'userCode', value: string): Promise<AdapterPayload | undefined> =>
      [...kept].find(([key, payload]) => key.startsWith(keyOf('')) && payload[name] === value)?.[1];
    return {
      upsert: async (id, payload) => {
        kept.delete(keyOf(id));
        kept.set(keyOf(id), payload);
        const [oldest] = kept.keys();
        if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      },
      find: async (id) => kept.get(keyOf(id)),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      consume: async (id) => {
        const payload = kept.get(keyOf(id));
        if (payload) payload.consumed = nowSeconds();
      },
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
};
