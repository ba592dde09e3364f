import { apiDocs } from './api-docs.ts';
import { fieldDocs } from './field-docs.ts';
import { scaleDocs } from './scale-docs.ts';
import { tourDocs } from './tour/tour-docs.ts';
import { workflowDocs } from './workflow-docs.ts';

/** The documents that are drawn from code, by their path. */
export const GENERATED_DOCS: Readonly<Record<string, () => string>> = {
  'docs/api.md': apiDocs,
  'docs/fields.md': fieldDocs,
  'docs/scale.md': scaleDocs,
  'docs/tour.md': tourDocs,
  'docs/workflow.md': workflowDocs,
};
