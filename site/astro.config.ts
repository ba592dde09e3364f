import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { liveContent } from './build/live-content.ts';
import { lambda } from './lambda/adapter.ts';

const contentDir = process.env.CONTENT_DIR ?? 'content';

/** Static pages for readers; the few on-demand ones go through the Node middleware, or a Lambda function (`PAGES_ON`). */
export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  output: 'static',
  adapter: process.env.PAGES_ON === 'lambda' ? lambda() : node({ mode: 'middleware' }),
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [liveContent(contentDir)],
  },
});
