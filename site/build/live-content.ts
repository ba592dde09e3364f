import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** While an author writes (`npm run dev`): a saved content file reloads the library and the page. */
export const liveContent = (contentDir: string): Plugin => ({
  name: 'mingbai-live-content',
  apply: 'serve',
  configureServer(server) {
    const root = resolve(contentDir);
    server.watcher.add(root);
    server.watcher.on('all', (_event, path) => {
      if (!path.startsWith(root)) return;
      for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
    });
  },
});
