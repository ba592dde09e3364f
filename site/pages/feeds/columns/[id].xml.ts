/** One Atom feed a column. */

import type { APIContext } from 'astro';
import type { Column } from '#content/schema/site.ts';
import { library } from '../../../library/current.ts';
import { atomFeed, atomResponse } from '../../../text/atom.ts';

export const getStaticPaths = () => library.columns.map((column) => ({ params: { id: column.id }, props: { column } }));

export const GET = ({ props }: APIContext<{ column: Column }>): Response => {
  const { id, name } = props.column;
  return atomResponse(atomFeed(library, name, `/feeds/columns/${id}.xml`, library.inColumn(id)));
};
