/** 印发……的通知 — what is issued is what people call it by. What it only speaks of, 通过《……》, is the name of another. */
export const nameIn = (foldedTitle: string): string =>
  (/印发(.+)的通知/u.exec(foldedTitle)?.[1] ?? foldedTitle).replace(/(?<=.)《[^》]*》$|\([^()]*\)\P{L}*$/u, '');
