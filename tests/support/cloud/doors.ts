import type { Resource } from '../synthesis.ts';

const segments = (path: string): string[] => path.split('/').slice(1);

/** How well a door fits, as API Gateway judges it: fixed words before variables, variables before the rest, anything last. */
const fitOf = (door: string, method: string, path: string): string | undefined => {
  if (door === '$default') return '';
  const [asked, pattern = ''] = door.split(' ');
  const [wanted, given] = [segments(pattern), segments(path)];
  const isGreedy = wanted.at(-1)?.endsWith('+}') ?? false;
  if (asked !== method || (isGreedy ? given.length < wanted.length : given.length !== wanted.length)) return undefined;
  const marks = wanted.map((word, at) => {
    if (word.endsWith('+}')) return '1';
    if (word.startsWith('{')) return given[at] ? '2' : undefined;
    return word === given[at] ? '3' : undefined;
  });
  return marks.includes(undefined) ? undefined : marks.join('');
};

/** The door that a request goes through. */
export const doorOf = (doors: readonly string[], method: string, path: string): string =>
  doors
    .map((door) => ({ door, fit: fitOf(door, method, path) }))
    .filter(({ fit }) => fit !== undefined)
    .sort((a, b) => (b.fit ?? '').localeCompare(a.fit ?? ''))[0]?.door ?? '';

/** Every door of a template, with the function that it leads to, by its resource's name. */
export const doorsIn = (
  resources: readonly (readonly [string, Resource])[],
  resolve: (value: unknown) => unknown,
): Map<string, string> => {
  const of = (type: string) => resources.filter(([, { Type }]) => Type === type);
  const behind = new Map(
    of('AWS::ApiGatewayV2::Integration').map(([id, { Properties }]) => [
      `integrations/${id}`,
      String(Properties.IntegrationUri['Fn::GetAtt'][0]),
    ]),
  );
  return new Map(
    of('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      String(Properties.RouteKey),
      behind.get(String(resolve(Properties.Target))) ?? '',
    ]),
  );
};
