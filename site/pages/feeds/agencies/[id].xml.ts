/** One Atom feed an agency. */
import type { APIContext } from 'astro';
import { library } from '../../../library/current.ts';
import type { Agency } from '../../../library/library.ts';
import { atomFeed, atomResponse } from '../../../text/atom.ts';

export const getStaticPaths = () =>
  library.agencies.map((agency) => ({ params: { id: agency.id }, props: { agency } }));

export const GET = ({ props }: APIContext<{ agency: Agency }>): Response => {
  const { id, fields } = props.agency;
  return atomResponse(atomFeed(library, fields.name, `/feeds/agencies/${id}.xml`, library.ofAgency(id)));
};
