/** The tables of the city: names of agencies, columns, themes, items, and of the site itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const CITY = process.env.CITY;

const table = (file) => load(readFileSync(join(CITY, file), 'utf8'));
const named = (rows) => Object.fromEntries(rows.map((row) => [row.id, row]));
const agency = (file) => ({
  id: file.replace('.md', ''),
  ...load(readFileSync(join(CITY, 'agencies', file), 'utf8').split(/^---$/m)[1]),
});

export default {
  site: table('site.yaml'),
  columns: named(table('columns.yaml')),
  themes: named(table('themes.yaml')),
  items: named(table('statutory.yaml')),
  agencies: named(readdirSync(join(CITY, 'agencies')).map(agency)),
};
