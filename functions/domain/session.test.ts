import { describe, expect, it } from 'vitest';
import { type Secret, type Session, sessionEnd, sessionExpires, sessionUpkeep } from './session.ts';

const at = (time: string): string => `2026-03-02T${time}+08:00`;

/** Signed in at eight, last seen and given its secret when told. */
const session = (seen: string, rotated = seen): Session => ({
  signedInAt: at('08:00:00'),
  seenAt: at(seen),
  rotatedAt: at(rotated),
  generation: 3,
});

const endOf = (given: Session, now: string, secret: Secret = 'current', generation = 3) =>
  sessionEnd(given, { secret, generation, now: at(now) });

describe('会话时限', () => {
  it('30 分钟没有操作即退出: 29:59 holds, 30:00 does not', () => {
    expect(endOf(session('09:00:00'), '09:29:59')).toBeUndefined();
    expect(endOf(session('09:00:00'), '09:30:00')).toBe('idle');
  });

  it('登录满 10 小时即退出, however busy', () => {
    expect(endOf(session('17:59:00'), '17:59:59')).toBeUndefined();
    expect(endOf(session('17:59:59'), '18:00:00')).toBe('tooLong');
  });

  it('在所有设备上退出: another generation ends it at once', () => {
    expect(endOf(session('09:00:00'), '09:00:01', 'current', 4)).toBe('everywhere');
  });

  it('a replaced secret holds 60 seconds more', () => {
    expect(endOf(session('09:00:00'), '09:00:59', 'former')).toBeUndefined();
    expect(endOf(session('09:00:00'), '09:01:00', 'former')).toBe('replaced');
    expect(endOf(session('09:00:00'), '09:01:00', 'current')).toBeUndefined();
  });

  it('across offsets an instant is an instant', () => {
    const seen = { ...session('09:00:00'), seenAt: '2026-03-02T01:00:00Z' };
    expect(endOf(seen, '09:29:59')).toBeUndefined();
    expect(endOf(seen, '09:30:00')).toBe('idle');
  });
});

describe('会话维护', () => {
  it('every 15 minutes a new secret, never for the former one', () => {
    expect(sessionUpkeep(session('09:14:59', '09:00:00'), 'current', at('09:14:59'))).toBe('none');
    expect(sessionUpkeep(session('09:14:59', '09:00:00'), 'current', at('09:15:00'))).toBe('rotate');
    expect(sessionUpkeep(session('09:14:59', '09:00:00'), 'former', at('09:15:00'))).toBe('none');
  });

  it('is written down as seen once a minute', () => {
    expect(sessionUpkeep(session('09:00:00'), 'current', at('09:00:59'))).toBe('none');
    expect(sessionUpkeep(session('09:00:00'), 'current', at('09:01:00'))).toBe('note');
  });

  it('is forgotten when the 10 hours are over', () => {
    expect(sessionExpires({ signedInAt: at('08:00:00') })).toBe(Date.parse('2026-03-02T10:00:00Z') / 1000);
  });
});
