import type { FindingKind } from '#domain/outgoing/finding.ts';

/** What a part of an Office file means; `plain` parts are looked into where they may hide something. */
type PartRow = readonly [pattern: RegExp, kind: FindingKind | 'plain'];

/** The first row that fits holds; a part that fits none is unknown, and is reported. */
const PARTS: readonly PartRow[] = [
  [/(?:^|\/)_rels\/[^/]*\.rels$/, 'plain'],
  [/^\[Content_Types\]\.xml$/, 'plain'],
  [/^docProps\/(?:app|core)\.xml$/, 'plain'],
  [/^docProps\/custom\.xml$/, 'customProperties'],
  [/^docMetadata\//, 'customProperties'],
  [/^docProps\/thumbnail\./, 'thumbnail'],
  [/^customXml\//, 'customXml'],
  [/vbaProject|vbaData|\/activeX\/|\/ctrlProps\/|\/macrosheets\/|\/dialogsheets\/|customUI/i, 'macro'],
  [/\/embeddings\/|\/oleObject|\/afchunk|\/webextensions\//i, 'embeddedObject'],
  [/\/printerSettings\//, 'printerSettings'],
  [/\/(?:comments|threadedComments|persons)[^.]*\/|\/(?:comments\w*|people|documenttasks\/.*)\.xml$/i, 'comment'],
  [/^xl\/pivot(?:Cache|Tables)\/|^xl\/slicers?(?:Caches)?\/|^xl\/timeline/i, 'pivotCache'],
  [/^xl\/externalLinks\//, 'externalLink'],
  [/^xl\/(?:model\/|connections\.xml|queryTables\/|xmlMaps\.xml)/i, 'dataModel'],
  [/^xl\/revisions\//, 'trackedChange'],
  [/^word\/glossary\//, 'embeddedObject'],
  [/^(?:xl|word)\/media\/[^/]+\.(?:jpe?g|png|webp)$/i, 'plain'],
  [/^xl\/(?:workbook|styles|sharedStrings|metadata|calcChain)\.xml$/, 'plain'],
  [/^xl\/(?:worksheets|chartsheets)\/[^/]+\.xml$/, 'plain'],
  [/^xl\/(?:tables|richData)\/[^/]+\.xml$/, 'plain'],
  [/^(?:xl|word)\/theme\/[^/]+\.(?:xml|jpe?g|png)$/, 'plain'],
  [/^(?:xl|word)\/(?:drawings|charts|diagrams)\/[^/]+\.(?:xml|vml)$/, 'plain'],
  [/^word\/(?:document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering)\.xml$/, 'plain'],
  [/^word\/(?:footnotes|endnotes|(?:header|footer)\d*)\.xml$/, 'plain'],
];

export const partKind = (name: string): FindingKind | 'plain' =>
  PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknownPart';
