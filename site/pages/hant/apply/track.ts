export { traditionalRoute as GET, traditionalRoute as POST } from '../../../build/traditional-route.ts';

export const prerender = false;
