import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { liveContent } from './build/live-content.ts';

const contentDir = process.env.CONTENT_DIR ?? 'content';

/** Static pages for readers; the few on-demand ones go through the Node middleware. */
export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  output: 'static',
  adapter: node({ mode: 'middleware' }),
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [liveContent(contentDir)],
  },
});
