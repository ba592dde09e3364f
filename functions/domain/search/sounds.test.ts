import { expect, it } from 'vitest';
import { packPairs, packPhrases, pairsOf, phrasesOf, readingsFrom } from './sounds.ts';

const readings = readingsFrom({ she: '设社', zhu: '主住', hui: '会', gong: '公', kuai: '会', kai: '开' });

it('pairs are kept once, by their first character, and found by their sound, the commonest first', () => {
  const file = packPairs([
    ['社主', 3],
    ['设住', 5],
    ['设主', 9],
    ['设住', 5],
    ['社会', 7],
  ]);
  expect(file).toBe('社主3会7 设主9住5');
  expect(pairsOf(file, readings, 'she', 'zhu')).toEqual([
    ['设主', 9],
    ['设住', 5],
    ['社主', 3],
  ]);
  expect(pairsOf(file, readings, 'she', 'kuai')).toEqual([['社会', 7]]);
  expect(pairsOf('', readings, 'she', 'zhu')).toEqual([]);
});

it('phrases are kept once and found by their initials, whichever way a character is read', () => {
  const file = packPhrases([
    ['公开', 4],
    ['公会', 6],
    ['公开', 4],
    ['公开会', 2],
  ]);
  expect(phrasesOf(file, readings, 'gk')).toEqual([
    ['公会', 6],
    ['公开', 4],
  ]);
  expect(phrasesOf(file, readings, 'gh')).toEqual([['公会', 6]]);
  expect(phrasesOf(file, readings, 'gkh')).toEqual([['公开会', 2]]);
  expect(phrasesOf('', readings, 'gk')).toEqual([]);
});
