export { traditionalRoute as GET } from '../../build/traditional-route.ts';

export const prerender = false;
