import { testAccessibility } from '../support/axe.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { findingKinds } from '../support/page-kinds.ts';

testAccessibility(findingKinds(demoLibrary()));
