/** `npx cdk synth -c region=cn-north-1 -c domain=… -c certificate=…` */
import { App } from 'aws-cdk-lib';
import { SiteStack } from './site-stack.ts';

const app = new App();

const context = (name: string): string | undefined => app.node.tryGetContext(name);

const domain = context('domain');
const region = context('region');
if (!domain || !region)
  throw new Error('cdk needs the context values domain and region: cdk synth -c domain=… -c region=…');

new SiteStack(app, 'Mingbai', { domain, certificate: context('certificate'), env: { region } });
