import { describe, expect, it } from 'vitest';
import { doorOf } from './doors.ts';

const DOORS = [
  'GET /api/v1/applications',
  'GET /api/v1/applications/{number}',
  'POST /api/v1/applications/track',
  'POST /api/v1/applications/{number}/steps/{step}',
  'GET /office/applications/{number}/files/{id}',
  'GET /office/applications/{number}/files/arrived',
  'GET /api/v1/{proxy+}',
  '$default',
];

describe('the doors of an API', () => {
  it.each([
    ['GET', '/api/v1/applications', 'GET /api/v1/applications'],
    ['GET', '/api/v1/applications/2026-00001', 'GET /api/v1/applications/{number}'],
    ['GET', '/office/applications/1/files/arrived', 'GET /office/applications/{number}/files/arrived'],
    ['GET', '/office/applications/1/files/abc', 'GET /office/applications/{number}/files/{id}'],
    ['GET', '/api/v1/docs', 'GET /api/v1/{proxy+}'],
    ['POST', '/api/v1/docs', '$default'],
    ['GET', '/office/', '$default'],
  ])('%s %s is %s', (method, path, door) => {
    expect(doorOf(DOORS, method, path)).toBe(door);
  });
});
