import { testAccessibility } from '../support/axe.ts';
import { demoLibrary } from '../support/demo-site.ts';
import { readingKinds } from '../support/page-kinds.ts';

testAccessibility(readingKinds(demoLibrary()));
