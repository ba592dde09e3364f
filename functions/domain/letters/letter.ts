import type { CivilDate } from '../work-calendar.ts';

/** 一部分 — what stands under one heading; the templates number them 一、二、三. */
export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** 一项 — a line of the table in a 回执. */
export interface Item {
  readonly label: string;
  readonly value: string;
}

/** 公文 — a letter as data: every word it says and none of how it looks. */
export interface Letter {
  readonly form: 'receipt' | 'reply';
  /** 发文机关 — whose head and whose signature it bears. */
  readonly organ: string;
  /** 发文字号, `青公开复〔2026〕1号`; none on a receipt or a closing note. */
  readonly number?: string | undefined;
  /** 受理编号, which the document's title carries. */
  readonly about: string;
  readonly title: string;
  readonly addressee: string;
  readonly opening: readonly string[];
  readonly items: readonly Item[];
  readonly sections: readonly Section[];
  /** What its 二维码 leads to, where it bears one. */
  readonly scan?: string;
  /** The last words before the signature. */
  readonly closing: string;
  /** 成文日期; a draft bears the day it was handed in. */
  readonly signedOn: CivilDate;
}

/** 发文机关 as letters name it: who answers, who reviews what it answers, where it is reached. */
export interface Letterhead {
  readonly organ: string;
  /** 复议机关 (行政复议法第二十四条). */
  readonly reviewBody: string;
  /** Where it takes an application for review on the Internet (行政复议法第二十二条). */
  readonly reviewLink?: string | undefined;
  /** 管辖法院, named where a city names it. */
  readonly court: string;
  readonly contact: {
    readonly name: string;
    readonly phone: string;
    readonly address: string;
    readonly hours: string;
  };
  /** Where an application is looked up, as people type it. */
  readonly trackLink: string;
}

/** Written in one line: a name or a title may have come with breaks. */
export const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The paragraphs of what an officer wrote; no font has a shape for a tab. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '');
