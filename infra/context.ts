import { parseArgs } from 'node:util';

/** `-c name=value`, as often as there is something to say, as the toolkit itself takes it. */
export const readContext = (args: readonly string[]): Readonly<Record<string, string>> => {
  const { values } = parseArgs({
    args: [...args],
    options: { context: { type: 'string', short: 'c', multiple: true } },
  });
  return Object.fromEntries(
    (values.context ?? []).map((each) => {
      const [name = '', ...value] = each.split('=');
      return [name, value.join('=')];
    }),
  );
};
