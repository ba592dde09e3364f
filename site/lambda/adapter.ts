import type { AstroIntegration } from 'astro';

/** The pages made on demand as one Lambda function: nothing of a web server in it, so that it starts in a blink. */
export const lambda = (): AstroIntegration => ({
  name: 'mingbai-lambda',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'mingbai-lambda',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./entry.ts', import.meta.url),
        adapterFeatures: { buildOutput: 'server', middlewareMode: 'classic' },
        supportedAstroFeatures: {
          hybridOutput: 'stable',
          staticOutput: 'stable',
          serverOutput: 'stable',
          sharpImageService: 'stable',
        },
      }),
  },
});
