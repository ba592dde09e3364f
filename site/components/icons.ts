/** One family of line icons, 24 units, drawn for this site. */
export const ICON_PATHS = {
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  explain: 'M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5',
  apply: 'M4 6h16v12H4zM4 7l8 6 8-6',
  guide: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M15.5 8.5l-2 5-5 2 2-5z',
  report: 'M5 20V10M12 20V4M19 20v-7M3 20h18',
  organ: 'M3 10l9-6 9 6M5 10v9M10 10v9M14 10v9M19 10v9M3 20h18',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4',
  video: 'M4 6h11v12H4zM15 11l5-3v8l-5-3z',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.5',
  press: 'M9 4h6v9H9zM6 10a6 6 0 0 0 12 0M12 16v4M8 20h8',
  scan: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M4 12h16',
  emblem: '',
} as const;

export type IconName = keyof typeof ICON_PATHS;
