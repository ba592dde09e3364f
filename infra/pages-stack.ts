import { Stack, type StackProps } from 'aws-cdk-lib';
import { HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import { GRANTS } from '../functions/grants.ts';
import type { DisclosureStack } from './disclosure-stack.ts';
import { Duty } from './function.ts';

interface PagesProps extends StackProps {
  readonly disclosure: DisclosureStack;
  readonly code: string;
}

/** 网页 — the pages made on demand, for whatever no other door takes. */
export class PagesStack extends Stack {
  readonly duty: Duty;

  constructor(scope: Construct, id: string, { disclosure, code, ...props }: PagesProps) {
    super(scope, id, props);
    const { stores, environmentVariables: environment } = disclosure;
    this.duty = new Duty(this, 'pages', { grant: GRANTS.pages, stores, code, environment });
    new HttpRoute(this, 'Default', {
      httpApi: disclosure.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('pages-door', this.duty.lambda),
    });
  }
}
