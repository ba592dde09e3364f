export const indexSite = async (_: object): Promise<void> => {};
