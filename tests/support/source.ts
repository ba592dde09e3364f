import { join } from 'node:path/posix';
import ts from 'typescript';

/** A source file of ours, by its path below the project's folder. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** A path of ours, or a package's name as written. */
  readonly to: string;
  readonly isOurs: boolean;
  /** Gone once the types are stripped. */
  readonly typeOnly: boolean;
}

/** `imports` of package.json. */
const ALIASES = [
  ['#content/', 'content/'],
  ['#domain/', 'functions/domain/'],
  ['#functions/', 'functions/'],
  ['#site/', 'site/'],
] as const;

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---/;
const SCRIPT = /<script(?![^>]*(?:is:inline|\ssrc=))[^>]*>([\s\S]*?)<\/script>/g;

/** The scripts in a page's markup that are bundled for the browser. */
export const browserScripts = ({ path, text }: Source): string =>
  path.endsWith('.astro') ? [...text.matchAll(SCRIPT)].map((match) => match[1]).join('\n') : '';

/** A file's TypeScript: all of it, or a page's frontmatter and scripts. */
export const parse = (source: Source): ts.SourceFile => {
  const { path, text } = source;
  const code = path.endsWith('.astro') ? `${FRONT_MATTER.exec(text)?.[1] ?? ''}\n${browserScripts(source)}` : text;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
};

const resolve = (from: string, specifier: string): Pick<Import, 'to' | 'isOurs'> => {
  const bare = specifier.split('?', 1)[0] ?? '';
  if (bare.startsWith('.')) return { to: join(from, '..', bare), isOurs: true };
  const alias = ALIASES.find(([prefix]) => bare.startsWith(prefix));
  return alias ? { to: bare.replace(alias[0], alias[1]), isOurs: true } : { to: bare, isOurs: false };
};

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const { importClause } = node;
  if (!importClause || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return importClause !== undefined;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((element) => element.isTypeOnly);
};

/** The module a node asks for: `import … from`, `export … from`, `import()`, `new URL('…', import.meta.url)`. */
const specifierOf = (node: ts.Node): ts.Expression | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  const isUrl = ts.isNewExpression(node) && node.expression.getText() === 'URL';
  return isUrl && node.arguments?.[1]?.getText() === 'import.meta.url' ? node.arguments[0] : undefined;
};

/** Calls `visit` for every node of a tree. */
export const walk = (root: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(root);
  root.forEachChild((child) => walk(child, visit));
};

/** All that a file imports, in the order written. */
export const importsOf = (source: Source): Import[] => {
  const found: Import[] = [];
  walk(parse(source), (node) => {
    const specifier = specifierOf(node);
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const typeOnly = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && isTypeOnly(node);
    found.push({ ...resolve(source.path, specifier.text), typeOnly });
  });
  return found;
};
